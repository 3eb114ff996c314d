import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How many of a kind a group has to have done. */
export class CreateRequirementQuota1764000000184 extends Forward {
  readonly name = 'CreateRequirementQuota1764000000184';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists requirement_quota (
        group_id int unsigned not null,
        kind_id int unsigned not null,
        quota int unsigned not null,
        primary key (group_id, kind_id),
        key requirement_quota_kind (kind_id),
        constraint requirement_quota_asks check (quota > 0),
        constraint requirement_quota_group foreign key (group_id) references student_group (id) on delete cascade on update no action,
        constraint requirement_quota_of_kind foreign key (kind_id) references requirement_kind (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
