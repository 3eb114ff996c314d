import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What was signed stays as it was signed, by the database's own refusal. */
export class KeepDayCloses1764000000148 extends Forward {
  readonly name = 'KeepDayCloses1764000000148';

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['day_close', 'day_close_posting']) {
      for (const verb of ['update', 'delete']) {
        await db.query(`drop trigger if exists ${table}_no_${verb}`);
        await db.query(
          `create trigger ${table}_no_${verb} before ${verb} on ${table} for each row
           signal sqlstate '45000' set message_text = '${table} is append-only'`,
        );
      }
    }
  }
}
