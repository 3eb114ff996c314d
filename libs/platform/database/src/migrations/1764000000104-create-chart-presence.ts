import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Who has a chart open at this moment. A row a person and chart, whatever the number of their tabs; nothing is kept of it. */
export class CreateChartPresence1764000000104 extends Forward {
  readonly name = 'CreateChartPresence1764000000104';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists chart_presence (
        patient_id int unsigned not null,
        user_id int unsigned not null,
        tab char(16) not null,
        is_recording tinyint(1) not null default 0,
        until datetime(3) not null,
        primary key (patient_id, user_id),
        key chart_presence_until (until),
        constraint chart_presence_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint chart_presence_user foreign key (user_id) references \`user\` (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
