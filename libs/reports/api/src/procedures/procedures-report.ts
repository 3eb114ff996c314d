import type { FigureRule } from '../engine/figure-rule';
import { keyedTable, peopleNamed } from '../engine/keyed-table';
import { figureDtos, lineOf, type ReportSource } from '../engine/report-source';
import { CHARGED, EXECUTED, PLANNED, VISITS } from './procedure-facts';

const DONE: FigureRule = { key: 'procedures-done', facts: EXECUTED, as: 'COUNT', by: 'procedure' };
const DONE_BY: FigureRule = { key: 'procedures-done-by', facts: EXECUTED, as: 'COUNT', by: 'author' };
const BILLED: FigureRule = { key: 'procedures-charged', facts: CHARGED, as: 'COUNT', by: 'procedure' };
const KINDS: FigureRule = {
  ...{ key: 'procedures-visits', facts: VISITS, as: 'COUNT', by: 'type' },
  only: { status: ['COMPLETED'] },
};
const PLAN: FigureRule = { key: 'procedures-planned', facts: PLANNED, as: 'COUNT', by: 'procedure' };
const PLAN_DONE: FigureRule = {
  ...{ key: 'procedures-plan-done', facts: PLANNED, as: 'SHARE', by: 'procedure' },
  only: { charted: ['NO'], status: ['COMPLETED'] },
  of: { charted: ['NO'] },
};

const SHOWN = [DONE, BILLED, KINDS, PLAN, PLAN_DONE];

/** What was done, by whom, and what of the plans. */
export const PROCEDURES_REPORT: ReportSource = {
  kind: 'procedures',
  rules: [...SHOWN, DONE_BY],
  build: async (read) => ({
    figures: await figureDtos(read, SHOWN),
    series: [
      {
        ...{ key: 'procedures', label: 'Procedures', unit: 'COUNT', currency: null },
        lines: [await lineOf(read, DONE), await lineOf(read, PLAN)],
      },
    ],
    tables: [
      await keyedTable(read, {
        ...{ key: 'procedures', label: 'Done, charged and planned', what: 'Procedure' },
        rules: [DONE, BILLED, PLAN, PLAN_DONE],
      }),
      await keyedTable(read, {
        ...{ key: 'by-clinician', label: 'Done by', what: 'Clinician', rules: [DONE_BY] },
        names: await peopleNamed(read, [DONE_BY]),
      }),
      await keyedTable(read, { key: 'by-type', label: 'Completed visits by kind', what: 'Kind', rules: [KINDS] }),
    ],
  }),
};
