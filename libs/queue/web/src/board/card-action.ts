import type { Priority, QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';

/** What somebody asks of a card. */
export type CardAction =
  | { kind: 'step' }
  | { kind: 'back' }
  | { kind: 'move'; status: QueueStatus; chair?: ChairDto }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'edit' }
  | { kind: 'remove' };

/** What is asked, and of which card. */
export interface CardRequest {
  entry: QueueEntryDto;
  action: CardAction;
}

/** What the signed-in person may do to this card; the menu and the keys ask the same. */
export interface CardRights {
  mayProgress: boolean;
  mayEdit: boolean;
  mayRemove: boolean;
}
