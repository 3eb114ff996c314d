import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What an exam said after each of its saves; nothing changes it, and it goes with its exam alone. */
export class CreateOrthoExamVersion1764000000096 extends Forward {
  readonly name = 'CreateOrthoExamVersion1764000000096';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists ortho_exam_version (
        id int unsigned not null auto_increment primary key,
        exam_id int unsigned not null,
        version int unsigned not null,
        fields mediumtext null,
        saved_at datetime(3) not null,
        saved_by_id int unsigned not null,
        unique key ortho_exam_version_number (exam_id, version),
        constraint ortho_exam_version_exam foreign key (exam_id) references ortho_exam (id) on delete cascade on update no action,
        constraint ortho_exam_version_saved_by foreign key (saved_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await db.query('drop trigger if exists ortho_exam_version_no_update');
    await db.query(
      `create trigger ortho_exam_version_no_update before update on ortho_exam_version
       for each row signal sqlstate '45000' set message_text = 'ortho_exam_version is append-only'`,
    );
  }
}
