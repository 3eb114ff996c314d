import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

/** An agreement that was taken back: once, which the key says. Append-only. */
export class CreateConsentWithdrawal1764000000186 extends Forward {
  readonly name = 'CreateConsentWithdrawal1764000000186';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists consent_withdrawal (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        consent_id int unsigned not null,
        withdrawn_by varchar(8) not null,
        reason varchar(300) null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        unique key consent_withdrawal_once (consent_id),
        key consent_withdrawal_patient (patient_id, recorded_at),
        constraint consent_withdrawal_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint consent_withdrawal_consent foreign key (consent_id) references patient_consent (id) on delete no action on update no action,
        constraint consent_withdrawal_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'consent_withdrawal', [
      'consent_id',
      'withdrawn_by',
      'reason',
      'recorded_at',
      'recorded_by_id',
    ]);
  }
}
