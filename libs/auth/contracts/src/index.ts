export type * from './auth.dto';
