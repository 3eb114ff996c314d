import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

export class CreateCareTeamRequest1764000000029 extends Forward {
  readonly name = 'CreateCareTeamRequest1764000000029';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists care_team_request (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        user_id int unsigned not null,
        action varchar(5) not null,
        reason varchar(300) null,
        requested_by_id int unsigned not null,
        requested_at datetime(3) not null,
        status varchar(9) not null default 'PENDING',
        decided_by_id int unsigned null,
        decided_at datetime(3) null,
        answer varchar(300) null,
        open_user_id int unsigned as (if(status = 'PENDING', user_id, null)) stored,
        unique key care_team_request_one_open (patient_id, action, open_user_id),
        key care_team_request_target (user_id, status, requested_at, id),
        key care_team_request_asked (requested_by_id, status, requested_at, id),
        key care_team_request_status (status, requested_at, id),
        constraint care_team_request_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint care_team_request_user foreign key (user_id) references \`user\` (id) on delete no action on update no action,
        constraint care_team_request_requested_by foreign key (requested_by_id) references \`user\` (id) on delete no action on update no action,
        constraint care_team_request_decided_by foreign key (decided_by_id) references \`user\` (id) on delete no action on update no action,
        constraint care_team_request_asks_another check (user_id <> requested_by_id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'care_team_request', 'open_user_id', "if(status = 'PENDING', user_id, null)");
  }
}
