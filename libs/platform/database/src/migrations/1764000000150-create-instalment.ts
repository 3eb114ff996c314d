import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** The instalments of a plan: one becomes one posting, once, on its day. */
export class CreateInstalment1764000000150 extends Forward {
  readonly name = 'CreateInstalment1764000000150';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists instalment (
        id int unsigned not null auto_increment primary key,
        plan_id int unsigned not null,
        patient_id int unsigned not null,
        number int unsigned not null,
        due_on date not null,
        amount_minor int unsigned not null,
        charge_id int unsigned null,
        charged_at datetime(3) null,
        ended_at datetime(3) null,
        open_due_on date as (if(charge_id is null and ended_at is null, due_on, null)) stored,
        key instalment_open (open_due_on, id),
        key instalment_patient (patient_id, due_on),
        unique key instalment_place (plan_id, number),
        unique key instalment_one_charge (charge_id),
        constraint instalment_amount check (amount_minor > 0),
        constraint instalment_charged_or_ended check (charge_id is null or ended_at is null),
        constraint instalment_of_plan foreign key (plan_id) references instalment_plan (id) on delete no action on update no action,
        constraint instalment_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint instalment_charge foreign key (charge_id) references posting (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    const open = 'if(charge_id is null and ended_at is null, due_on, null)';
    await noteGenerated(db, 'instalment', 'open_due_on', open);
  }
}
