export * from './record.values';
export type * from './record.dto';
export type * from './archive.dto';
