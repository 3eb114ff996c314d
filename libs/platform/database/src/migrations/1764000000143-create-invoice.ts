import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = ['id', 'number', 'issued_on', 'due_on', 'content', 'hash', 'issued_at', 'issued_by_id'];

/** An invoice as it was issued: its words and sums are frozen, and its numbers have no gap. */
export class CreateInvoice1764000000143 extends Forward {
  readonly name = 'CreateInvoice1764000000143';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists invoice (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        number int unsigned not null,
        issued_on date not null,
        due_on date not null,
        content mediumtext not null,
        hash char(64) not null,
        issued_at datetime(3) not null,
        issued_by_id int unsigned not null,
        unique key invoice_number (number),
        key invoice_issued (patient_id, issued_at),
        constraint invoice_due check (due_on >= issued_on),
        constraint invoice_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint invoice_issued_by foreign key (issued_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'invoice', SAID);
  }
}
