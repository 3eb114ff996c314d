import type { QueueStatus } from '@cuspid/queue/contracts';
import type { QueueEntry } from './queue-entry';

/** Most urgent first, then longest waiting: the order of calls. */
export const asCalled = (a: QueueEntry, b: QueueEntry): number =>
  a.urgency - b.urgency || a.enteredAt.getTime() - b.enteredAt.getTime() || a.id - b.id;

/** The stages in which a patient sits in a chair. */
export const IN_CHAIR: readonly QueueStatus[] = ['UNDER_CONSULTATION', 'UNDER_TREATMENT'];

export const isInChair = (status: QueueStatus): boolean => IN_CHAIR.includes(status);
