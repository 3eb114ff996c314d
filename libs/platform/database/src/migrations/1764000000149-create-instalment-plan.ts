import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What a patient pays little by little: total, down payment and rhythm. */
export class CreateInstalmentPlan1764000000149 extends Forward {
  readonly name = 'CreateInstalmentPlan1764000000149';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists instalment_plan (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        description varchar(160) not null,
        currency char(3) not null,
        total_minor int unsigned not null,
        down_payment_minor int unsigned not null default 0,
        every_months int unsigned not null default 1,
        procedure_id int unsigned null,
        plan_item_id int unsigned null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        cancelled_at datetime(3) null,
        cancelled_by_id int unsigned null,
        cancel_reason varchar(300) null,
        version int unsigned not null default 1,
        key instalment_plan_patient (patient_id, created_at),
        constraint instalment_plan_total check (total_minor > 0 and down_payment_minor < total_minor),
        constraint instalment_plan_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint instalment_plan_procedure foreign key (procedure_id) references clinic_procedure (id) on delete no action on update no action,
        constraint instalment_plan_item foreign key (plan_item_id) references plan_item (id) on delete no action on update no action,
        constraint instalment_plan_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint instalment_plan_cancelled_by foreign key (cancelled_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
