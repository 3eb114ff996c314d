import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Visits booked together: every so many weeks or months. */
export class CreateVisitSeries1764000000072 extends Forward {
  readonly name = 'CreateVisitSeries1764000000072';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_series (
        id int unsigned not null auto_increment primary key,
        every smallint unsigned not null,
        unit varchar(5) not null,
        count smallint unsigned not null,
        created_by_id int unsigned not null,
        created_at datetime(3) not null,
        constraint visit_series_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
