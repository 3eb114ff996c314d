export * from './history-changes';
export * from './history-fields';
export * from './history.values';
export { dhcOf, needOf } from './need';
export type * from './case-history.dto';
export type * from './history-answers.dto';
