import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What a chart came to at the end of each day on which it changed, so that a report of a year reads rows and no charts. */
export class CreateDentalIndex1764000000195 extends Forward {
  readonly name = 'CreateDentalIndex1764000000195';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists dental_index (
        patient_id int unsigned not null,
        day date not null,
        until_day date not null,
        zone varchar(64) not null,
        decayed tinyint unsigned not null,
        missing_by_caries tinyint unsigned not null,
        missing_otherwise tinyint unsigned not null,
        filled tinyint unsigned not null,
        recorded tinyint unsigned not null,
        primary_decayed tinyint unsigned not null,
        primary_missing tinyint unsigned not null,
        primary_filled tinyint unsigned not null,
        primary_recorded tinyint unsigned not null,
        primary key (patient_id, day),
        index dental_index_day (day, until_day, patient_id),
        index dental_index_zone (zone, patient_id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
