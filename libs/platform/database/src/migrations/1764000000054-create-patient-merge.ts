import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePatientMerge1764000000054 extends Forward {
  readonly name = 'CreatePatientMerge1764000000054';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_merge (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        merged_id int unsigned not null,
        state varchar(8) not null default 'MOVING',
        reason varchar(300) null,
        journal mediumtext null,
        merged_by_id int unsigned not null,
        merged_at datetime(3) not null,
        undone_by_id int unsigned null,
        undone_at datetime(3) null,
        key patient_merge_stays (patient_id, id),
        key patient_merge_goes (merged_id, id),
        constraint patient_merge_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint patient_merge_merged foreign key (merged_id) references patient (id) on delete no action on update no action,
        constraint patient_merge_by foreign key (merged_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_merge_undone_by foreign key (undone_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_merge_of_two check (patient_id <> merged_id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
