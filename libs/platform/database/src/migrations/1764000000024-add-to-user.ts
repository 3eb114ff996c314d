import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How one signs in besides a password, until when a temporary one is good, and what became of the account. */
export class AddToUser1764000000024 extends Forward {
  readonly name = 'AddToUser1764000000024';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('user', 'google_sub')) return;
    await db.query(`
      alter table \`user\`
        add column google_sub varchar(255) character set ascii collate ascii_bin null,
        add column password_expires_at datetime(3) null,
        add column preferences mediumtext null,
        add column last_seen_at datetime(3) null,
        add column deactivated_at datetime(3) null,
        add column anonymised_at datetime(3) null,
        add unique key user_google_sub (google_sub),
        add key user_name (name, id),
        add key user_last_seen (last_seen_at, id)
    `);
  }
}
