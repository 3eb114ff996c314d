import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** Filters of the directory people keep under a name of their own; one of them is what it opens with. */
export class CreateSavedView1764000000047 extends Forward {
  readonly name = 'CreateSavedView1764000000047';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists saved_view (
        id int unsigned not null auto_increment primary key,
        user_id int unsigned not null,
        name varchar(60) not null,
        query varchar(600) not null,
        is_default tinyint(1) not null default 0,
        version int unsigned not null default 1,
        default_user_id int unsigned as (if(is_default = 1, user_id, null)) stored,
        unique key saved_view_name (user_id, name),
        unique key saved_view_one_default (default_user_id),
        constraint saved_view_user foreign key (user_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'saved_view', 'default_user_id', 'if(is_default = 1, user_id, null)');
  }
}
