import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateLiveEvent1764000000007 extends Forward {
  readonly name = 'CreateLiveEvent1764000000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`live_event\` (
        id int unsigned not null auto_increment primary key,
        topic varchar(20) not null,
        entity_id int unsigned null,
        patient_id int unsigned null,
        at datetime(3) not null,
        key live_event_at (at)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
