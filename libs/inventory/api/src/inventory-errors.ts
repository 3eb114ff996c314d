import { DomainError } from '@cuspid/platform/api';

/** How many there are of what was asked for. */
export interface Short {
  itemId: number;
  lotId: number | null;
  asked: number;
  /** What could be taken: of a use, without what has expired. */
  available: number;
  /** What is there and has expired. */
  expired: number;
}

/** There is less than was asked for; `conflict` says how many there are, and how many of them have expired. */
export class NotEnoughStock extends DomainError {
  readonly code = 'not-enough-stock';
  readonly status = 409;
  constructor(override readonly conflict: Short) {
    super(`${conflict.asked} were asked for and ${conflict.available} are there. Nothing was taken.`);
  }
}

/** What has expired is not used on anybody, and not received: it leaves the shelf as expired. */
export class LotExpired extends DomainError {
  readonly code = 'lot-expired';
  readonly status = 409;
  constructor(number: string | null, expiresOn: string) {
    super(`${number ? `Lot ${number}` : 'This lot'} expired on ${expiresOn}.`);
  }
}

/** The item is in the bin: it is restored before anything is done with it. */
export class ItemInBin extends DomainError {
  readonly code = 'item-in-bin';
  readonly status = 409;
  constructor(name: string) {
    super(`“${name}” is in the bin. Restore it first.`);
  }
}

/** Only what is in the bin is restored or deleted for good. */
export class ItemNotInBin extends DomainError {
  readonly code = 'item-not-in-bin';
  readonly status = 409;
  constructor() {
    super('This item is not in the bin.');
  }
}

/** As long as something is left of it, an item stays in use. */
export class ItemHasStock extends DomainError {
  readonly code = 'item-has-stock';
  readonly status = 409;
  constructor(quantity: number, unit: string) {
    super(`${quantity} (${unit}) are left. Issue them or count them out first.`);
  }
}

/** Some of it is on order: receive or cancel the order first. */
export class ItemOnOrder extends DomainError {
  readonly code = 'item-on-order';
  readonly status = 409;
  constructor(order: string) {
    super(`Order ${order} is not over and names this item. Receive or cancel it first.`);
  }
}

/** Two items in use never have one name. */
export class ItemNameTaken extends DomainError {
  readonly code = 'item-name-taken';
  readonly status = 409;
  constructor(name: string) {
    super(`There is an item called “${name}” already.`);
  }
}

/** A code means one item; `conflict` says which has it. */
export class CodeTaken extends DomainError {
  readonly code = 'item-code-taken';
  readonly status = 409;
  override readonly conflict: { gtin: string; itemId: number };
  constructor(gtin: string, itemId: number, name: string) {
    super(`The code ${gtin} belongs to “${name}”.`);
    this.conflict = { gtin, itemId };
  }
}

/** The lot moved between the look and the count; `conflict` says what is there now. */
export class CountOutdated extends DomainError {
  readonly code = 'count-outdated';
  readonly status = 409;
  constructor(override readonly conflict: { lotId: number; expected: number; quantity: number }) {
    super(`${conflict.quantity} are on the books now and not ${conflict.expected}: somebody moved some. Count again.`);
  }
}

/** Lines are changed in a draft alone: what was sent is what the supplier has. */
export class OrderNotDraft extends DomainError {
  readonly code = 'order-not-draft';
  readonly status = 409;
  constructor() {
    super('This order has been sent. Its supplier and lines stay as they are.');
  }
}

/** Deliveries belong to orders that were sent and are not over. */
export class OrderNotOut extends DomainError {
  readonly code = 'order-not-out';
  readonly status = 409;
  constructor(state: string) {
    super(
      state === 'DRAFT' ? 'This order has not been sent yet.' : 'This order is over: nothing more is expected by it.',
    );
  }
}

/** More came than was ordered; `conflict.lines` says of what. With `acceptsOver` it is kept all the same. */
export class OverDelivered extends DomainError {
  readonly code = 'over-delivered';
  readonly status = 409;
  override readonly conflict: { lines: { lineId: number; name: string; outstanding: number; delivered: number }[] };
  constructor(lines: { lineId: number; name: string; outstanding: number; delivered: number }[]) {
    const told = lines.map(({ name, outstanding, delivered }) => `${name}: ${delivered} for ${outstanding}`);
    super(`More came than is outstanding (${told.join(', ')}). Nothing was entered.`);
    this.conflict = { lines };
  }
}
