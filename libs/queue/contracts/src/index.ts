export { PRIORITIES, QUEUE, QUEUE_STATUSES, STAGE_TARGET_MINUTES } from './queue.values';
export type { Priority, QueueStatus } from './queue.values';
export type * from './queue.dto';
