export * from './contradicts';
export * from './diff';
export * from './diff-words';
export { fold, type FoldOptions } from './fold';
export { isPresenceStatement, PRESENCES, type Presence } from './presence';
export * from './rules';
export { checkDraft } from './draft-rules';
export { settle, type ChartState, type ToothState } from './settle';
