import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

/** Which charges stand on which invoice: one is on no other until that invoice is void. */
export class CreateInvoiceCharge1764000000144 extends Forward {
  readonly name = 'CreateInvoiceCharge1764000000144';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists invoice_charge (
        id int unsigned not null auto_increment primary key,
        invoice_id int unsigned not null,
        patient_id int unsigned not null,
        charge_id int unsigned not null,
        unique key invoice_charge_once (invoice_id, charge_id),
        constraint invoice_charge_invoice foreign key (invoice_id) references invoice (id) on delete no action on update no action,
        constraint invoice_charge_charge foreign key (charge_id) references posting (id) on delete no action on update no action,
        constraint invoice_charge_patient foreign key (patient_id) references patient (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'invoice_charge', ['id', 'invoice_id', 'charge_id']);
  }
}
