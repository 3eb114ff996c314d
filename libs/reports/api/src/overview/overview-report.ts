import type { FigureRule } from '../engine/figure-rule';
import { figureDtos, type ReportSource } from '../engine/report-source';
import { stagesTable, visitsPerGroup } from '../visits/visits-report';
import {
  AHEAD,
  CANCELLED,
  CHAIR_USE,
  CLINIC_MEDIAN,
  CLINIC_NINETIETH,
  COMPLETED,
  MISSED,
  MISSED_SHARE,
  STAGE_RULES,
  WAIT_MEDIAN,
} from '../visits/visits-rules';
import { MONEY_IN } from './money-facts';

/** What was paid, less what was paid back, in the clinic's currency. */
export const COLLECTED: FigureRule = {
  ...{ key: 'collected', facts: MONEY_IN, as: 'SUM' },
  only: ({ currency }) => ({ currency: [currency] }),
};

const SHOWN = [COMPLETED, MISSED_SHARE, WAIT_MEDIAN, CHAIR_USE, COLLECTED];
const STAGED = STAGE_RULES.flatMap(([, median, ninetieth]) => [median, ninetieth]);

/** The clinic at a glance. */
export const OVERVIEW_REPORT: ReportSource = {
  kind: 'overview',
  rules: [...new Set([...SHOWN, CANCELLED, MISSED, AHEAD, CLINIC_MEDIAN, CLINIC_NINETIETH, ...STAGED])],
  build: async (read) => ({
    figures: await figureDtos(read, SHOWN),
    series: [await visitsPerGroup(read)],
    tables: [await stagesTable(read)],
  }),
};
