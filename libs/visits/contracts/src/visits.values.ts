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
  clashesShown: 10,
} as const;
