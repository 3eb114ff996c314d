import type { Priority, QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import type { RouteChoice } from '@cuspid/queue/contracts';

/** What somebody asks of a card. */
export type CardAction =
  | { kind: 'step' }
  | { kind: 'back' }
  /** Was called and did not come. */
  | { kind: 'again' }
  | { kind: 'move'; status: QueueStatus; chair?: ChairDto }
  | { kind: 'priority'; priority: Priority }
  /** What is said, else what comes next. */
  | { kind: 'route'; choice?: RouteChoice }
  /** To the patient's payments, with the sheet open. */
  | { kind: 'pay' }
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
  mayPay: boolean;
}
