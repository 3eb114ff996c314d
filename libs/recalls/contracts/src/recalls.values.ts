/** What a list of recalls may be asked for: to be called now, not yet, booked ahead, given up or declined, not to be contacted. */
export const RECALL_STATES = ['due', 'later', 'booked', 'closed', 'doNotContact'] as const;
export type RecallState = (typeof RECALL_STATES)[number];

/** How somebody was tried. */
export const CHANNELS = ['PHONE', 'EMAIL', 'SMS', 'LETTER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What came of a try; `PUT_OFF` is no try: somebody decided to wait. */
export const OUTCOMES = [
  'WILL_BOOK',
  'LATER',
  'NO_ANSWER',
  'WRONG_NUMBER',
  'DECLINED',
  'DO_NOT_CONTACT',
  'PUT_OFF',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why nobody calls any more, until the patient comes or books again. */
export const ENDINGS = ['GIVEN_UP', 'DECLINED'] as const;
export type Ending = (typeof ENDINGS)[number];

export const RECALL = {
  ruleNameMax: 60,
  monthsMin: 1,
  monthsMax: 60,
  triesMin: 1,
  triesMax: 20,
  rulesMax: 20,
  typesMax: 30,
  noteMax: 300,
  reasonMax: 200,
  /** How far ahead somebody may be put off. */
  aheadDays: 730,
  /** How long somebody who works on a patient keeps others away. */
  claimMinutes: 10,
  undoMinutes: 10,
  attemptsShown: 50,
  /** Counting stops here: «1000» is «1000 or more». */
  countMax: 1_000,
  exportMax: 10_000,
  /** How far «soon» looks ahead. */
  soonDays: 14,
} as const;

/** After how many days one tries again, unless somebody says when. */
export function daysToNext(outcome: Outcome, channel: Channel | null): number {
  if (outcome === 'WILL_BOOK') return 7;
  if (channel === 'LETTER') return 14;
  return channel === 'PHONE' ? 2 : 4;
}
