import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** After how many months who is to come in again; a clinic begins with one rule. */
export class CreateRecallRule1764000000083 extends Forward {
  readonly name = 'CreateRecallRule1764000000083';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists recall_rule (
        id int unsigned not null auto_increment primary key,
        name varchar(60) not null,
        months int unsigned not null,
        types mediumtext null,
        statuses mediumtext null,
        tries_max int unsigned not null default 4,
        is_active boolean not null default true,
        rebuilt_through int unsigned not null default 0,
        version int unsigned not null default 1
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await db.query("insert ignore into recall_rule (id, name, months) values (1, 'Check-up', 6)");
  }
}
