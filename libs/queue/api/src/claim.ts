import type { Tx } from '@cuspid/platform/database';
import { QUEUE } from '@cuspid/queue/contracts';
import type { SelectQueryBuilder } from 'typeorm';
import { QueueEntry } from './queue-entry';

/**
 * The first waiting entry of `query` (alias `entry`), locked; null when there is none. Several may claim at once: each takes
 * the first row nobody else holds. The rows are looked for without a lock and then locked one by one, by their key: a
 * locking search may hold every row it has looked at (MySQL does when it sorts), and then all the others find nobody.
 */
export async function claimNext(tx: Tx, query: SelectQueryBuilder<QueueEntry>): Promise<QueueEntry | null> {
  const candidates = await query
    .select('entry.id', 'id')
    .andWhere("entry.status = 'IN_WAITING_ROOM'")
    .orderBy('entry.urgency')
    .addOrderBy('entry.enteredAt')
    .addOrderBy('entry.id')
    .limit(QUEUE.boardMax)
    .getRawMany<{ id: number }>();
  for (const { id } of candidates) {
    const lock = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
    const entry = await tx.findOne(QueueEntry, { where: { id }, lock });
    if (entry?.status === 'IN_WAITING_ROOM') return entry;
  }
  return null;
}
