import type { DiscountState } from '@cuspid/payment-records/contracts';
import { DomainError } from '@cuspid/platform/api';

/** The patient has as many instalment plans as one can have. */
export class InstalmentPlansFull extends DomainError {
  readonly code = 'instalment-plans-full';
  readonly status = 409;
  constructor(most: number) {
    super(`A patient has at most ${most} instalment plans.`);
  }
}

/** The item of the treatment plan is charged already, whole or by instalments. */
export class ItemCharged extends DomainError {
  readonly code = 'plan-item-charged';
  readonly status = 409;
  constructor() {
    super('This item of the treatment plan is charged already, or is being paid by instalments.');
  }
}

/** Nothing of the instalment plan is still to be charged, so there is nothing to change about it. */
export class NothingAhead extends DomainError {
  readonly code = 'instalments-over';
  readonly status = 409;
  constructor() {
    super('Nothing of this instalment plan is still to be charged: it is cancelled, or all of it is charged.');
  }
}

/** A discount on this charge waits for an answer already. */
export class DiscountWaits extends DomainError {
  readonly code = 'discount-waits';
  readonly status = 409;
  constructor() {
    super('A discount on this charge was asked for already, and waits for an answer.');
  }
}

/** Somebody has answered, or who asked has taken it back. */
export class DiscountDecided extends DomainError {
  readonly code = 'discount-decided';
  readonly status = 409;
  constructor(state: DiscountState) {
    super(`This discount is ${state.toLowerCase()} already.`);
  }
}

/** The charge was reversed, or so much of it is paid or discounted that less is open than the discount. */
export class DiscountTooLarge extends DomainError {
  readonly code = 'discount-too-large';
  readonly status = 409;
  constructor() {
    super('The charge was reversed, or less of it is still to be paid than this discount would take off.');
  }
}

/** One’s own request is granted by somebody else. */
export class OwnDiscount extends DomainError {
  readonly code = 'discount-own';
  readonly status = 409;
  constructor() {
    super('You asked for this discount yourself: another administrator has to grant it.');
  }
}
