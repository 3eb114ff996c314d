export * from './documents.values';
export type * from './documents.dto';
export type * from './stats.dto';
export type * from './uploads.dto';
