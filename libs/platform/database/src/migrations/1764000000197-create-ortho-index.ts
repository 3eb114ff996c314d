import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The IOTN grade of a finished exam as it was saved last: its fields are JSON, which no report can count. */
export class CreateOrthoIndex1764000000197 extends Forward {
  readonly name = 'CreateOrthoIndex1764000000197';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists ortho_index (
        exam_id int unsigned not null,
        version int unsigned not null,
        grade tinyint unsigned null,
        primary key (exam_id),
        constraint ortho_index_exam foreign key (exam_id) references ortho_exam (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    const known: unknown[] = await db.query("show index from ortho_exam where key_name = 'ortho_exam_finished'");
    if (!known.length) {
      await db.query('create index ortho_exam_finished on ortho_exam (state, examined_on, patient_id, id)');
    }
  }
}
