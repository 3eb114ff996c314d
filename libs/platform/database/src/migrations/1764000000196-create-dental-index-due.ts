import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Whose chart has to be reckoned anew: written in the transaction of its change, taken away with the reckoning. */
export class CreateDentalIndexDue1764000000196 extends Forward {
  readonly name = 'CreateDentalIndexDue1764000000196';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists dental_index_due (
        patient_id int unsigned not null,
        primary key (patient_id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    // The charts there are already: reckoned by the first start, some at a time.
    await db.query('insert ignore into dental_index_due (patient_id) select patient_id from dental_chart');
  }
}
