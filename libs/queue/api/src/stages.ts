import type { Tx } from '@cuspid/platform/database';
import { QUEUE_STATUSES, type QueueStatus } from '@cuspid/queue/contracts';
import type { QueueEntry } from './queue-entry';
import { QueueMove } from './queue-move';

/**
 * When the entry entered the stage `to`, were it moved there at `now`. A step back takes a mistake back: the clock of the
 * stage goes on from where it was, so that nobody's wait is forgotten by a slip of the hand.
 */
export async function enteredStage(tx: Tx, entry: QueueEntry, to: QueueStatus, now: Date): Promise<Date> {
  if (to === 'IN_WAITING_ROOM') return entry.enteredAt;
  const isBack = QUEUE_STATUSES.indexOf(to) < QUEUE_STATUSES.indexOf(entry.status);
  if (!isBack) return now;
  const before = await tx.findOne(QueueMove, {
    where: { entryId: entry.id, toStatus: to },
    order: { at: 'DESC', id: 'DESC' },
  });
  return before?.at ?? now;
}

/** Keeps the step an entry made. */
export async function noteMove(
  tx: Tx,
  entry: QueueEntry,
  from: QueueStatus | null,
  at: Date,
  actorId: number,
): Promise<void> {
  await tx.insert(QueueMove, { entryId: entry.id, fromStatus: from, toStatus: entry.status, at, actorId });
}
