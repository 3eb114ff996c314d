import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateChartFinding1764000000022 extends Forward {
  readonly name = 'CreateChartFinding1764000000022';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`chart_finding\` (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        act_id int unsigned not null,
        tooth char(2) not null,
        supernumerary_side char(1) null,
        supernumerary_index tinyint unsigned null,
        surfaces varchar(120) null,
        code varchar(20) not null,
        layer varchar(10) not null,
        material varchar(20) null,
        severity tinyint unsigned null,
        quality varchar(10) null,
        is_defective tinyint(1) not null default 0,
        reason varchar(12) null,
        param varchar(40) null,
        teeth varchar(160) null,
        abutments varchar(160) null,
        note varchar(500) null,
        effective_on varchar(10) not null,
        recorded_at datetime(3) not null,
        author_id int unsigned not null,
        supersedes_id int unsigned null,
        voids_id int unsigned null,
        void_reason varchar(200) null,
        key chart_finding_patient (patient_id, id),
        key chart_finding_act (act_id),
        constraint chart_finding_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint chart_finding_act_id foreign key (act_id) references chart_act (id) on delete no action on update no action,
        constraint chart_finding_author foreign key (author_id) references \`user\` (id) on delete no action on update no action,
        constraint chart_finding_supersedes foreign key (supersedes_id) references chart_finding (id) on delete no action on update no action,
        constraint chart_finding_voids foreign key (voids_id) references chart_finding (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
