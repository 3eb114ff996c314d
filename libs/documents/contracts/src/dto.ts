export * from './documents.dto';
export * from './stats.dto';
export * from './uploads.dto';
