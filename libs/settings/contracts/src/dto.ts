export * from './settings.dto';
export * from './lists.dto';
export * from './procedures.dto';
