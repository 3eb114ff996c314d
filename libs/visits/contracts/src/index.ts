export { REGISTRATION, VISIT, VISIT_STATUSES } from './visits.values';
export type { VisitStatus } from './visits.values';
export type * from './visits.dto';
