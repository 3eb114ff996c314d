import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateSession1764000000003 extends Forward {
  readonly name = 'CreateSession1764000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`session\` (
        id int unsigned not null auto_increment primary key,
        user_id int unsigned not null,
        created_at datetime(3) not null,
        last_activity_at datetime(3) not null,
        ends_at datetime(3) not null,
        ended_at datetime(3) null,
        end_reason varchar(30) null,
        address varchar(45) null,
        agent varchar(200) null,
        key session_user (user_id, ended_at),
        constraint session_user_id foreign key (user_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
