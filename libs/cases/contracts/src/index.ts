export { countedOf, paceOf } from './requirements.pace';
export type { Pace, QuotaState } from './requirements.pace';
export { CASE_CLASSES, PACES, REQUIREMENT, REQUIREMENT_COUNTS } from './requirements.values';
export type { CaseClass, PaceState, RequirementCounts } from './requirements.values';
export type * from './requirements.dto';
export {
  actsOf,
  CASE_ACTS,
  CASE_REFUSALS,
  CASE_RIGHTS,
  refusalOf,
  rightFor,
  stateAfter,
  taskAfter,
} from './case-machine';
export type { CaseAct, CaseActor, CaseFacts, CaseRefusal, CaseRight, PieceFacts } from './case-machine';
export * from './cases.values';
export type * from './cases.dto';
export type * from './examination.dto';
export type * from './submissions.dto';
export type * from './rubrics.dto';
export type * from './case-work.dto';
