import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

export class CreateCareTeamMember1764000000015 extends Forward {
  readonly name = 'CreateCareTeamMember1764000000015';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`care_team_member\` (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        user_id int unsigned not null,
        role varchar(20) not null,
        since datetime(3) not null,
        added_by_id int unsigned not null,
        ended_at datetime(3) null,
        ended_by_id int unsigned null,
        active_user_id int unsigned as (if(ended_at is null, user_id, null)) stored,
        unique key care_team_member_one_active (patient_id, active_user_id),
        key care_team_member_patients (active_user_id, patient_id),
        constraint care_team_member_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint care_team_member_user foreign key (user_id) references \`user\` (id) on delete no action on update no action,
        constraint care_team_member_added_by foreign key (added_by_id) references \`user\` (id) on delete no action on update no action,
        constraint care_team_member_ended_by foreign key (ended_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'care_team_member', 'active_user_id', 'if(ended_at is null, user_id, null)');
  }
}
