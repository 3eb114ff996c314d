import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Charts frozen under a name: the content as text, byte for byte what its hash was made of. */
export class CreateChartVersion1764000000099 extends Forward {
  readonly name = 'CreateChartVersion1764000000099';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists chart_version (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        name varchar(120) not null,
        note varchar(500) null,
        as_of date not null,
        known_at datetime(3) not null,
        acts int unsigned not null default 0,
        finding_count int unsigned not null default 0,
        content mediumtext not null,
        content_hash char(64) not null,
        saved_at datetime(3) not null,
        saved_by_id int unsigned not null,
        key chart_version_saved (patient_id, saved_at),
        constraint chart_version_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint chart_version_saved_by foreign key (saved_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
