export * from './settings.values';
export * from './opening';
export type * from './settings.dto';
export type * from './lists.dto';
export type * from './procedures.dto';
