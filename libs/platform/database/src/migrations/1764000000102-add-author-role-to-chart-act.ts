import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/**
 * In which role somebody recorded: what a student recorded waits for a clinician's co-signature, also when the student
 * has become a dentist since. Null for acts of before, whose authors' present roles count. Written once, like the rest.
 */
export class AddAuthorRoleToChartAct1764000000102 extends Forward {
  readonly name = 'AddAuthorRoleToChartAct1764000000102';

  async up(db: QueryRunner): Promise<void> {
    if (!(await db.hasColumn('chart_act', 'author_role'))) {
      await db.query('alter table chart_act add column author_role varchar(20) null');
    }
    await db.query('drop trigger if exists chart_act_author_role_stays');
    await db.query(
      `create trigger chart_act_author_role_stays before update on chart_act for each row
       begin
         if not (binary new.author_role <=> binary old.author_role) then
           signal sqlstate '45000' set message_text = 'chart_act is append-only';
         end if;
       end`,
    );
  }
}
