import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateChartAct1764000000021 extends Forward {
  readonly name = 'CreateChartAct1764000000021';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`chart_act\` (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        number int unsigned not null,
        kind varchar(10) not null,
        text varchar(1000) null,
        undoes_id int unsigned null,
        author_id int unsigned not null,
        recorded_at datetime(3) not null,
        visit_id int unsigned null,
        unique key chart_act_number (patient_id, number),
        key chart_act_author (patient_id, author_id, id),
        constraint chart_act_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint chart_act_undoes foreign key (undoes_id) references chart_act (id) on delete no action on update no action,
        constraint chart_act_author_id foreign key (author_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
