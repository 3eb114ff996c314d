export { USER } from './users.values';
export * from './users.dto';
