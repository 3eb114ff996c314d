import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = ['id', 'finding_id', 'version', 'signed_by_id', 'signed_at'];

/**
 * Co-signatures of what students recorded on charts: once a row, and append-only by the database's own refusal, as the
 * rows they stand under. They move with their chart in a merge and go with their patient, never otherwise.
 */
export class CreateChartCosign1764000000103 extends Forward {
  readonly name = 'CreateChartCosign1764000000103';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists chart_cosign (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        finding_id int unsigned not null,
        version int unsigned not null,
        signed_by_id int unsigned not null,
        signed_at datetime(3) not null,
        unique key chart_cosign_once (finding_id),
        key chart_cosign_chart (patient_id, id),
        constraint chart_cosign_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint chart_cosign_finding foreign key (finding_id) references chart_finding (id) on delete no action on update no action,
        constraint chart_cosign_by foreign key (signed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'chart_cosign', SAID);
  }
}
