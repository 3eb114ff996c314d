import { Injectable } from '@nestjs/common';
import type { Tx } from '@cuspid/platform/database';
import type { PartName } from '@cuspid/patients/contracts';
import type { UnmergePartDto } from '@cuspid/patients/contracts/dto';
import type { EntityManager } from 'typeorm';
import type { Change, MergeJournal, PartJournal, Row } from './merge-journal';
import { Mover } from './mover';
import type { Pair } from './part-merge';
import { PartTable, printOf, says } from './part-table';
import { numberAnew, setAside } from './renumber';
import { partSince, type Since } from './since';

/** Ids in one statement. */
const BATCH = 2_000;

/** What taking a merge back means, table by table. */
export interface Return {
  told: UnmergePartDto[];
  isTied: boolean;
  since: Map<PartName, Since>;
}

/** Gives rows back to the record they came from. */
@Injectable()
export class Returner {
  constructor(private readonly mover: Mover) {}

  async plan(db: EntityManager, pair: Pair, journal: MergeJournal, takes: readonly PartName[]): Promise<Return> {
    const journals = new Map(journal.parts.map((part) => [part.name, part]));
    const parts = this.mover.moving();
    const { since, isTied } = await partSince(db, pair.stays, parts, journals, takes);
    const told: UnmergePartDto[] = [];
    for (const part of parts) {
      const table = new PartTable(db, part);
      const rows = await table.rows(db, pair.stays);
      told.push({ name: part.name, ...backOf(table, rows, journals.get(part.name)), ...sinceOf(since.get(part.name)) });
    }
    return { told, isTied, since };
  }

  async giveBack(tx: Tx, pair: Pair, journal: MergeJournal, since: Map<PartName, Since>): Promise<void> {
    const journals = new Map(journal.parts.map((part) => [part.name, part]));
    for (const part of this.mover.moving()) {
      const table = new PartTable(tx, part);
      const along = [...(since.get(part.name)?.along ?? [])];
      await this.giveBackOne(tx, table, pair, journals.get(part.name), along);
    }
    for (const patientId of [pair.stays, pair.goes]) await this.mover.settle(tx, patientId);
  }

  private async giveBackOne(
    tx: Tx,
    table: PartTable,
    { stays, goes }: Pair,
    journal: PartJournal | undefined,
    along: number[],
  ): Promise<void> {
    const ids = [...(journal?.moved.map(([id]) => id) ?? []), ...along];
    const isNumbered = table.part.merge?.isNumbered ?? false;
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = ids.slice(at, at + BATCH);
      const isSingle = table.part.merge?.isSingle ?? false;
      const which = isSingle ? [table.patient, [stays]] : [table.id, some];
      await tx.query('update ?? set ?? = ? where ?? = ? and ?? in (?)', [
        table.name,
        table.patient,
        goes,
        table.patient,
        stays,
        ...which,
      ]);
    }
    if (isNumbered) for (const patientId of [stays, goes]) await renumber(tx, table, patientId);
    for (const row of journal?.gone ?? []) await putBack(tx, table, row);
    await resume(tx, table, journal?.changes ?? []);
  }
}

async function renumber(tx: Tx, table: PartTable, patientId: number): Promise<void> {
  await setAside(tx, table, patientId, 1);
  await numberAnew(tx, table, patientId);
}

async function putBack(tx: Tx, table: PartTable, row: Row): Promise<void> {
  const told = table.told(row);
  await tx.query('insert into ?? (??) values (?)', [table.name, Object.keys(told), Object.values(told)]);
}

/** Makes rows that gave way what they were, unless somebody has changed them since. */
async function resume(tx: Tx, table: PartTable, changes: readonly Change[]): Promise<void> {
  if (!changes.length) return;
  const ids = changes.map(({ id }) => id);
  const rows: Row[] = await tx.query('select * from ?? where ?? in (?)', [table.name, table.id, ids]);
  const may = (await table.part.merge?.mayResume?.(tx, ids)) ?? new Set(ids);
  for (const { id, before, after } of changes) {
    const row = rows.find((one) => table.idOf(one) === id);
    if (may.has(id) && says(row, after)) await table.set(tx, id, before);
  }
}

function backOf(table: PartTable, rows: Row[], journal: PartJournal | undefined): { back: number; changed: number } {
  if (table.part.merge?.isSingle)
    return { back: (journal?.moved.length ?? 0) + (journal?.gone.length ?? 0), changed: 0 };
  const known = new Map(rows.map((row) => [table.idOf(row), row]));
  const there = (journal?.moved ?? []).flatMap(([id, print]) => {
    const row = known.get(id);
    return row ? [{ row, print }] : [];
  });
  const changed = there.filter(({ row, print }) => printOf(row, journal?.columns ?? []) !== print);
  return { back: there.length, changed: changed.length };
}

const sinceOf = (since: Since | undefined) => {
  const along = since?.along.size ?? 0;
  return { since: (since?.all.length ?? 0) - along, along };
};
