import type { Patient } from '@cuspid/patients/api';
import type { Ending, Outcome } from '@cuspid/recalls/contracts';
import { dayIn } from '@cuspid/settings/api';
import type { Recall } from './recall';
import type { RecallAttempt } from './recall-attempt';
import type { RecallPreference } from './recall-preference';
import type { RecallRule } from './recall-rule';

/** The newest completed visit of one kind. */
export interface DoneWork {
  at: Date;
  type: string;
  providerId: number | null;
}

/** What is known of a patient, from the tables that say it. */
export interface Known {
  patient: Pick<Patient, 'id' | 'isActive' | 'clinicalStatus'>;
  preference: RecallPreference | null;
  /** The newest of each kind. */
  done: readonly DoneWork[];
  /** When a visit was last booked: all tries before it have been answered. */
  bookedLastAt: Date | null;
  /** The days of the first and of the last visit that is booked ahead. */
  ahead: { first: string; last: string } | null;
  /** Oldest first. */
  attempts: readonly RecallAttempt[];
}

/** What follows, and is kept. */
export type Kept = Omit<Recall, 'id' | 'patientId' | 'patient' | 'ruleId' | 'claimedById' | 'claimedAt'>;

const NOTHING: Kept = {
  stage: 'NONE',
  nextOn: null,
  dueOn: null,
  lastDoneAt: null,
  lastType: null,
  providerId: null,
  bookedUntil: null,
  tries: 0,
  attempts: 0,
  lastOutcome: null,
  lastChannel: null,
  lastTriedAt: null,
  endedAs: null,
};

/** Where a patient stands by a rule. `types` are the names of the visits the rule counts from; null: any. */
export function keptOf(rule: RecallRule, types: ReadonlySet<string> | null, known: Known, timeZone: string): Kept {
  const { patient, preference, ahead } = known;
  const choice = preference?.choices?.find(({ ruleId }) => ruleId === rule.id);
  const isMeant = !rule.statuses?.length || rule.statuses.includes(patient.clinicalStatus);
  const last = newest(known.done.filter(({ type }) => !types || types.has(type)));
  if (!rule.isActive || !patient.isActive || choice?.isOff || !isMeant || !last) return NOTHING;
  const dueOn = monthsAfter(dayIn(timeZone, last.at), choice?.months ?? rule.months);
  const round = roundOf(known.attempts, rule, last.at, known.bookedLastAt);
  const kept: Kept = {
    ...{ stage: 'OPEN', nextOn: laterOf(dueOn, round.nextOn), dueOn },
    ...{ lastDoneAt: last.at, lastType: last.type, providerId: last.providerId },
    bookedUntil: ahead?.last ?? null,
    ...{ tries: round.tries, attempts: round.attempts, endedAs: null },
    ...{ lastOutcome: round.lastOutcome, lastChannel: round.lastChannel, lastTriedAt: round.lastTriedAt },
  };
  if (preference?.doNotContact) return { ...kept, stage: 'SILENT', nextOn: dueOn };
  if (ahead) return { ...kept, stage: 'BOOKED', nextOn: ahead.first };
  const endedAs = endingOf(round, rule);
  if (endedAs && round.lastTriedAt)
    return { ...kept, stage: 'ENDED', endedAs, nextOn: dayIn(timeZone, round.lastTriedAt) };
  return kept;
}

type Round = Pick<Kept, 'tries' | 'attempts' | 'lastOutcome' | 'lastChannel' | 'lastTriedAt' | 'nextOn'>;

const UNANSWERED: readonly Outcome[] = ['NO_ANSWER', 'WRONG_NUMBER'];
const ANSWERED: readonly Outcome[] = ['WILL_BOOK', 'LATER'];

/** The tries since the patient last came or booked. */
function roundOf(attempts: readonly RecallAttempt[], rule: RecallRule, doneAt: Date, bookedLastAt: Date | null): Round {
  const since = Math.max(doneAt.getTime(), bookedLastAt?.getTime() ?? 0);
  const mine = attempts.filter(({ ruleId, at }) => ruleId === rule.id && at.getTime() > since);
  const tried = mine.filter(({ outcome }) => outcome !== 'PUT_OFF');
  const reached = tried.findLastIndex(({ outcome }) => ANSWERED.includes(outcome));
  const last = tried.at(-1);
  return {
    tries: tried.slice(reached + 1).filter(({ outcome }) => UNANSWERED.includes(outcome)).length,
    attempts: tried.length,
    lastOutcome: last?.outcome ?? null,
    lastChannel: last?.channel ?? null,
    lastTriedAt: last?.at ?? null,
    nextOn: mine.at(-1)?.nextOn ?? null,
  };
}

function endingOf({ lastOutcome, tries }: Round, { triesMax }: RecallRule): Ending | null {
  if (lastOutcome === 'DECLINED') return 'DECLINED';
  return tries >= triesMax ? 'GIVEN_UP' : null;
}

const newest = (done: readonly DoneWork[]) =>
  done.reduce<DoneWork | null>((last, one) => (last && last.at >= one.at ? last : one), null);

const laterOf = (day: string, other: string | null) => (other && other > day ? other : day);

/** The same day some months on, or the last of the month where there is no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
