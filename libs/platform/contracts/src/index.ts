export { ROLES, PERMISSIONS, TREATING, reachOf, mayRole, meaningOf } from './permissions';
export { dayAfter } from './days';
export { PAGE } from './page';
export { TOPICS } from './events';
export type { Role, Reach, Permission } from './permissions';
export type { FieldError, ProblemBody } from './problem';
export type { Page } from './page';
export type { Topic, LiveEvent } from './events';
export type { WebConfig } from './webconfig';
