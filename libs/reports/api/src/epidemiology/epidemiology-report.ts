import type { FigureKey } from '@cuspid/reports/contracts';
import type { ReportCell, ReportTableDto } from '@cuspid/reports/contracts/dto';
import { bandName } from '../engine/age-bands';
import type { Facts } from '../engine/facts';
import type { FigureRule } from '../engine/figure-rule';
import type { Made } from '../engine/made';
import type { ReportReader } from '../engine/report-reader';
import { columnOf, wordColumn, type ReportSource } from '../engine/report-source';
import { standingFigures } from '../engine/standing';
import {
  CELL_MIN,
  DMFT,
  DMFT_D,
  DMFT_F,
  DMFT_HIDDEN,
  DMFT_M,
  IOTN,
  IOTN_HIDDEN,
  MILK_DMFT,
  MILK_HIDDEN,
  MOUTH_AGES,
} from './epidemiology-facts';

const rule = (key: FigureKey, facts: Facts, as: 'COUNT' | 'MEAN'): FigureRule => ({ key, facts, as, by: 'group' });

const PATIENTS = rule('dmft-patients', DMFT, 'COUNT');
const MEAN = rule('dmft-mean', DMFT, 'MEAN');
const PARTS = [
  rule('dmft-decayed', DMFT_D, 'MEAN'),
  rule('dmft-missing', DMFT_M, 'MEAN'),
  rule('dmft-filled', DMFT_F, 'MEAN'),
];
const CHILDREN = rule('primary-dmft-patients', MILK_DMFT, 'COUNT');
const MILK_MEAN = rule('primary-dmft-mean', MILK_DMFT, 'MEAN');
const EXAMINED = rule('iotn-patients', IOTN, 'COUNT');
const GRADE_KEYS = ['iotn-grade-1', 'iotn-grade-2', 'iotn-grade-3', 'iotn-grade-4', 'iotn-grade-5'] as const;
const grades = (facts: Facts): FigureRule[] =>
  GRADE_KEYS.map((key, n) => ({ ...rule(key, facts, 'COUNT'), only: { grade: [String(n + 1)] } }));
const GRADES = grades(IOTN);

const SHOWN = [PATIENTS, MEAN, ...PARTS, CHILDREN, MILK_MEAN, EXAMINED];

/** What stands in the place of a value of too few patients. */
export const FEW = `<${CELL_MIN}`;

/** Oral health by age: what is of fewer than five patients is shown nowhere, and adds to nothing that is shown. */
export const EPIDEMIOLOGY_REPORT: ReportSource = {
  kind: 'epidemiology',
  rules: [...SHOWN, ...GRADES],
  build: async (read) => ({
    figures: await standingFigures(read, SHOWN),
    series: [],
    tables: [
      await byAge(
        read,
        'dmft',
        'DMFT by age',
        [PATIENTS, MEAN, ...PARTS],
        [rule('dmft-patients', DMFT_HIDDEN, 'COUNT')],
      ),
      await byAge(
        read,
        'primary-dmft',
        'dmft of children by age',
        [CHILDREN, MILK_MEAN],
        [rule('primary-dmft-patients', MILK_HIDDEN, 'COUNT')],
      ),
      await byAge(read, 'iotn', 'IOTN by age', GRADES, grades(IOTN_HIDDEN)),
    ],
  }),
};

/** `hidden`: what is hidden of each column, or of all of them. */
async function byAge(
  read: ReportReader,
  key: string,
  label: string,
  rules: readonly FigureRule[],
  hidden: readonly FigureRule[],
): Promise<ReportTableDto> {
  const made: Map<string | null, Made>[] = [];
  const concealed: Map<string | null, Made>[] = [];
  const totals: (number | null)[] = [];
  for (const one of rules) {
    made.push(await read.rows(one));
    totals.push((await read.figure(one)).now.value);
  }
  for (const one of hidden) concealed.push(await read.rows(one));
  const cell = (column: number, group: string): ReportCell => {
    const few = concealed[concealed.length === 1 ? 0 : column]?.get(group)?.numerator ?? 0;
    if (few > 0) return FEW;
    return made[column]?.get(group)?.value ?? (rules[column]?.as === 'COUNT' ? 0 : null);
  };
  return {
    ...{ key, label, isCut: false },
    columns: [wordColumn('group', 'Years'), ...rules.map((one) => columnOf(one))],
    rows: MOUTH_AGES.map((band) => {
      const group = bandName(band);
      return { key: group, cells: [group, ...rules.map((_, column) => cell(column, group))] };
    }),
    total: { key: null, cells: ['All that is shown', ...totals] },
  };
}
