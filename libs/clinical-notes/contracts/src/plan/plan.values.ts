import type { ExecutionStatus } from '../notes/notes.values';

/** Limits of a treatment plan. Money in minor units. */
export const PLAN = {
  phasesMax: 20,
  itemsMax: 300,
  phaseNameMax: 80,
  nameMax: 160,
  noteMax: 500,
  outcomeMax: 1000,
  priceMax: 1_000_000_000,
  teethMax: 52,
} as const;

/** Phases a plan usually has, offered when one is begun. */
export const PHASE_NAMES = ['Urgent', 'Disease control', 'Restorative', 'Orthodontic', 'Maintenance'] as const;

/** Work that is still ahead, or going on. */
export const OPEN_STATUSES: readonly ExecutionStatus[] = ['PLANNED', 'IN_PROGRESS', 'PARTIAL'];
export const isOpenItem = (status: ExecutionStatus): boolean => OPEN_STATUSES.includes(status);

/** Who said yes to the plan. */
export const ACCEPTED_BY = ['PATIENT', 'GUARDIAN'] as const;
export type AcceptedBy = (typeof ACCEPTED_BY)[number];
