import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Where a patient stands by a rule, kept true by whatever changes it: so a page of who is due is a walk of an index. */
export class CreateRecall1764000000084 extends Forward {
  readonly name = 'CreateRecall1764000000084';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists recall (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        rule_id int unsigned not null,
        stage varchar(6) not null default 'NONE',
        next_on date null,
        due_on date null,
        last_done_at datetime(3) null,
        last_type varchar(60) null,
        provider_id int unsigned null,
        booked_until date null,
        tries int unsigned not null default 0,
        attempts int unsigned not null default 0,
        last_outcome varchar(14) null,
        last_channel varchar(6) null,
        last_tried_at datetime(3) null,
        ended_as varchar(8) null,
        claimed_by_id int unsigned null,
        claimed_at datetime(3) null,
        unique key recall_one_by_rule (patient_id, rule_id),
        key recall_next (stage, next_on, id),
        key recall_rule_next (rule_id, stage, next_on, id),
        key recall_provider_next (provider_id, stage, next_on, id),
        key recall_due (stage, due_on, id),
        key recall_booked_until (stage, booked_until),
        constraint recall_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint recall_rule foreign key (rule_id) references recall_rule (id) on delete cascade on update no action,
        constraint recall_claimed_by foreign key (claimed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
