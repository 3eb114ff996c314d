import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/**
 * The five-minute stretches visits take up. The unique keys are the rule: a provider, a chair or a patient is never in two
 * places. A visit booked over another leaves out what it shares.
 */
export class CreateVisitSlot1764000000063 extends Forward {
  readonly name = 'CreateVisitSlot1764000000063';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_slot (
        visit_id int unsigned not null,
        slot int unsigned not null,
        provider_id int unsigned null,
        chair_id int unsigned null,
        patient_id int unsigned null,
        primary key (visit_id, slot),
        unique key visit_slot_provider (provider_id, slot),
        unique key visit_slot_chair (chair_id, slot),
        unique key visit_slot_patient (patient_id, slot),
        constraint visit_slot_visit foreign key (visit_id) references visit (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
