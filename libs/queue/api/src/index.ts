import { QueueDisplay } from './queue-display';
import { QueueEntry } from './queue-entry';
import { QueueMove } from './queue-move';

export { DisplaysService } from './displays.service';
export { QueueDisplay } from './queue-display';
export { QueueEntry } from './queue-entry';
export { QueueMove } from './queue-move';
export { QueueModule } from './queue.module';
export { QueueService } from './queue.service';

/** The tables of this domain. */
export const queueEntities = [QueueEntry, QueueMove, QueueDisplay];
