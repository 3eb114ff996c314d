import { LANGUAGES, type Language } from '@cuspid/patients/contracts';

/** What a letter to a patient tells: of a visit that is booked, moved, near, or not to be. */
export const LETTER_KINDS = ['BOOKED', 'MOVED', 'REMINDER', 'CANCELLED'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** `WAITING`: to be sent, or to be tried again. `SENT`: the mail server has it. `FAILED`: given up, for a person to look at. */
export const LETTER_STATES = ['WAITING', 'SENT', 'FAILED', 'WITHDRAWN'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

export const LETTER_SOURCES = ['AUTOMATIC', 'MANUAL'] as const;
export type LetterSource = (typeof LETTER_SOURCES)[number];

/** Why a letter that waited was not sent. */
export const WITHDRAWN_BECAUSE = [
  'MOVED',
  'ENDED',
  'PAST',
  'OPTED_OUT',
  'NO_ADDRESS',
  'OTHER_ADDRESS',
  'ARCHIVED',
  'NOT_NEEDED',
] as const;
export type WithdrawnBecause = (typeof WITHDRAWN_BECAUSE)[number];

/** Why a patient cannot be reminded by hand. */
export const NO_REMINDER_BECAUSE = ['NO_ADDRESS', 'OPTED_OUT', 'NOT_BOOKED', 'PAST', 'REMINDED'] as const;
export type NoReminderBecause = (typeof NO_REMINDER_BECAUSE)[number];

/** Where a visit stands for who holds its link. `CLOSED`: moved, begun, over or taken out of the book. */
export const LINK_STATES = ['OPEN', 'CONFIRMED', 'CANCELLED', 'CLOSED'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** What the page of a link is opened for: `/visit-links/<token>?for=cancel`. Opening it changes nothing. */
export const LINK_PURPOSES = ['confirm', 'cancel', 'opt-out'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** The page of the web app a letter leads to, followed by the token. */
export const VISIT_LINK_PAGE = 'visit-links';

export const LETTER = {
  subjectMax: 150,
  bodyMax: 4_000,
  /** Letters of bookings, moves and cancellations wait so long: what is taken back meanwhile is never told. */
  delayMinutes: 10,
  /** A change of a visit that is nearer than this is told at once. */
  nearMinutes: 60,
  /** Until so many hours before it a patient may cancel by the link; later they call. */
  cancelHours: 24,
  /** Letters of one visit that are shown. */
  shownMax: 100,
  addressMax: 254,
  errorMax: 500,
  tokenMax: 64,
} as const;

/** The languages letters are written in: the patient's own. */
export const LETTER_LANGUAGES: readonly Language[] = LANGUAGES;
