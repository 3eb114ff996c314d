import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** When backups were taken, so that the running clinic can tell how old the last one is. */
export class CreateBackupTaken1764000000212 extends Forward {
  readonly name = 'CreateBackupTaken1764000000212';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists backup_taken (
        id int unsigned not null auto_increment primary key,
        taken_at datetime(3) not null
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
