export const VISIT_STATUSES = ['SCHEDULED', 'ARRIVED', 'COMPLETED', 'CANCELLED', 'DID_NOT_ATTEND'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** What can happen to a visit; each is kept with its time and actor. */
export const VISIT_EVENTS = [
  'BOOKED',
  'MOVED',
  'CHANGED',
  'CONFIRMED',
  'ARRIVED',
  'COMPLETED',
  'DID_NOT_ATTEND',
  'CANCELLED',
  'UNDONE',
] as const;
export type VisitEvent = (typeof VISIT_EVENTS)[number];

/** What a series counts its steps in. */
export const SERIES_UNITS = ['WEEK', 'MONTH'] as const;
export type SeriesUnit = (typeof SERIES_UNITS)[number];

/** Whether a date of a series is to be had. `NO_TIME`: the clock jumps over it · `TWICE`: the clock shows it twice. */
export const DATE_STATES = ['FREE', 'TAKEN', 'CLOSED', 'NO_TIME', 'TWICE'] as const;
export type DateState = (typeof DATE_STATES)[number];

/** What becomes of a member when this and the following are acted on. `APART`: moved by itself before · `PASSED`: not booked any more. */
export const MEMBER_OUTCOMES = [
  'MOVES',
  'CANCELS',
  'UNDOES',
  'APART',
  'PASSED',
  'TAKEN',
  'CLOSED',
  'NO_TIME',
  'CHANGED',
] as const;
export type MemberOutcome = (typeof MEMBER_OUTCOMES)[number];

/** What a change of a visit may have changed. */
export const CHANGED_FIELDS = ['time', 'minutes', 'provider', 'chair', 'type', 'procedures', 'notes'] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** The type of the visit that a registration enters. */
export const REGISTRATION = 'Registration';

/** What a visit may take up: nobody and nothing is in two places at a time. */
export const OCCUPIED = ['patient', 'provider', 'chair'] as const;
export type Occupied = (typeof OCCUPIED)[number];

/** Why a time is not to be had, though nothing else is booked there. */
export const CLOSED_REASONS = ['closed', 'holiday', 'away', 'blocked'] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

export const VISIT = {
  notesMax: 500,
  typeMax: 60,
  reasonMax: 200,
  /** Visits begin and end on the clock's fives. */
  stepMinutes: 5,
  minutesMin: 5,
  minutesMax: 480,
  /** How far ahead one may book. */
  aheadDays: 730,
  /** How long a mistake can be taken back. */
  undoMinutes: 10,
  proceduresMax: 20,
  /** How many visits are booked in one series. */
  seriesMax: 26,
  /** How many weeks or months lie between two of them, at most. */
  everyMax: 26,
  clashesShown: 10,
} as const;
