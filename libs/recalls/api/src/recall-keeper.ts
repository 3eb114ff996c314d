import { Injectable } from '@nestjs/common';
import { Events } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { In, type EntityManager } from 'typeorm';
import { keptOf, type Kept } from './kept';
import { Recall } from './recall';
import { RecallFacts, type Gone } from './recall-facts';
import { RecallRule } from './recall-rule';

/** The columns that follow from the rest. */
const KEPT = [
  'stage',
  'nextOn',
  'dueOn',
  'lastDoneAt',
  'lastType',
  'providerId',
  'bookedUntil',
  'tries',
  'attempts',
  'lastOutcome',
  'lastChannel',
  'lastTriedAt',
  'endedAs',
] as const satisfies (keyof Kept)[];

/** Keeps the rows true: reckons anew where patients stand, in the transaction of whatever changed it. */
@Injectable()
export class RecallKeeper {
  constructor(
    private readonly facts: RecallFacts,
    private readonly clinic: Clinic,
    private readonly events: Events,
  ) {}

  /** One patient, by every rule. Screens are told of each row that changed. `gone`: a visit that is being deleted. */
  async settle(tx: Tx, patientId: number, gone?: Gone): Promise<void> {
    for (const { id } of await this.settleAll(tx, [patientId], gone)) {
      await this.events.publish(tx, 'recalls', { id, patientId });
    }
  }

  /** Some patients, by one rule or by all; gives the rows that changed. */
  async settleAll(tx: Tx, patientIds: readonly number[], gone?: Gone, ruleId?: number): Promise<Recall[]> {
    if (!patientIds.length) return [];
    await makeRows(tx, patientIds);
    // Who else reckons these waits here, and then sees what was committed meanwhile: the facts are read after the lock.
    const rows = await tx.find(Recall, {
      where: { patientId: In([...patientIds]), ...(ruleId && { ruleId }) },
      order: { patientId: 'ASC', ruleId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!rows.length) return [];
    const wanted = await this.derived(tx, [...new Set(rows.map((row) => row.patientId))], gone);
    const changed = rows.flatMap((row) => {
      const kept = wanted.get(keyOf(row));
      return kept && differs(row, kept) ? [Object.assign(row, kept)] : [];
    });
    if (changed.length) await write(tx, changed);
    return changed;
  }

  /** Where these patients stand by every rule, from scratch: what their rows have to say. */
  async derived(db: EntityManager, patientIds: readonly number[], gone?: Gone): Promise<Map<string, Kept>> {
    const { timeZone } = await this.clinic.setting(db);
    const rules = await db.find(RecallRule);
    const known = await this.facts.of(db, patientIds, gone);
    const kept = new Map<string, Kept>();
    for (const rule of rules) {
      const types = await this.facts.typesOf(db, rule);
      for (const [patientId, one] of known) {
        kept.set(keyOf({ patientId, ruleId: rule.id }), keptOf(rule, types, one, timeZone));
      }
    }
    return kept;
  }
}

export const keyOf = ({ patientId, ruleId }: Pick<Recall, 'patientId' | 'ruleId'>) => `${patientId} ${ruleId}`;

/**
 * Whoever has come once has a row for every rule. Looked for first, then inserted: an insert that reads its own rows holds the
 * table's counter meanwhile, and whoever waits for that one falls into deadlocks.
 */
async function makeRows(tx: Tx, patientIds: readonly number[]): Promise<void> {
  const missing: { patient: number; rule: number }[] = await tx.query(
    `select came.patient_id as patient, rule.id as rule
     from (select distinct patient_id from visit where patient_id in (?) and status = 'COMPLETED' and type <> ?) came
     join recall_rule rule on rule.is_active = true
     where not exists (select 1 from recall have where have.patient_id = came.patient_id and have.rule_id = rule.id)`,
    [patientIds, REGISTRATION],
  );
  if (!missing.length) return;
  const rows = missing.map(({ patient, rule }) => [patient, rule]);
  await tx.query('insert ignore into recall (patient_id, rule_id) values ?', [rows]);
}

const text = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null));

export const differs = (row: Kept, kept: Kept): boolean =>
  KEPT.some((column) => text(row[column]) !== text(kept[column]));

async function write(tx: Tx, rows: readonly Recall[]): Promise<void> {
  const values = rows.map((row) => ({
    id: row.id,
    patientId: row.patientId,
    ruleId: row.ruleId,
    ...Object.fromEntries(KEPT.map((column) => [column, row[column]])),
  }));
  await tx
    .createQueryBuilder()
    .insert()
    .into(Recall)
    .values(values)
    .orUpdate([...COLUMNS])
    .updateEntity(false)
    .execute();
}

/** The same as the database names them. */
const COLUMNS = KEPT.map((column) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
