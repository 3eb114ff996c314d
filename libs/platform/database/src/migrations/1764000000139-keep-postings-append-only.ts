import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const POSTING = [
  ...['id', 'kind', 'amount_minor', 'currency', 'method', 'description', 'reference', 'notes', 'reason'],
  ...['paid_on', 'paid_at', 'due_on', 'posted_at', 'posted_by_id', 'procedure_id', 'plan_item_id', 'visit_id'],
  ...['reverses_id', 'reverses_kind', 'refund_of_id', 'receipt_number', 'tendered_minor'],
];
const ALLOCATION = ['id', 'payment_id', 'charge_id', 'cause_id', 'amount_minor', 'settled_on', 'posted_at'];

/** What was posted is never changed: a correction is a further line. */
export class KeepPostingsAppendOnly1764000000139 extends Forward {
  readonly name = 'KeepPostingsAppendOnly1764000000139';

  async up(db: QueryRunner): Promise<void> {
    await keepAppendOnly(db, 'posting', POSTING);
    await keepAppendOnly(db, 'posting_allocation', ALLOCATION);
  }
}
