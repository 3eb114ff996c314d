import { dayAfter } from '@cuspid/platform/contracts';
import { REPORTS } from '@cuspid/reports/contracts';
import type { ReportCell, ReportTableDto, ReportTableRowDto } from '@cuspid/reports/contracts/dto';
import { User } from '@cuspid/users/api';
import { In } from 'typeorm';
import type { Tally } from '../engine/facts';
import type { FigureRule, ReportContext } from '../engine/figure-rule';
import { nextMonth } from '../engine/kept-days';
import type { Made } from '../engine/made';
import { eachDay } from '../engine/period';
import type { ReportReader } from '../engine/report-reader';
import { cellsOf, columnOf, figureDtos, wordColumn, type ReportSource } from '../engine/report-source';
import { VISITS } from '../visits/visit-facts';
import { DUE } from '../visits/visits-rules';
import { BILLED, CARE, DAYS_WORKED, IN_CHAIR, UNSIGNED } from './provider-facts';

/** Opening minutes of each day on which each clinician worked in a chair. */
function workedMinutes(worked: readonly Tally[], { openMinutes }: ReportContext): number {
  const days = worked.flatMap(({ values: { month }, amount }) => (month ? daysWith(month, amount) : []));
  return days.reduce((sum, day) => sum + openMinutes(day), 0);
}

/** The days of a month whose bits are set. */
const daysWith = (month: string, bits: number): string[] =>
  eachDay({ from: month, to: dayAfter(nextMonth(month), -1) }).filter((_, n) => bits & (1 << n));

const by = 'provider';
const RULES: readonly FigureRule[] = [
  { key: 'provider-visits', facts: VISITS, by, as: 'COUNT', only: { status: ['COMPLETED'] } },
  {
    ...{ key: 'provider-chair-use', facts: IN_CHAIR, by, as: 'USE' },
    beside: { facts: DAYS_WORKED, dimensions: ['month'] },
    minutes: (_, context, worked) => workedMinutes(worked, context),
  },
  { key: 'provider-overrun', facts: CARE, by, as: 'MEAN' },
  {
    ...{ key: 'provider-missed', facts: VISITS, by, as: 'SHARE', only: { status: ['DID_NOT_ATTEND'] } },
    of: { status: DUE },
  },
  { key: 'provider-unsigned', facts: UNSIGNED, by, as: 'COUNT' },
  {
    ...{ key: 'provider-billed', facts: BILLED, by, as: 'SUM' },
    only: ({ currency }) => ({ currency: [currency] }),
  },
];

/** What clinicians did, each for themselves and all together. */
export const PROVIDERS_REPORT: ReportSource = {
  kind: 'providers',
  rules: RULES,
  build: async (read) => ({
    figures: await figureDtos(read, RULES),
    series: [],
    tables: [await cliniciansTable(read)],
  }),
};

async function cliniciansTable(read: ReportReader): Promise<ReportTableDto> {
  const made: Map<string | null, Made>[] = [];
  const totals: ReportCell[] = [];
  for (const rule of RULES) {
    made.push(await read.rows(rule));
    totals.push((await read.figure(rule)).now.value);
  }
  const rows = await named(read, made);
  return {
    ...{ key: 'clinicians', label: 'Clinicians' },
    columns: [
      wordColumn('clinician', 'Clinician'),
      wordColumn('role', 'Role'),
      ...RULES.map((rule) => columnOf(rule, read.context.currency)),
    ],
    rows: rows.slice(0, REPORTS.tableRowsMax),
    total: { key: null, cells: ['All clinicians', null, ...totals] },
    isCut: rows.length > REPORTS.tableRowsMax,
  };
}

/** A row for each clinician, most visits first; what was booked with nobody stands last. */
async function named(read: ReportReader, made: readonly Map<string | null, Made>[]): Promise<ReportTableRowDto[]> {
  const keys = [...new Set(made.flatMap((one) => [...one.keys()]))];
  const ids = keys.flatMap((key) => (key === null ? [] : [Number(key)]));
  const people = new Map((await read.db.findBy(User, { id: In(ids) })).map((one) => [String(one.id), one]));
  const visits = (key: string | null) => (key === null ? -1 : (made[0]?.get(key)?.numerator ?? 0));
  return keys
    .sort((one, other) => visits(other) - visits(one) || Number(one) - Number(other))
    .map((key) => {
      const { name = 'Nobody in particular', role = null } = people.get(key ?? '') ?? {};
      return { key, cells: [name, role, ...cellsOf(made, key)] };
    });
}
