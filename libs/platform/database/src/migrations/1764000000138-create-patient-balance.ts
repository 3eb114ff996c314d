import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** Where every patient stands, a row a currency: it follows from the ledger, and who owes is a walk of an index. */
export class CreatePatientBalance1764000000138 extends Forward {
  readonly name = 'CreatePatientBalance1764000000138';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_balance (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        currency char(3) not null,
        balance_minor bigint not null,
        open_minor bigint not null,
        prepaid_minor bigint not null,
        open_since date null,
        side tinyint as (sign(balance_minor)) stored,
        unique key patient_balance_one (patient_id, currency),
        key patient_balance_by_amount (currency, balance_minor, id),
        key patient_balance_by_day (currency, side, open_since, id),
        constraint patient_balance_adds_up check (balance_minor = open_minor - prepaid_minor and open_minor >= 0 and prepaid_minor >= 0),
        constraint patient_balance_patient foreign key (patient_id) references patient (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'patient_balance', 'side', 'sign(balance_minor)');
  }
}
