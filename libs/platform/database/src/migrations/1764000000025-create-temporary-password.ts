import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateTemporaryPassword1764000000025 extends Forward {
  readonly name = 'CreateTemporaryPassword1764000000025';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists temporary_password (
        id int unsigned not null auto_increment primary key,
        user_id int unsigned not null,
        password_hash varchar(200) not null,
        requested_by_id int unsigned null,
        created_at datetime(3) not null,
        handed_over_at datetime(3) null,
        refused_at datetime(3) null,
        key temporary_password_user (user_id, id),
        constraint temporary_password_user_id foreign key (user_id) references \`user\` (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
