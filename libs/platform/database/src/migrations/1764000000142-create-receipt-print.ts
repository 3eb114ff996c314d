import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = ['id', 'posting_id', 'copy', 'format', 'printed_at', 'printed_by_id'];

/** Every time a receipt was handed out: there is one original, and each print after it is a copy with a number. */
export class CreateReceiptPrint1764000000142 extends Forward {
  readonly name = 'CreateReceiptPrint1764000000142';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists receipt_print (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        posting_id int unsigned not null,
        copy int unsigned not null default 0,
        format varchar(4) not null,
        printed_at datetime(3) not null,
        printed_by_id int unsigned not null,
        unique key receipt_print_copy (posting_id, copy),
        constraint receipt_print_posting foreign key (posting_id) references posting (id) on delete no action on update no action,
        constraint receipt_print_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint receipt_print_printed_by foreign key (printed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'receipt_print', SAID);
  }
}
