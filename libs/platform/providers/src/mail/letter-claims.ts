import type { DataSource } from 'typeorm';
import { transaction, type Tx } from '@cuspid/platform/database';
import type { Deliveries } from './deliveries';
import { MailLetter, UNANSWERED, WIPED } from './mail-letter';

/** Longer than any sending can take; when it runs out, the sender is taken for dead and another one tries. */
const LEASE_SECONDS = 300;
const NOW = 'utc_timestamp(3)';
/** A letter that kills its sender each time stops here, long before the counter is full. */
const ATTEMPTS_MAX = 200;
const ENDED = 'Its sender was ended meanwhile.';

/** Minutes until the next attempt, after the first, second … failure. */
const BACK_OFF = [1, 5, 30, 120, 360];
const KEPT_HOURS = 72;

/** What became of an attempt. `Later` becomes `DEAD` once the letter is older than 72 hours. */
export type Outcome = { sent: true } | { sent: false; again: boolean; reason: string };

/**
 * Takes the letter that has waited longest, for this process alone, in a transaction of a few milliseconds. The letter
 * comes with its attempt already counted. Null when nothing is due. What is not to go out any more goes no further.
 */
export async function claimLetter(source: DataSource, deliveries: Deliveries): Promise<MailLetter | null> {
  for (;;) {
    const taken = await transaction(source, (tx) => take(tx, deliveries));
    if (taken !== 'NONE') return taken;
  }
}

async function take(tx: Tx, deliveries: Deliveries): Promise<MailLetter | 'NONE' | null> {
  const letter = await tx
    .createQueryBuilder(MailLetter, 'letter')
    .where(`letter.status = 'DUE' and letter.dueAt <= ${NOW}`)
    .andWhere(`(letter.leasedUntil is null or letter.leasedUntil <= ${NOW})`)
    .orderBy('letter.dueAt')
    .limit(1)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked') // several processes send at once
    .getOne();
  if (!letter) return null;
  if (letter.about && !(await deliveries.isDue(tx, letter.about))) {
    await tx.delete(MailLetter, { id: letter.id });
    return 'NONE';
  }
  if (letter.leasedUntil && letter.lastError?.startsWith(UNANSWERED)) {
    // It may have arrived both times: a third copy helps nobody, a person should look.
    await end(tx, deliveries, letter, { sent: false, again: false, reason: `${UNANSWERED} And once more: ${ENDED}` });
    return 'NONE';
  }
  // The one who had it never came back: it may have arrived, and whoever reads the row later must know.
  if (letter.leasedUntil) letter.lastError = `${UNANSWERED} ${ENDED}`;
  letter.attempts += 1;
  const taken = {
    attempts: letter.attempts,
    lastError: letter.lastError,
    leasedUntil: () => `${NOW} + interval ${LEASE_SECONDS} second`,
  };
  await tx.createQueryBuilder().update(MailLetter).set(taken).where({ id: letter.id }).execute();
  return letter;
}

/**
 * Writes the outcome down, if the letter is still ours: a sender that was held up past its lease finds the attempt
 * counted on by another and changes nothing. A letter that has come to its end is told to who waits for it, in the same
 * transaction. Answers whether it was ours.
 */
export function settleLetter(
  source: DataSource,
  deliveries: Deliveries,
  letter: MailLetter,
  outcome: Outcome,
): Promise<boolean> {
  return transaction(source, (tx) => end(tx, deliveries, letter, outcome));
}

async function end(tx: Tx, deliveries: Deliveries, letter: MailLetter, outcome: Outcome): Promise<boolean> {
  const result = await tx
    .createQueryBuilder()
    .update(MailLetter)
    .set(outcome.sent ? sent : failed(letter, outcome))
    .where({ id: letter.id, attempts: letter.attempts, status: 'DUE' })
    .execute();
  if (result.affected !== 1) return false;
  const { status } = await tx.findOneOrFail(MailLetter, { where: { id: letter.id }, select: { status: true } });
  if (status === 'DUE') return true;
  if (letter.isConfidential) await tx.update(MailLetter, { id: letter.id }, WIPED);
  if (letter.about) await deliveries.tell(tx, letter.about, status === 'SENT' ? 'taken' : 'refused');
  return true;
}

const sent = { status: () => `'SENT'`, sentAt: () => NOW, leasedUntil: null, lastError: null };

function failed(letter: MailLetter, { again, reason }: { again: boolean; reason: string }) {
  const minutes = BACK_OFF[Math.min(letter.attempts, BACK_OFF.length) - 1] ?? 1;
  const worthIt = again && letter.attempts < ATTEMPTS_MAX;
  const tooOld = `${NOW} >= created_at + interval ${KEPT_HOURS} hour`;
  return {
    status: () => (worthIt ? `if(${tooOld}, 'DEAD', 'DUE')` : `'DEAD'`),
    dueAt: () => `${NOW} + interval ${minutes} minute`,
    leasedUntil: null,
    lastError: reason.slice(0, 500),
  };
}
