import type { EntityManager } from 'typeorm';
import type { PartName } from '@cuspid/patients/contracts';
import type { PatientPart } from '../patient-parts';
import type { PartJournal, Row } from './merge-journal';
import { PartTable } from './part-table';

/** Rows of one table made since a merge: those that stay, and those that go along with what goes back. */
export interface Since {
  along: Set<number>;
  all: Row[];
}

/** A row named by its table and id. */
const named = (table: string, id: unknown) => `${table} ${String(id)}`;

interface Made {
  key: string;
  /** The rows it stands on. */
  stands: string[];
  part: PartName;
  id: number;
}

/**
 * Which of the rows made since a merge go back with the others: those of the tables asked for, and whatever stands on a row
 * that goes back. A row that then still stands on one that stays is tied to both records.
 */
export async function partSince(
  db: EntityManager,
  patientId: number,
  parts: readonly PatientPart[],
  journals: ReadonlyMap<PartName, PartJournal>,
  takes: readonly PartName[],
): Promise<{ since: Map<PartName, Since>; isTied: boolean }> {
  const tables = parts.filter(({ merge }) => !merge?.isSingle).map((part) => new PartTable(db, part));
  const names = new Set(tables.map(({ name }) => name));
  const back = new Set<string>();
  const made: Made[] = [];
  const since = new Map<PartName, Since>();
  for (const table of tables) {
    const journal = journals.get(table.part.name);
    journal?.moved.forEach(([id]) => back.add(named(table.name, id)));
    const rows = await table.rows(db, patientId, journal?.last ?? 0);
    since.set(table.part.name, { along: new Set(), all: rows });
    made.push(...rows.map((row) => madeOf(table, row, names)));
  }
  const along = closureOf(made, back, (one) => takes.includes(one.part));
  for (const one of along) since.get(one.part)?.along.add(one.id);
  const goes = new Set([...back, ...[...along].map(({ key }) => key)]);
  return { since, isTied: [...along].some(({ stands }) => stands.some((key) => !goes.has(key))) };
}

function madeOf(table: PartTable, row: Row, names: ReadonlySet<string>): Made {
  const stands = table.metadata.foreignKeys
    .filter((key) => names.has(key.referencedEntityMetadata.tableName))
    .flatMap((key) => {
      const value = row[key.columns[0]?.databaseName ?? ''];
      return value === null || value === undefined ? [] : [named(key.referencedEntityMetadata.tableName, value)];
    });
  const id = table.idOf(row);
  return { key: named(table.name, id), stands, part: table.part.name, id };
}

/** Grows until nothing more follows: who stands on what goes back goes too, and takes along what it stands on. */
function closureOf(made: Made[], back: ReadonlySet<string>, isAsked: (one: Made) => boolean): Set<Made> {
  const byKey = new Map(made.map((one) => [one.key, one]));
  const along = new Set<Made>();
  const queue = made.filter((one) => isAsked(one) || one.stands.some((key) => back.has(key)));
  for (let one = queue.pop(); one; one = queue.pop()) {
    if (along.has(one)) continue;
    along.add(one);
    const { key, stands } = one;
    queue.push(...stands.flatMap((stand) => byKey.get(stand) ?? []));
    queue.push(...made.filter((other) => other.stands.includes(key)));
  }
  return along;
}
