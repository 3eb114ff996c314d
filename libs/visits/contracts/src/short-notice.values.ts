/** Where an entry of the short-notice list stands. `BOOKED`: the patient comes earlier now · `LAPSED`: its last day passed. */
export const SHORT_NOTICE_STATES = ['OPEN', 'BOOKED', 'WITHDRAWN', 'LAPSED'] as const;
export type ShortNoticeState = (typeof SHORT_NOTICE_STATES)[number];

/** What became of a time that was offered. */
export const OFFER_ANSWERS = ['ACCEPTED', 'DECLINED', 'NO_ANSWER'] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

/** The days a patient can come, Monday first: their place is their bit. */
export const CAN_COME = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type CanCome = (typeof CAN_COME)[number];

export const SHORT_NOTICE = {
  noteMax: 300,
  /** How long somebody stays on the list, unless they say. */
  usualDays: 90,
  daysMax: 365,
  /** How many are shown of those who could come. */
  matchesMax: 10,
  /** How many of those who could come on a day are counted. */
  comingMax: 500,
  /** While a time is being offered, nobody else offers it. */
  offerMinutes: 15,
} as const;
