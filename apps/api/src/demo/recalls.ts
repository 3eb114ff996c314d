import type { Tx } from '@cuspid/platform/database';
import { Recall, RecallAttempt, RecallPreference, RecallRule, type RecallKeeper } from '@cuspid/recalls/api';
import type { Channel, Outcome } from '@cuspid/recalls/contracts';
import { insertAll } from './write';

const DAY_MS = 86_400_000;
const ALL_PATIENTS = 4_294_967_295;
const AT_ONCE = 500;

/** Tries so far, by who has waited longest: days ago, how, what came of it, and after how many days from now one tries again. */
const TRIED: readonly (readonly [number, Channel, Outcome, number | null, string | null])[][] = [
  [
    [6, 'PHONE', 'NO_ANSWER', -4, null],
    [3, 'PHONE', 'NO_ANSWER', -1, 'Voicemail'],
  ],
  [[8, 'PHONE', 'WILL_BOOK', -1, 'Wants a morning, will ask at work']],
  [[20, 'LETTER', 'NO_ANSWER', -6, null]],
  [[2, 'PHONE', 'LATER', 60, 'Abroad until January']],
  [[5, 'PHONE', 'DECLINED', null, 'Sees a dentist in Colombo now']],
  [[4, 'PHONE', 'DO_NOT_CONTACT', null, 'Asked not to be called']],
  [[1, 'SMS', 'NO_ANSWER', 3, null]],
];

/** Who is due follows from the visits; a few of them have been called already. */
export async function writeRecalls(
  tx: Tx,
  keeper: RecallKeeper,
  { patients, desk, now }: { patients: readonly number[]; desk: number; now: Date },
): Promise<void> {
  const settle = async () => {
    for (let from = 0; from < patients.length; from += AT_ONCE) {
      await keeper.settleAll(tx, patients.slice(from, from + AT_ONCE));
    }
  };
  await settle();
  await tx.update(RecallRule, { isActive: true }, { rebuiltThrough: ALL_PATIENTS });
  const due = await tx.find(Recall, {
    where: { stage: 'OPEN' },
    order: { nextOn: 'ASC', id: 'ASC' },
    take: TRIED.length,
  });
  const dayAfter = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const attempts = due.flatMap(({ patientId, ruleId }, index) =>
    (TRIED[index] ?? []).map(([daysAgo, channel, outcome, next, note]) => ({
      ...{ patientId, ruleId, channel, outcome, note, byId: desk },
      at: new Date(now.getTime() - daysAgo * DAY_MS),
      nextOn: next === null ? null : dayAfter(next),
    })),
  );
  await insertAll(tx, RecallAttempt, attempts);
  const silent = attempts.filter(({ outcome }) => outcome === 'DO_NOT_CONTACT');
  await insertAll(
    tx,
    RecallPreference,
    silent.map(({ patientId, note, at }) => ({
      ...{ patientId, doNotContact: true, reason: note, notedById: desk, notedAt: at, version: 2 },
    })),
  );
  await settle();
}
