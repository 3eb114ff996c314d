import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import type { EntityManager } from 'typeorm';
import type { DayClose } from './day-close';
import { DayClosePosting } from './day-close-posting';
import type { DrawerLine } from './drawer';
import { NothingToClose } from './closing-errors';
import type { Reckoned } from './reckoning';

type Signed = Omit<DayClose, 'id' | 'hash'>;

/** The hash of a close and its lines, as they were signed. */
export function hashOfClose(close: Signed, lines: readonly DrawerLine[]): string {
  const { number, currency, cashierId, signedById, closedOn, closedAt, since, lastPostingId, count } = close;
  const { floatMinor, expectedMinor, countedMinor, differenceMinor, methods, denominations, reason, note } = close;
  return hashOf(
    canonicalJson({
      ...{ format: 'cuspid-close-1', number, currency, cashierId, signedById, closedOn, lastPostingId, count },
      ...{ closedAt: closedAt.toISOString(), since: since.toISOString() },
      ...{ floatMinor, expectedMinor, countedMinor, differenceMinor, methods, denominations, reason, note },
      postings: lines.map(({ postingId, kind, method, drawerMinor, receiptNumber, postedAt }) => [
        ...[postingId, kind, method, drawerMinor, receiptNumber, postedAt.toISOString()],
      ]),
    }),
  );
}

/** Who closes which drawer, when, and under which number. */
type By = Pick<DayClose, 'number' | 'currency' | 'cashierId' | 'signedById' | 'closedOn' | 'closedAt'>;

/** The row of a close, with its hash. `lines`: all it takes, oldest first. @throws NothingToClose */
export function signedClose(lines: readonly DrawerLine[], reckoned: Reckoned, by: By): Omit<DayClose, 'id'> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) throw new NothingToClose();
  const span = { since: first.postedAt, lastPostingId: last.postingId, count: lines.length };
  const signed = { ...by, ...span, ...reckoned };
  return { ...signed, hash: hashOfClose(signed, lines) };
}

/** The lines a close took, oldest first. */
export const linesOfClose = (db: EntityManager, closeId: number): Promise<DayClosePosting[]> =>
  db.find(DayClosePosting, { where: { closeId }, order: { postingId: 'ASC' } });

/**
 * Whether a close is still what was signed: its own words and lines by their hash, and its lines by the ledger, as far as that
 * still has them (a patient who was deleted for good took theirs along).
 */
export async function isIntactClose(
  db: EntityManager,
  close: DayClose,
  lines: readonly DrawerLine[],
): Promise<boolean> {
  if (hashOfClose(close, lines) !== close.hash) return false;
  const [found]: { other: number | string }[] = await db.query(
    `select count(*) as other from day_close_posting line join posting p on p.id = line.posting_id
     where line.close_id = ? and not (p.kind <=> line.kind and p.method <=> line.method and p.effect_minor <=> -line.drawer_minor
       and p.receipt_number <=> line.receipt_number and p.currency = ? and p.posted_by_id = ?)`,
    [close.id, close.currency, close.cashierId],
  );
  return Number(found?.other) === 0;
}
