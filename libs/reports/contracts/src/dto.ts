export * from './own.dto';
export * from './export.dto';
export * from './report.dto';
