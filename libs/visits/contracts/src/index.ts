export { endOf, isOnStep, slotsOf } from './slots';
export { isHeld, mayBecome } from './states';
export { CLOSED_REASONS, OCCUPIED, REGISTRATION, VISIT, VISIT_EVENTS, VISIT_STATUSES } from './visits.values';
export type { ClosedReason, Occupied, VisitEvent, VisitStatus } from './visits.values';
export type * from './calendar.dto';
export type * from './visits.dto';
