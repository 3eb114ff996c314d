import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateVisit1764000000016 extends Forward {
  readonly name = 'CreateVisit1764000000016';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`visit\` (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        provider_id int unsigned null,
        chair_id int unsigned null,
        starts_at datetime(3) not null,
        minutes smallint unsigned not null,
        type varchar(60) not null,
        status varchar(14) not null default 'SCHEDULED',
        confirmed_at datetime(3) null,
        arrived_at datetime(3) null,
        completed_at datetime(3) null,
        notes varchar(500) null,
        created_by_id int unsigned not null,
        created_at datetime(3) not null,
        version int unsigned not null default 1,
        key visit_starts (starts_at, id),
        key visit_patient (patient_id, starts_at),
        key visit_provider (provider_id, starts_at),
        constraint visit_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint visit_provider_id foreign key (provider_id) references \`user\` (id) on delete no action on update no action,
        constraint visit_chair_id foreign key (chair_id) references chair (id) on delete no action on update no action,
        constraint visit_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
