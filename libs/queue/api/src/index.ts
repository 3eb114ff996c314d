import { QueueDisplay } from './queue-display';
import { QueueEntry } from './queue-entry';
import { QueueMove } from './queue-move';
import { QueueRouteAct } from './route/queue-route-act';

export { DisplaysService } from './displays.service';
export { QueueDisplay } from './queue-display';
export { QueueEntry } from './queue-entry';
export { QueueMove } from './queue-move';
export { QueueRouteAct } from './route/queue-route-act';
export { isMeasured, minutesBetween, stayRows, withStages } from './figures/stays';
export { QueueBoard } from './queue-board';
export { QueueModule } from './queue.module';
export { QueueService } from './queue.service';

/** The tables of this domain. */
export const queueEntities = [QueueEntry, QueueMove, QueueRouteAct, QueueDisplay];
