import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** Discounts somebody asked for and what became of them. On a charge one may wait at a time; a granted one is one posting. */
export class CreateDiscount1764000000151 extends Forward {
  readonly name = 'CreateDiscount1764000000151';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists discount (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        charge_id int unsigned not null,
        currency char(3) not null,
        amount_minor bigint unsigned not null,
        basis_points int unsigned null,
        reason varchar(300) not null,
        state varchar(10) not null,
        asked_at datetime(3) not null,
        asked_by_id int unsigned not null,
        decided_at datetime(3) null,
        decided_by_id int unsigned null,
        answer varchar(300) null,
        posting_id int unsigned null,
        waiting_charge_id int unsigned as (if(state = 'WAITING', charge_id, null)) stored,
        key discount_state (state, asked_at, id),
        key discount_patient (patient_id, asked_at),
        unique key discount_one_waits (waiting_charge_id),
        unique key discount_one_posting (posting_id),
        constraint discount_amount check (amount_minor > 0),
        constraint discount_granted_is_posted check ((state = 'GRANTED') = (posting_id is not null)),
        constraint discount_decided check ((state = 'WAITING') = (decided_at is null)),
        constraint discount_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint discount_charge foreign key (charge_id) references posting (id) on delete no action on update no action,
        constraint discount_posting foreign key (posting_id) references posting (id) on delete no action on update no action,
        constraint discount_asked_by foreign key (asked_by_id) references \`user\` (id) on delete no action on update no action,
        constraint discount_decided_by foreign key (decided_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'discount', 'waiting_charge_id', "if(state = 'WAITING', charge_id, null)");
  }
}
