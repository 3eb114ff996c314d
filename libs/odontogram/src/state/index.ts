export * from './contradicts';
export * from './fold';
export { isPresenceStatement, PRESENCES, type Presence } from './presence';
export * from './rules';
export { checkDraft } from './draft-rules';
export * from './settle';
