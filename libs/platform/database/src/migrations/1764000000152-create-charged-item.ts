import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** That an item of a treatment plan is charged, whole or by instalments: once at a time. The row goes when that is undone. */
export class CreateChargedItem1764000000152 extends Forward {
  readonly name = 'CreateChargedItem1764000000152';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists charged_item (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        plan_item_id int unsigned not null,
        charge_id int unsigned null,
        instalment_plan_id int unsigned null,
        key charged_item_patient (patient_id),
        unique key charged_item_once (plan_item_id),
        unique key charged_item_charge (charge_id),
        unique key charged_item_instalments (instalment_plan_id),
        constraint charged_item_one_way check ((charge_id is null) <> (instalment_plan_id is null)),
        constraint charged_item_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint charged_item_plan_item foreign key (plan_item_id) references plan_item (id) on delete no action on update no action,
        constraint charged_item_of_charge foreign key (charge_id) references posting (id) on delete no action on update no action,
        constraint charged_item_of_instalments foreign key (instalment_plan_id) references instalment_plan (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
