import { REPORTS } from '@cuspid/reports/contracts';
import type { ReportTableDto } from '@cuspid/reports/contracts/dto';
import { User } from '@cuspid/users/api';
import { In } from 'typeorm';
import type { FigureRule } from './figure-rule';
import type { Made } from './made';
import type { ReportReader } from './report-reader';
import { cellsOf, columnOf, wordColumn } from './report-source';

/** A table whose rows are the values of one dimension of its rules. */
export interface KeyedTable {
  key: string;
  label: string;
  /** What its rows are called. */
  what: string;
  rules: readonly FigureRule[];
  /** Its rows in this order, with those nothing was found of; without it, most first. */
  keys?: readonly string[];
  /** What a row is called; without it, its key. */
  names?: (key: string) => string;
  /** Currencies are not added up. */
  hasTotal?: boolean;
}

export async function keyedTable(read: ReportReader, table: KeyedTable): Promise<ReportTableDto> {
  const { key, label, what, rules, names = (one) => one, hasTotal = true } = table;
  const made: Map<string | null, Made>[] = [];
  const totals: (number | null)[] = [];
  for (const rule of rules) {
    made.push(await read.rows(rule));
    totals.push((await read.figure(rule)).now.value);
  }
  const keys = table.keys ?? mostFirst(made);
  const currency = hasTotal ? read.context.currency : null;
  return {
    ...{ key, label },
    columns: [wordColumn('what', what), ...rules.map((rule) => columnOf(rule, currency))],
    rows: keys.slice(0, REPORTS.tableRowsMax).map((one) => ({
      key: one,
      cells: [names(one), ...cellsOf(made, one).map((cell, n) => cell ?? nothing(rules[n]))],
    })),
    total: hasTotal ? { key: null, cells: ['All', ...totals] } : null,
    isCut: keys.length > REPORTS.tableRowsMax,
  };
}

/** None of what is counted or added up is 0; of a share or a mean there is none. */
const nothing = (rule: FigureRule | undefined): number | null =>
  rule?.as === 'COUNT' || rule?.as === 'SUM' ? 0 : null;

function mostFirst(made: readonly Map<string | null, Made>[]): string[] {
  const keys = new Set(made.flatMap((one) => [...one.keys()]).filter((key) => key !== null));
  const most = (key: string) => Math.max(...made.map((one) => Math.abs(one.get(key)?.numerator ?? 0)));
  // Of what the filters leave out nothing is told.
  return [...keys]
    .filter((key) => most(key) !== 0)
    .sort((one, other) => most(other) - most(one) || one.localeCompare(other));
}

/** Names of people by their ids, as keys of rows are. */
export async function peopleNamed(read: ReportReader, rules: readonly FigureRule[]): Promise<(key: string) => string> {
  const ids = new Set<number>();
  for (const rule of rules) for (const key of (await read.rows(rule)).keys()) if (Number(key)) ids.add(Number(key));
  const people = ids.size
    ? await read.db.find(User, { where: { id: In([...ids]) }, select: { id: true, name: true } })
    : [];
  const known = new Map(people.map(({ id, name }) => [String(id), name]));
  return (key) => known.get(key) ?? 'Nobody in particular';
}

/** The key of a row of nobody in particular. */
export const NOBODY = '0';
