import { DomainError } from '@cuspid/platform/api';

/** Only payments and refunds have a receipt. */
export class NoReceipt extends DomainError {
  readonly code = 'no-receipt';
  readonly status = 409;
  constructor() {
    super('There is a receipt of a payment and of a refund only.');
  }
}

/** No charge of the patient is open and on no invoice. */
export class NothingToInvoice extends DomainError {
  readonly code = 'nothing-to-invoice';
  readonly status = 409;
  constructor() {
    super('There is no open charge that is not on an invoice already.');
  }
}

/** A charge is on one invoice at a time; `conflict.chargeIds` says which are on one. */
export class AlreadyInvoiced extends DomainError {
  readonly code = 'already-invoiced';
  readonly status = 409;
  override readonly conflict: { chargeIds: number[] };
  constructor(chargeIds: number[]) {
    super('Some of these charges are on an invoice already. Void that invoice first, or leave them out.');
    this.conflict = { chargeIds };
  }
}

/** An invoice is voided once. */
export class InvoiceVoid extends DomainError {
  readonly code = 'invoice-void';
  readonly status = 409;
  constructor() {
    super('This invoice is void already.');
  }
}
