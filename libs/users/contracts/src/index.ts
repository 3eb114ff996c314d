export { COMMON_WORDS } from './common-words';
export * from './password-rules';
export * from './users.values';
export type * from './users.dto';
