import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateBlockOut1764000000065 extends Forward {
  readonly name = 'CreateBlockOut1764000000065';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists block_out (
        id int unsigned not null auto_increment primary key,
        provider_id int unsigned null,
        chair_id int unsigned null,
        starts_at datetime(3) not null,
        ends_at datetime(3) not null,
        reason varchar(200) not null,
        created_by_id int unsigned not null,
        created_at datetime(3) not null,
        key block_out_ends (ends_at, id),
        constraint block_out_order check (starts_at < ends_at),
        constraint block_out_provider foreign key (provider_id) references \`user\` (id) on delete no action on update no action,
        constraint block_out_chair foreign key (chair_id) references chair (id) on delete no action on update no action,
        constraint block_out_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
