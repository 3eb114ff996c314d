export { countedOf, paceOf } from './requirements.pace';
export type { Pace, QuotaState } from './requirements.pace';
export { CASE_CLASSES, PACES, REQUIREMENT, REQUIREMENT_COUNTS } from './requirements.values';
export type { CaseClass, PaceState, RequirementCounts } from './requirements.values';
export type * from './requirements.dto';
