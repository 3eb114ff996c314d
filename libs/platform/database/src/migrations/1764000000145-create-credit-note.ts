import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = ['id', 'invoice_id', 'number', 'reason', 'issued_at', 'issued_by_id'];

/** What makes an invoice void; of a series of its own, without gaps. */
export class CreateCreditNote1764000000145 extends Forward {
  readonly name = 'CreateCreditNote1764000000145';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists credit_note (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        invoice_id int unsigned not null,
        number int unsigned not null,
        reason varchar(500) not null,
        issued_at datetime(3) not null,
        issued_by_id int unsigned not null,
        unique key credit_note_number (number),
        unique key credit_note_one_an_invoice (invoice_id),
        key credit_note_issued (patient_id, issued_at),
        constraint credit_note_invoice foreign key (invoice_id) references invoice (id) on delete no action on update no action,
        constraint credit_note_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint credit_note_issued_by foreign key (issued_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'credit_note', SAID);
  }
}
