import { CASE_STATES, type CaseState } from '@cuspid/cases/contracts';
import type { FigureKey } from '@cuspid/reports/contracts';
import type { Facts, Only } from '../engine/facts';
import type { FigureRule } from '../engine/figure-rule';
import { keyedTable, peopleNamed } from '../engine/keyed-table';
import { figureDtos, lineOf, type ReportSource } from '../engine/report-source';
import { CASES, DECISIONS, OVERDUE, VERIFIED } from './teaching-facts';

const OPEN: readonly CaseState[] = ['ASSIGNED', 'PENDING_VERIFICATION', 'REJECTED'];
const count = (key: FigureKey, facts: Facts, only: Only = {}, by?: string): FigureRule => ({
  ...{ key, facts, only, as: 'COUNT', ...(by && { by }) },
});

const VERIFIED_CASES = count('cases-verified', VERIFIED);
const APPROVED = count('work-approved', DECISIONS, { decision: ['APPROVED'] });
const RETURNED = count('work-returned', DECISIONS, { decision: ['RETURNED'] });
const SHOWN: readonly FigureRule[] = [
  count('cases-open', CASES, { state: OPEN }),
  count('cases-waiting', CASES, { state: ['PENDING_VERIFICATION'] }),
  VERIFIED_CASES,
  APPROVED,
  RETURNED,
  { key: 'work-returned-share', facts: DECISIONS, as: 'SHARE', only: { decision: ['RETURNED'] }, of: {} },
  { key: 'sign-off-median', facts: DECISIONS, as: 'PERCENTILE', share: 0.5 },
  count('tasks-overdue', OVERDUE),
];
const BY_STATE = count('cases-by-state', CASES, {}, 'state');
const OF_STUDENT = [
  count('cases-by-student', CASES, { state: OPEN }, 'student'),
  count('work-by-student', DECISIONS, {}, 'student'),
  count('tasks-overdue-by-student', OVERDUE, {}, 'student'),
];
const OF_SUPERVISOR = [
  count('cases-by-supervisor', CASES, { state: OPEN }, 'supervisor'),
  count('work-by-supervisor', DECISIONS, {}, 'supervisor'),
];

/** How supervised work goes. */
export const TEACHING_REPORT: ReportSource = {
  kind: 'teaching',
  rules: [...SHOWN, BY_STATE, ...OF_STUDENT, ...OF_SUPERVISOR],
  build: async (read) => ({
    figures: await figureDtos(read, SHOWN),
    series: [
      {
        ...{ key: 'decisions', label: 'Decisions', unit: 'COUNT', currency: null },
        lines: [await lineOf(read, APPROVED), await lineOf(read, RETURNED)],
      },
    ],
    tables: [
      await keyedTable(read, {
        ...{ key: 'by-state', label: 'Cases by state', what: 'State', rules: [BY_STATE], keys: CASE_STATES },
        names: (state) => STATES.get(state) ?? state,
      }),
      await keyedTable(read, {
        ...{ key: 'by-student', label: 'By student', what: 'Student', rules: OF_STUDENT },
        names: await peopleNamed(read, OF_STUDENT),
      }),
      await keyedTable(read, {
        ...{ key: 'by-supervisor', label: 'By supervisor', what: 'Supervisor', rules: OF_SUPERVISOR },
        names: await peopleNamed(read, OF_SUPERVISOR),
      }),
    ],
  }),
};

const STATES: ReadonlyMap<string, string> = new Map([
  ['ASSIGNED', 'Worked on'],
  ['PENDING_VERIFICATION', 'Waiting for verification'],
  ['VERIFIED', 'Verified'],
  ['REJECTED', 'Handed back'],
]);
