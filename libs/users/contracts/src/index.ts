export { USER } from './users.values';
export type * from './users.dto';
