import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How much of a payment settles how much of a charge; a row below nothing takes it back. */
export class CreatePostingAllocation1764000000137 extends Forward {
  readonly name = 'CreatePostingAllocation1764000000137';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists posting_allocation (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        payment_id int unsigned not null,
        charge_id int unsigned not null,
        cause_id int unsigned not null,
        amount_minor bigint not null,
        settled_on date not null,
        posted_at datetime(3) not null,
        key posting_allocation_of_charge (charge_id, payment_id, amount_minor),
        key posting_allocation_of_payment (payment_id, charge_id, amount_minor),
        constraint posting_allocation_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint posting_allocation_payment foreign key (payment_id) references posting (id) on delete no action on update no action,
        constraint posting_allocation_charge foreign key (charge_id) references posting (id) on delete no action on update no action,
        constraint posting_allocation_cause foreign key (cause_id) references posting (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
