import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

const refuse = (what: string) => `signal sqlstate '45000' set message_text = '${what}'`;

async function trigger(db: QueryRunner, table: string, verb: 'update' | 'delete', body: string): Promise<void> {
  const name = `${table}_no_${verb}`;
  await db.query(`drop trigger if exists ${name}`);
  await db.query(`create trigger ${name} before ${verb} on ${table} for each row ${body}`);
}

/**
 * Links and archives are append-only like the entries. An entry may be deleted when it is older than six years (what has
 * to be kept), a link once its entry is gone, and the note of an archive never.
 */
export class KeepAuditSixYears1764000000033 extends Forward {
  readonly name = 'KeepAuditSixYears1764000000033';

  async up(db: QueryRunner): Promise<void> {
    await trigger(db, 'audit_seal', 'update', refuse('audit_seal is append-only'));
    await trigger(
      db,
      'audit_seal',
      'delete',
      `if exists (select 1 from audit_entry where id = old.entry_id) then ${refuse('audit_seal is append-only')}; end if`,
    );
    await trigger(db, 'audit_archive', 'update', refuse('audit_archive is append-only'));
    await trigger(db, 'audit_archive', 'delete', refuse('audit_archive is append-only'));
    await trigger(
      db,
      'audit_entry',
      'delete',
      `if old.at > utc_timestamp() - interval 6 year then ${refuse('audit_entry is append-only')}; end if`,
    );
  }
}
