import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateLetter1764000000066 extends Forward {
  readonly name = 'CreateLetter1764000000066';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists letter (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        visit_id int unsigned null,
        kind varchar(10) not null,
        language varchar(2) not null,
        starts_at datetime(3) not null,
        former_starts_at datetime(3) null,
        calendar_id int unsigned not null,
        minutes smallint unsigned not null,
        sequence int unsigned not null default 0,
        source varchar(9) not null,
        by_id int unsigned null,
        state varchar(9) not null default 'WAITING',
        withdrawn_because varchar(13) null,
        may_have_arrived tinyint(1) not null default 0,
        recipient varchar(254) not null,
        only_once varchar(60) null,
        created_at datetime(3) not null,
        due_at datetime(3) not null,
        settled_at datetime(3) null,
        attempts int unsigned not null default 0,
        last_error varchar(500) null,
        unique key letter_only_once (only_once),
        key letter_visit (visit_id, id),
        key letter_patient (patient_id, id),
        key letter_state (state, id),
        key letter_kind (kind, id),
        key letter_settled (state, settled_at),
        constraint letter_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint letter_visit_id foreign key (visit_id) references visit (id) on delete set null on update no action,
        constraint letter_by foreign key (by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
