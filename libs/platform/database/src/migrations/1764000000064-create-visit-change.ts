import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateVisitChange1764000000064 extends Forward {
  readonly name = 'CreateVisitChange1764000000064';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_change (
        id int unsigned not null auto_increment primary key,
        visit_id int unsigned not null,
        event varchar(14) not null,
        at datetime(3) not null,
        actor_id int unsigned null,
        reason varchar(200) null,
        \`before\` mediumtext null,
        key visit_change_visit (visit_id, id),
        constraint visit_change_visit_id foreign key (visit_id) references visit (id) on delete cascade on update no action,
        constraint visit_change_actor foreign key (actor_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
