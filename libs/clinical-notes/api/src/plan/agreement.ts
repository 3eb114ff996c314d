import type { ExecutionStatus } from '@cuspid/clinical-notes/contracts';
import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { isFinished, type Layer } from '@cuspid/odontogram';
import type { PlanItem } from './plan-item';

/**
 * How plan and chart agree: an item that stands for a finding has no state of its own. What the chart says is read with the
 * plan, every time, so no act on either side can be missed, whoever does it (undo, merge, a correction of last year). The
 * price is one reading of the patient's chart; lists over all patients that would need a copy there are none.
 */
type Kept = Pick<PlanItem, 'findingId' | 'executionStatus' | 'saidOfId' | 'executedOn'>;

const WORD: Record<Layer, ExecutionStatus> = {
  condition: 'PLANNED',
  planned: 'PLANNED',
  referred: 'PLANNED',
  progress: 'IN_PROGRESS',
  done: 'COMPLETED',
  elsewhere: 'COMPLETED',
};

/** What the plan may say more exactly than the chart, and where the chart has to stand for it. */
const REFINES: Partial<Record<ExecutionStatus, readonly Layer[]>> = {
  PARTIAL: ['progress'],
  FAILED: ['planned', 'referred', 'progress'],
};

/** The state of an item. `stands`: the row of the chart for its finding, null when that was taken back. */
export function statusOf(item: Kept, stands: FindingDto | null): ExecutionStatus {
  if (item.findingId === null) return item.executionStatus;
  if (!stands) return 'CANCELLED';
  const isRefined = item.saidOfId === stands.id && REFINES[item.executionStatus]?.includes(stands.layer);
  return isRefined ? item.executionStatus : WORD[stands.layer];
}

/** The day it was done, as far as it is known. */
export function executedAt(item: Kept, stands: FindingDto | null): string | null {
  const status = statusOf(item, stands);
  if (item.findingId !== null && stands && isFinished(stands.layer)) return stands.effectiveOn;
  return hasHappened(status) ? item.executedOn : null;
}

/** Something was done to the patient, whole, in part or in vain. */
export const hasHappened = (status: ExecutionStatus): boolean => ['COMPLETED', 'PARTIAL', 'FAILED'].includes(status);

/** Where the chart has to stand for an item to be in a state. */
export function chartOf(status: ExecutionStatus, stands: FindingDto | null): 'planned' | 'progress' | 'done' | 'none' {
  if (status === 'CANCELLED') return 'none';
  if (status === 'COMPLETED') return 'done';
  if (status === 'PLANNED') return 'planned';
  if (status === 'FAILED' && stands && ['planned', 'referred'].includes(stands.layer)) return 'planned';
  return 'progress';
}
