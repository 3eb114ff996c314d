import { minorOf } from '@cuspid/payment-records/contracts';
import { In, type EntityManager } from 'typeorm';
import { Posting } from '../ledger/posting';
import { PostingAllocation } from '../ledger/posting-allocation';

/** What the ledger says of a charge: what settles it, and that it was undone. */
export interface ChargeFacts {
  settledMinor: number;
  isReversed: boolean;
}

const UNTOUCHED: ChargeFacts = { settledMinor: 0, isReversed: false };

/** What has become of charges, read from the ledger in two queries. */
export async function factsOf(
  db: EntityManager,
  chargeIds: readonly number[],
): Promise<(chargeId: number) => ChargeFacts> {
  if (!chargeIds.length) return () => UNTOUCHED;
  const ids = [...chargeIds];
  const sums = await db
    .createQueryBuilder(PostingAllocation, 'part')
    .select('part.chargeId', 'chargeId')
    .addSelect('sum(part.amountMinor)', 'settled')
    .where({ chargeId: In(ids) })
    .groupBy('part.chargeId')
    .getRawMany<{ chargeId: number; settled: string }>();
  const reversals = await db.find(Posting, {
    where: { reversesId: In(ids) },
    select: { id: true, reversesId: true },
  });
  const settled = new Map(sums.map((row) => [row.chargeId, minorOf(row.settled)]));
  const reversed = new Set(reversals.map(({ reversesId }) => reversesId));
  return (id) => ({ settledMinor: settled.get(id) ?? 0, isReversed: reversed.has(id) });
}
