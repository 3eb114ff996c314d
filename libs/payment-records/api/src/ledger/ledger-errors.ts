import { DomainError } from '@cuspid/platform/api';

/** More would be given back than is left of the payment; `conflict.leftMinor` says how much that is. */
export class RefundTooMuch extends DomainError {
  readonly code = 'refund-too-much';
  readonly status = 409;
  override readonly conflict: { leftMinor: number };
  constructor(leftMinor: number) {
    super('A refund is at most what is left of its payment.');
    this.conflict = { leftMinor };
  }
}

/** Only payments that stand are given back: not charges, refunds, discounts, reversals or what was reversed. */
export class NothingToRefund extends DomainError {
  readonly code = 'nothing-to-refund';
  readonly status = 409;
  constructor() {
    super('Only a payment that stands can be given back.');
  }
}

/** A line is reversed once, and a reversal never: a mistake in it is corrected by posting anew. */
export class AlreadyReversed extends DomainError {
  readonly code = 'posting-void';
  readonly status = 409;
  constructor() {
    super('This line is reversed already, or is a reversal itself. Post it anew instead.');
  }
}

/** A payment that was given back of is reversed after its refunds. */
export class RefundsStand extends DomainError {
  readonly code = 'refunds-stand';
  readonly status = 409;
  constructor() {
    super('This payment was given back of. Reverse its refunds first.');
  }
}

/** A charge with a discount is reversed after its discount: it would be left as money the patient never paid. */
export class DiscountStands extends DomainError {
  readonly code = 'discount-stands';
  readonly status = 409;
  constructor() {
    super('There is a discount on this charge. Reverse the discount first.');
  }
}

/** More would be settled than is open of a charge or left of the payment, or of another patient or currency. */
export class AllocationTooMuch extends DomainError {
  readonly code = 'allocation-too-much';
  readonly status = 409;
  constructor() {
    super(
      'A charge of the same patient and currency is settled by at most what is open of it, with at most what is left.',
    );
  }
}

/** The payment settles charges with all of it already, or there is no open charge. */
export class NothingToAllocate extends DomainError {
  readonly code = 'nothing-to-allocate';
  readonly status = 409;
  constructor() {
    super('Nothing is left of this payment, or no charge is open.');
  }
}
