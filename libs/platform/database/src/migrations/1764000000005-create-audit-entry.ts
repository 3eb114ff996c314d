import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateAuditEntry1764000000005 extends Forward {
  readonly name = 'CreateAuditEntry1764000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`audit_entry\` (
        id int unsigned not null auto_increment primary key,
        at datetime(3) not null,
        actor_id int unsigned null,
        actor_name varchar(120) null,
        role varchar(20) null,
        action varchar(60) not null,
        entity varchar(40) null,
        entity_id int unsigned null,
        patient_id int unsigned null,
        \`before\` mediumtext null,
        \`after\` mediumtext null,
        address varchar(45) null,
        request_id varchar(64) null,
        key audit_entry_at (at),
        key audit_entry_patient (patient_id, at),
        key audit_entry_actor (actor_id, at)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
