import { Injectable } from '@nestjs/common';
import type { Tx } from '@cuspid/platform/database';
import type { MergePartDto } from '@cuspid/patients/contracts/dto';
import type { EntityManager } from 'typeorm';
import { PatientParts, type PatientPart } from '../patient-parts';
import type { Change, PartJournal, Row } from './merge-journal';
import type { Clash, Merging } from './part-merge';
import { PartTable, pick, printOf } from './part-table';
import { numberAnew, setAside } from './renumber';

/** What was done to a table, and what is told of it. */
export interface Moved {
  journal: PartJournal;
  told: MergePartDto;
}

/** Moves what the clinic keeps about one patient to another, table by table, writing down what it takes to go back. */
@Injectable()
export class Mover {
  constructor(private readonly parts: PatientParts) {}

  /** What a move would do. */
  async plan(db: EntityManager, merging: Merging): Promise<MergePartDto[]> {
    const plans: MergePartDto[] = [];
    for (const part of this.moving()) {
      const table = new PartTable(db, part);
      const clashes = (await part.merge?.clashes?.(db, merging)) ?? [];
      plans.push(await told(db, table, merging, clashes));
    }
    return plans;
  }

  async move(tx: Tx, merging: Merging): Promise<Moved[]> {
    const done: Moved[] = [];
    for (const part of this.moving()) done.push(await this.moveOne(tx, part, merging));
    await this.settle(tx, merging.stays);
    return done;
  }

  /** Lets every table draw its own conclusions, once all rows are where they belong. */
  async settle(tx: Tx, patientId: number): Promise<void> {
    for (const { merge } of this.moving()) await merge?.settle?.(tx, patientId);
  }

  /** The tables whose rows change hands. */
  moving(): PatientPart[] {
    return this.parts.all().filter(({ merge }) => !merge?.how);
  }

  private async moveOne(tx: Tx, part: PatientPart, merging: Merging): Promise<Moved> {
    const table = new PartTable(tx, part);
    const clashes = (await part.merge?.clashes?.(tx, merging)) ?? [];
    const counts = await told(tx, table, merging, clashes);
    const changes = await giveWay(tx, table, merging, clashes);
    const gone = await this.takeAway(tx, table, merging);
    const columns = table.columns();
    const rows = await table.rows(tx, merging.goes);
    const last = await table.last(tx, [merging.stays, merging.goes]);
    await handOver(tx, table, merging.goes, merging.stays);
    const moved = rows.map((row): [number, string] => [table.idOf(row), printOf(row, columns)]);
    return { journal: { name: part.name, columns, last, moved, changes, gone }, told: counts };
  }

  /** Where a patient has one row: that of the record that goes, when the one that stays has its own. */
  private async takeAway(tx: Tx, table: PartTable, { stays, goes }: Merging): Promise<Row[]> {
    if (!table.part.merge?.isSingle || !(await table.count(tx, stays))) return [];
    const rows = await table.rows(tx, goes);
    await tx.query('delete from ?? where ?? = ?', [table.name, table.patient, goes]);
    return rows;
  }
}

/** All rows of one patient become another's; numbered ones are numbered anew among each other. */
async function handOver(tx: Tx, table: PartTable, from: number, to: number): Promise<void> {
  const isNumbered = table.part.merge?.isNumbered ?? false;
  if (isNumbered) {
    await setAside(tx, table, to, 1);
    await setAside(tx, table, from, 2);
  }
  await tx.query('update ?? set ?? = ? where ?? = ?', [table.name, table.patient, to, table.patient, from]);
  if (isNumbered) await numberAnew(tx, table, to);
}

/** Changes the rows that cannot stand beside others, remembering what they said. */
async function giveWay(tx: Tx, table: PartTable, merging: Merging, clashes: Clash[]): Promise<Change[]> {
  if (!clashes.length) return [];
  const rows = [...(await table.rows(tx, merging.stays)), ...(await table.rows(tx, merging.goes))];
  const known = new Map(rows.map((row) => [table.idOf(row), row]));
  const changes: Change[] = [];
  for (const { id, set } of clashes) {
    const after = Object.fromEntries(Object.entries(set).map(([property, value]) => [table.columnOf(property), value]));
    changes.push({ id, before: pick(known.get(id) ?? {}, Object.keys(after)), after });
    await table.set(tx, id, after);
  }
  return changes;
}

async function told(
  db: EntityManager,
  table: PartTable,
  { stays, goes }: Merging,
  clashes: Clash[],
): Promise<MergePartDto> {
  const [here, there] = [await table.count(db, stays), await table.count(db, goes)];
  const isKept = table.part.merge?.isSingle === true && here > 0;
  const count = (outcome: Clash['outcome']) => clashes.filter((clash) => clash.outcome === outcome).length;
  return {
    name: table.part.name,
    stays: here,
    goes: there,
    moved: isKept ? 0 : there,
    joined: isKept ? there : count('joined'),
    ended: count('ended'),
  };
}
