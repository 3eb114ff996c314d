import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

const EFFECT =
  "if(kind = 'REVERSAL', -1, 1) * if(ifnull(reverses_kind, kind) in ('CHARGE', 'REFUND'), 1, -1) * amount_minor";

/** The ledger: lines that are added and never changed. A reversal refers to a key that holds kind, currency and amount. */
export class CreatePosting1764000000134 extends Forward {
  readonly name = 'CreatePosting1764000000134';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists posting (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        kind varchar(8) not null,
        amount_minor bigint not null,
        currency char(3) not null,
        effect_minor bigint as (${EFFECT}) stored,
        method varchar(13) null,
        description varchar(160) null,
        reference varchar(100) null,
        notes varchar(500) null,
        reason varchar(300) null,
        paid_on date not null,
        paid_at datetime(3) not null,
        due_on date null,
        posted_at datetime(3) not null,
        posted_by_id int unsigned not null,
        procedure_id int unsigned null,
        plan_item_id int unsigned null,
        visit_id int unsigned null,
        reverses_id int unsigned null,
        reverses_kind varchar(8) null,
        refund_of_id int unsigned null,
        receipt_number int unsigned null,
        tendered_minor bigint null,
        key posting_day_of_patient (patient_id, paid_on, id),
        key posting_account (patient_id, currency, paid_on, id, effect_minor),
        key posting_paid_at (patient_id, paid_at),
        key posting_cashier (posted_by_id, id),
        key posting_day (paid_on, id),
        unique key posting_as_it_is (id, kind, currency, amount_minor),
        unique key posting_one_reversal (reverses_id),
        unique key posting_receipt (receipt_number),
        ${CHECKS.map(([name, holds]) => `constraint posting_${name} check (${holds})`).join(',\n        ')},
        ${KEYS.map(([name, columns, table, to]) => `constraint posting_${name} foreign key (${columns}) references ${table} (${to}) on delete no action on update no action`).join(',\n        ')}
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'posting', 'effect_minor', EFFECT);
  }
}

const CHECKS = [
  ['amount', 'amount_minor > 0 and amount_minor <= 100000000000'],
  ['kind', "kind in ('CHARGE', 'PAYMENT', 'REFUND', 'REVERSAL', 'DISCOUNT')"],
  ['reversal', "(kind = 'REVERSAL') = (reverses_id is not null) and (reverses_id is null) = (reverses_kind is null)"],
  ['reversal_is_final', "reverses_kind is null or reverses_kind <> 'REVERSAL'"],
  ['refund', "(kind = 'REFUND') = (refund_of_id is not null)"],
  ['number', "(kind in ('PAYMENT', 'REFUND')) = (receipt_number is not null)"],
  ['method', "(ifnull(reverses_kind, kind) in ('PAYMENT', 'REFUND')) = (method is not null)"],
  ['reason', "kind in ('CHARGE', 'PAYMENT') or reason is not null"],
  ['tendered', "tendered_minor is null or (kind = 'PAYMENT' and method = 'CASH' and tendered_minor >= amount_minor)"],
] as const;

const KEYS = [
  ['patient', 'patient_id', 'patient', 'id'],
  ['posted_by', 'posted_by_id', '`user`', 'id'],
  ['procedure', 'procedure_id', 'clinic_procedure', 'id'],
  ['plan_item', 'plan_item_id', 'plan_item', 'id'],
  ['visit', 'visit_id', 'visit', 'id'],
  ['reverses', 'reverses_id, reverses_kind, currency, amount_minor', 'posting', 'id, kind, currency, amount_minor'],
  ['refund_of', 'refund_of_id', 'posting', 'id'],
] as const;
