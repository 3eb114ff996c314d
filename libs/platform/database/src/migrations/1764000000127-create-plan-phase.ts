import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Phases of a treatment plan, in their order. */
export class CreatePlanPhase1764000000127 extends Forward {
  readonly name = 'CreatePlanPhase1764000000127';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists plan_phase (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        name varchar(80) not null,
        place int unsigned not null default 0,
        version int unsigned not null default 1,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        removed_at datetime(3) null,
        key plan_phase_place (patient_id, place, id),
        constraint plan_phase_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint plan_phase_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
