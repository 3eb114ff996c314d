import { REPORTS } from '@cuspid/reports/contracts';
import type { ReportSeriesDto, ReportTableDto } from '@cuspid/reports/contracts/dto';
import type { Made } from '../engine/made';
import type { ReportReader } from '../engine/report-reader';
import { cellsOf, columnOf, figureDtos, lineOf, wordColumn, type ReportSource } from '../engine/report-source';
import {
  AHEAD,
  BOOKED,
  CANCELLED,
  CANCELLED_SHARE,
  CHAIR_USE,
  CLINIC_MEDIAN,
  CLINIC_NINETIETH,
  COMPLETED,
  MISSED,
  MISSED_SHARE,
  STAGE_RULES,
  STAYS_FINISHED,
} from './visits-rules';

const SHOWN = [COMPLETED, BOOKED, MISSED_SHARE, CANCELLED_SHARE, MISSED, CANCELLED, AHEAD, CHAIR_USE];
const STAGED = STAGE_RULES.flatMap(([, median, ninetieth]) => [median, ninetieth]);
const OF_STAYS = [STAYS_FINISHED, CLINIC_MEDIAN, CLINIC_NINETIETH, ...STAGED];

/** What became of the visits, and how long their stages took. */
export const VISITS_REPORT: ReportSource = {
  kind: 'visits',
  rules: [...SHOWN, ...OF_STAYS],
  build: async (read) => ({
    figures: await figureDtos(read, [...SHOWN, ...OF_STAYS]),
    series: [await visitsPerGroup(read), await stagesPerGroup(read)],
    tables: [await stagesTable(read), await typesTable(read)],
  }),
};

/** Visits by what became of them: the parts of a stack. */
export async function visitsPerGroup(read: ReportReader): Promise<ReportSeriesDto> {
  const lines = [];
  for (const rule of [COMPLETED, CANCELLED, MISSED, AHEAD]) lines.push(await lineOf(read, rule));
  return { key: 'visits', label: 'Visits', unit: 'COUNT', currency: null, lines };
}

async function stagesPerGroup(read: ReportReader): Promise<ReportSeriesDto> {
  const lines = [];
  for (const [label, median] of STAGE_RULES) lines.push({ ...(await lineOf(read, median)), label });
  return { key: 'stages', label: 'Minutes per stage, median', unit: 'MINUTES', currency: null, lines };
}

/** The stages with their middle and what nine of ten took. Each row has figures of its own: they open by their own keys. */
export async function stagesTable(read: ReportReader): Promise<ReportTableDto> {
  const rows = [];
  for (const [label, median, ninetieth] of [...STAGE_RULES, WHOLE]) {
    const [half, most] = [await read.figure(median), await read.figure(ninetieth)];
    rows.push({ key: median.key, cells: [label, half.now.value, most.now.value, half.now.denominator] });
  }
  const minutes = { unit: 'MINUTES' as const, currency: null, figure: null };
  return {
    ...{ key: 'stages', label: 'Minutes per stage', rows, total: null, isCut: false },
    columns: [
      wordColumn('stage', 'Stage'),
      { key: 'median', label: 'Median', ...minutes },
      { key: 'ninetieth', label: 'Nine of ten', ...minutes },
      { key: 'stays', label: 'Stays', unit: 'COUNT', currency: null, figure: null },
    ],
  };
}

const WHOLE = ['In the clinic', CLINIC_MEDIAN, CLINIC_NINETIETH] as const;

async function typesTable(read: ReportReader): Promise<ReportTableDto> {
  const rules = [BOOKED, COMPLETED, CANCELLED, MISSED, MISSED_SHARE];
  const made: Map<string | null, Made>[] = [];
  for (const rule of rules) made.push(await read.rows(rule));
  const totals = [];
  for (const rule of rules) totals.push((await read.figure(rule)).now.value);
  const booked = made[0] ?? new Map<string | null, Made>();
  const keys = [...booked].sort(
    ([a, { numerator: n }], [b, { numerator: m }]) => m - n || String(a).localeCompare(String(b)),
  );
  return {
    ...{ key: 'by-type', label: 'By kind of visit' },
    columns: [wordColumn('type', 'Kind'), ...rules.map((rule) => columnOf(rule))],
    rows: keys.slice(0, REPORTS.tableRowsMax).map(([key]) => ({ key, cells: [key, ...cellsOf(made, key)] })),
    total: { key: null, cells: ['All kinds', ...totals] },
    isCut: keys.length > REPORTS.tableRowsMax,
  };
}
