import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** What is planned for a patient: name and price as they were then, and the finding of the chart it stands for. */
export class CreatePlanItem1764000000128 extends Forward {
  readonly name = 'CreatePlanItem1764000000128';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists plan_item (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        phase_id int unsigned not null,
        place int unsigned not null default 0,
        procedure_id int unsigned null,
        procedure_code varchar(20) null,
        name varchar(160) not null,
        price_minor int unsigned null,
        price_currency char(3) null,
        teeth varchar(160) null,
        surfaces varchar(120) null,
        provider_id int unsigned null,
        planned_for date null,
        execution_status varchar(12) not null,
        executed_on date null,
        outcome varchar(1000) null,
        note varchar(500) null,
        problem_id int unsigned null,
        finding_id int unsigned null,
        said_of_id int unsigned null,
        terms_at datetime(3) not null,
        settled_at datetime(3) null,
        settled_by_id int unsigned null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        updated_at datetime(3) not null,
        updated_by_id int unsigned not null,
        version int unsigned not null default 1,
        removed_at datetime(3) null,
        live_finding_id int unsigned as (if(removed_at is null, finding_id, null)) stored,
        key plan_item_place (patient_id, phase_id, place, id),
        key plan_item_created (patient_id, created_at),
        key plan_item_settled (patient_id, settled_at),
        unique key plan_item_one_per_finding (live_finding_id),
        constraint plan_item_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint plan_item_phase foreign key (phase_id) references plan_phase (id) on delete no action on update no action,
        constraint plan_item_procedure foreign key (procedure_id) references clinic_procedure (id) on delete no action on update no action,
        constraint plan_item_provider foreign key (provider_id) references \`user\` (id) on delete no action on update no action,
        constraint plan_item_problem foreign key (problem_id) references patient_problem (id) on delete no action on update no action,
        constraint plan_item_finding foreign key (finding_id) references chart_finding (id) on delete no action on update no action,
        constraint plan_item_settled_by foreign key (settled_by_id) references \`user\` (id) on delete no action on update no action,
        constraint plan_item_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint plan_item_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'plan_item', 'live_finding_id', 'if(removed_at is null, finding_id, null)');
  }
}
