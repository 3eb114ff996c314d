import type { FigureKey } from '@cuspid/reports/contracts';
import type { Stage } from '@cuspid/queue/contracts';
import type { VisitStatus } from '@cuspid/visits/contracts';
import type { FigureRule } from '../engine/figure-rule';
import { IN_CLINIC, stageNumber, STAYS } from './stay-facts';
import { VISITS } from './visit-facts';

/** Visits that the patient came to. */
export const ATTENDED: readonly VisitStatus[] = ['ARRIVED', 'COMPLETED'];
/** Visits that the patient came to or should have. */
export const DUE: readonly VisitStatus[] = [...ATTENDED, 'DID_NOT_ATTEND'];

const visits = (key: FigureKey, ...status: VisitStatus[]): FigureRule => ({
  ...{ key, facts: VISITS, by: 'type', as: 'COUNT' },
  only: status.length ? { status } : {},
});

export const BOOKED = visits('visits-booked');
export const COMPLETED = visits('visits-completed', 'COMPLETED');
export const AHEAD = visits('visits-ahead', 'SCHEDULED', 'ARRIVED');
export const CANCELLED = visits('visits-cancelled', 'CANCELLED');
export const MISSED = visits('visits-missed', 'DID_NOT_ATTEND');

export const MISSED_SHARE: FigureRule = {
  ...{ key: 'missed-share', facts: VISITS, by: 'type', as: 'SHARE' },
  only: { status: ['DID_NOT_ATTEND'] },
  of: { status: DUE },
};
export const CANCELLED_SHARE: FigureRule = {
  ...{ key: 'cancelled-share', facts: VISITS, by: 'type', as: 'SHARE' },
  only: { status: ['CANCELLED'] },
  of: {},
};
export const CHAIR_USE: FigureRule = {
  ...{ key: 'chair-use', facts: VISITS, as: 'USE' },
  only: ({ chairs }) => ({ status: ATTENDED, chair: chairs }),
  minutes: (days, context) => context.chairMinutes(days),
};

const [HALF, NINE_OF_TEN] = [0.5, 0.9];
const stay = (stage: Stage, median: FigureKey, ninetieth: FigureKey): readonly [FigureRule, FigureRule] => {
  const of = { facts: STAYS, only: { stage: [stageNumber(stage)] }, as: 'PERCENTILE' } as const;
  return [
    { ...of, key: median, share: HALF },
    { ...of, key: ninetieth, share: NINE_OF_TEN },
  ];
};

/** The stages of a stay in their order, each with its middle and what nine of ten took. */
export const STAGE_RULES = [
  ['Waiting', ...stay('IN_WAITING_ROOM', 'wait-median', 'wait-ninetieth')],
  ['Consultation', ...stay('UNDER_CONSULTATION', 'consultation-median', 'consultation-ninetieth')],
  ['Treatment', ...stay('UNDER_TREATMENT', 'treatment-median', 'treatment-ninetieth')],
  ['Cashier', ...stay('AT_CASHIER', 'cashier-median', 'cashier-ninetieth')],
] as const;

export const WAIT_MEDIAN: FigureRule = STAGE_RULES[0][1];

export const STAYS_FINISHED: FigureRule = { key: 'stays-finished', facts: IN_CLINIC, as: 'COUNT' };
export const CLINIC_MEDIAN: FigureRule = { key: 'clinic-median', facts: IN_CLINIC, as: 'PERCENTILE', share: HALF };
export const CLINIC_NINETIETH: FigureRule = {
  ...{ key: 'clinic-ninetieth', facts: IN_CLINIC, as: 'PERCENTILE' },
  share: NINE_OF_TEN,
};
