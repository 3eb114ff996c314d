export * from './export.dto';
export * from './report.dto';
