import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** One trigger, made anew so that a half-done run can be repeated. */
async function trigger(db: QueryRunner, name: string, when: string, refuses: string, says: string): Promise<void> {
  await db.query(`drop trigger if exists ${name}`);
  await db.query(`
    create trigger ${name} ${when} for each row
    if ${refuses} then signal sqlstate '45000' set message_text = '${says}'; end if
  `);
}

/**
 * What is left of a patient deleted for good, and the files that still have to follow. A row is only taken for a record
 * that was put away before, and stays. Rows of a chart go with their patient and never otherwise: the rule that nothing
 * leaves a chart now asks for that row, so whoever empties a chart has said so for ever.
 */
export class CreatePatientPurge1764000000052 extends Forward {
  readonly name = 'CreatePatientPurge1764000000052';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_purge (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        patient_code varchar(20) not null,
        reason varchar(300) not null,
        counts mediumtext null,
        files int unsigned not null default 0,
        purged_at datetime(3) not null,
        purged_by_id int unsigned not null,
        unique key patient_purge_patient (patient_id),
        constraint patient_purge_by foreign key (purged_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await db.query(`
      create table if not exists patient_purge_file (
        storage_key char(32) not null primary key,
        since datetime(3) not null,
        key patient_purge_file_since (since)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    const archived = 'not exists (select 1 from patient where id = new.patient_id and is_active = 0)';
    await trigger(db, 'patient_purge_archived_only', 'before insert on patient_purge', archived, 'patient is in use');
    await trigger(db, 'patient_purge_no_update', 'before update on patient_purge', 'true', 'patient_purge stays');
    await trigger(db, 'patient_purge_no_delete', 'before delete on patient_purge', 'true', 'patient_purge stays');
    await this.letGo(db, 'chart_finding');
    await this.letGo(db, 'chart_act');
  }

  /** The new rule stands before the old one falls. */
  private async letGo(db: QueryRunner, table: string): Promise<void> {
    const isKept = 'not exists (select 1 from patient_purge where patient_id = old.patient_id)';
    await trigger(db, `${table}_goes_with_patient`, `before delete on ${table}`, isKept, `${table} is append-only`);
    await db.query(`drop trigger if exists ${table}_no_delete`);
  }
}
