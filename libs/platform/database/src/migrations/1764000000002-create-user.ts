import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateUser1764000000002 extends Forward {
  readonly name = 'CreateUser1764000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`user\` (
        id int unsigned not null auto_increment primary key,
        name varchar(120) not null,
        email varchar(254) not null,
        role varchar(20) not null,
        department varchar(80) null,
        password_hash varchar(200) not null,
        must_change_password tinyint(1) not null default 0,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        created_at datetime(3) not null,
        unique key user_email (email),
        key user_role (role, is_active, name)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
