import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

export class CreateAccessRequest1764000000060 extends Forward {
  readonly name = 'CreateAccessRequest1764000000060';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists access_request (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        user_id int unsigned not null,
        reason varchar(300) not null,
        asked_at datetime(3) not null,
        status varchar(8) not null default 'PENDING',
        decided_by_id int unsigned null,
        decided_at datetime(3) null,
        answer varchar(300) null,
        open_user_id int unsigned as (if(status = 'PENDING', user_id, null)) stored,
        unique key access_request_one_open (patient_id, open_user_id),
        constraint access_request_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint access_request_user foreign key (user_id) references \`user\` (id) on delete no action on update no action,
        constraint access_request_decided_by foreign key (decided_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'access_request', 'open_user_id', "if(status = 'PENDING', user_id, null)");
  }
}
