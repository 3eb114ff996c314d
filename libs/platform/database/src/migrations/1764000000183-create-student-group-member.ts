import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Who is in which group: the key of the person says that it is one at most. */
export class CreateStudentGroupMember1764000000183 extends Forward {
  readonly name = 'CreateStudentGroupMember1764000000183';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists student_group_member (
        student_id int unsigned not null primary key,
        group_id int unsigned not null,
        key student_group_member_group (group_id, student_id),
        constraint student_group_member_student foreign key (student_id) references \`user\` (id) on delete cascade on update no action,
        constraint student_group_member_of_group foreign key (group_id) references student_group (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
