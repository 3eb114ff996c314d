import type { CaseDto } from '@cuspid/cases/contracts';

/** The way of a case, from its first to its last day. */
export const STAGES = ['assigned', 'records', 'plan', 'active', 'debond', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a case stands, read from its tasks and what was handed in; null once it is closed. */
export function stageOf({ state, tasks, submissions }: Pick<CaseDto, 'state' | 'tasks' | 'submissions'>): Stage | null {
  if (state === 'VERIFIED') return null;
  const debond = tasks.find(({ kind }) => kind === 'DEBOND');
  if (state === 'PENDING_VERIFICATION' || debond?.status === 'REVIEWED') return 'closed';
  const plans = submissions.filter(({ kind }) => kind === 'TREATMENT_PLAN');
  if (plans.some((plan) => plan.state === 'APPROVED')) {
    return debond && debond.status !== 'ASSIGNED' ? 'debond' : 'active';
  }
  const hasRecords = tasks.some(({ kind, status }) => kind === 'RECORDS' && status === 'REVIEWED');
  return plans.length > 0 || hasRecords ? 'plan' : 'records';
}
