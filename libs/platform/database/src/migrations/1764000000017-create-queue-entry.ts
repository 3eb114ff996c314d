import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

export class CreateQueueEntry1764000000017 extends Forward {
  readonly name = 'CreateQueueEntry1764000000017';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`queue_entry\` (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        visit_id int unsigned null,
        provider_id int unsigned null,
        chair_id int unsigned null,
        day date not null,
        ticket varchar(8) not null,
        status varchar(20) not null default 'IN_WAITING_ROOM',
        priority varchar(6) not null default 'NORMAL',
        urgency tinyint unsigned not null default 2,
        \`procedure\` varchar(120) null,
        notes varchar(300) null,
        checked_in_by_id int unsigned not null,
        entered_at datetime(3) not null,
        stage_since datetime(3) not null,
        called_at datetime(3) null,
        completed_at datetime(3) null,
        is_unfinished tinyint(1) not null default 0,
        version int unsigned not null default 1,
        open_patient_id int unsigned as (if(status = 'COMPLETED', null, patient_id)) stored,
        unique key queue_entry_one_open_per_patient (open_patient_id),
        unique key queue_entry_ticket (day, ticket),
        key queue_entry_waiting (status, urgency, entered_at, id),
        key queue_entry_patient (patient_id, day),
        constraint queue_entry_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint queue_entry_visit_id foreign key (visit_id) references visit (id) on delete no action on update no action,
        constraint queue_entry_provider_id foreign key (provider_id) references \`user\` (id) on delete no action on update no action,
        constraint queue_entry_chair_id foreign key (chair_id) references chair (id) on delete no action on update no action,
        constraint queue_entry_checked_in_by foreign key (checked_in_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'queue_entry', 'open_patient_id', "if(status = 'COMPLETED', null, patient_id)");
  }
}
