export type * from './audit.dto';
