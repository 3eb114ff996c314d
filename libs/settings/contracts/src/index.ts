export type * from './settings.dto';
