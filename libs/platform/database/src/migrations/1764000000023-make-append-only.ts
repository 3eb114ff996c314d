import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The database itself refuses: what was recorded is corrected by a further row, never changed. */
async function forbid(db: QueryRunner, table: string, verb: 'update' | 'delete'): Promise<void> {
  const name = `${table}_no_${verb}`;
  await db.query(`drop trigger if exists ${name}`);
  await db.query(
    `create trigger ${name} before ${verb} on ${table} for each row signal sqlstate '45000' set message_text = '${table} is append-only'`,
  );
}

export class MakeAppendOnly1764000000023 extends Forward {
  readonly name = 'MakeAppendOnly1764000000023';

  async up(db: QueryRunner): Promise<void> {
    await forbid(db, 'chart_act', 'update');
    await forbid(db, 'chart_act', 'delete');
    await forbid(db, 'chart_finding', 'update');
    await forbid(db, 'chart_finding', 'delete');
    await forbid(db, 'audit_entry', 'update');
    await forbid(db, 'audit_entry', 'delete');
  }
}
