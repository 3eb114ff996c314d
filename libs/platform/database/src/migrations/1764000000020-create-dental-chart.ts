import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateDentalChart1764000000020 extends Forward {
  readonly name = 'CreateDentalChart1764000000020';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`dental_chart\` (
        patient_id int unsigned not null primary key,
        version int unsigned not null default 0,
        constraint dental_chart_patient foreign key (patient_id) references patient (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
