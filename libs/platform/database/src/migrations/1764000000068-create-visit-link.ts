import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateVisitLink1764000000068 extends Forward {
  readonly name = 'CreateVisitLink1764000000068';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_link (
        id int unsigned not null auto_increment primary key,
        visit_id int unsigned not null,
        starts_at datetime(3) not null,
        token_hash char(64) not null,
        created_at datetime(3) not null,
        unique key visit_link_token (token_hash),
        key visit_link_visit (visit_id),
        constraint visit_link_visit_id foreign key (visit_id) references visit (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
