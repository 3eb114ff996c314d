export { countFitting, type FreeStretch } from './would-come';
export { figuresOf, type DayFigures } from './day-figures';
export { endOf, isOnStep, slotsOf } from './slots';
export { isHeld, mayBecome } from './states';
export {
  CHANGED_FIELDS,
  CLOSED_REASONS,
  DATE_STATES,
  MEMBER_OUTCOMES,
  OCCUPIED,
  REGISTRATION,
  SERIES_UNITS,
  VISIT,
  VISIT_EVENTS,
  VISIT_STATUSES,
} from './visits.values';
export type {
  ChangedField,
  ClosedReason,
  DateState,
  MemberOutcome,
  Occupied,
  SeriesUnit,
  VisitEvent,
  VisitStatus,
} from './visits.values';
export { FEED } from './feed.values';
export type * from './block-outs.dto';
export type * from './calendar.dto';
export type * from './series.dto';
export type * from './feed.dto';
export { FIGURE_PERIODS, type FigurePeriod } from './figures.values';
export type * from './figures.dto';
export { CAN_COME, OFFER_ANSWERS, SHORT_NOTICE, SHORT_NOTICE_STATES } from './short-notice.values';
export type { CanCome, OfferAnswer, ShortNoticeState } from './short-notice.values';
export type * from './short-notice.dto';
export { VISIT_STAGES, type VisitStage } from './visit-steps.values';
export type * from './visit-steps.dto';
export type * from './visits.dto';
