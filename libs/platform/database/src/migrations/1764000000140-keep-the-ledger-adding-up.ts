import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/**
 * What a line may not do to the lines before it, said once more by the database: give back more than was paid, reverse a payment
 * that was given back of, settle more than was charged or paid, or across patients and currencies. Whoever posts holds the
 * patient, so that what is summed here stands still.
 */
export class KeepTheLedgerAddingUp1764000000140 extends Forward {
  readonly name = 'KeepTheLedgerAddingUp1764000000140';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, name, body] of [
      ['posting', 'posting_adds_up', POSTING],
      ['posting_allocation', 'posting_allocation_adds_up', ALLOCATION],
    ] as const) {
      await db.query(`drop trigger if exists ${name}`);
      await db.query(`create trigger ${name} before insert on ${table} for each row begin ${body} end`);
    }
  }
}

/** What still stands of the refunds of a payment. */
const refunded = (payment: string) =>
  `(select coalesce(sum(r.amount_minor), 0) from posting r left join posting v on v.reverses_id = r.id where r.refund_of_id = ${payment} and v.id is null)`;

const settledBy = (payment: string) =>
  `(select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.payment_id = ${payment})`;

const unless = (holds: string, said: string) =>
  `if not (${holds}) then signal sqlstate '45000' set message_text = '${said}'; end if;`;

const POSTING = `
  if new.kind = 'REFUND' then
    ${unless(
      `exists (select 1 from posting p where p.id = new.refund_of_id and p.kind = 'PAYMENT' and p.currency = new.currency
        and p.patient_id = new.patient_id and not exists (select 1 from posting v where v.reverses_id = p.id)
        and p.amount_minor >= new.amount_minor + ${refunded('p.id')})`,
      'a refund is at most what is left of its payment',
    )}
  end if;
  if new.kind = 'REVERSAL' then
    ${unless(`exists (select 1 from posting p where p.id = new.reverses_id and p.patient_id = new.patient_id) and ${refunded('new.reverses_id')} = 0`, 'a payment that was given back of is not reversed')}
  end if;`;

const ALLOCATION = `
  ${unless(
    `exists (select 1 from posting c join posting p on p.id = new.payment_id
      where c.id = new.charge_id and c.kind = 'CHARGE' and p.kind in ('PAYMENT', 'DISCOUNT') and c.currency = p.currency
      and c.patient_id = new.patient_id and p.patient_id = new.patient_id
      and c.amount_minor >= new.amount_minor + (select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.charge_id = c.id)
      and (new.amount_minor < 0 or p.amount_minor >= new.amount_minor + ${settledBy('p.id')} + ${refunded('p.id')})
      and 0 <= new.amount_minor + (select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.charge_id = c.id and a.payment_id = p.id))`,
    'a charge is settled by at most what it is, with at most what was paid',
  )}`;
