import { actsOf, type CaseAct, type CaseActor, type TaskState } from '@cuspid/cases/contracts';
import type { CaseTaskDto } from '@cuspid/cases/contracts/dto';
import { momentOf } from '@cuspid/patients/api';
import type { CaseTask } from './case-task';
import { factsOf } from './case-reach';
import type { TeachingCase } from './teaching-case';

const WHOLE = 100;
/** What is handed back counts half until the student says otherwise. */
export const RETURNED_PERCENT = 50;
const OPEN: readonly TaskState[] = ['ASSIGNED', 'IN_PROGRESS'];

export const isOverdue = ({ status, dueOn }: CaseTask, today: string): boolean =>
  dueOn !== null && dueOn < today && OPEN.includes(status);

/** A task as it is told, with what the caller may do with it. */
export function taskDto(task: CaseTask, one: TeachingCase, actor: CaseActor, today: string): CaseTaskDto {
  const { id, caseId, version, kind, title, description, status, dueOn, percent, note, comment, isReturned } = task;
  return {
    ...{ id, caseId, version, kind, title, description, status, dueOn, percent, note, comment, isReturned },
    isOverdue: isOverdue(task, today) && one.removedAt === null && one.state !== 'VERIFIED',
    createdAt: task.createdAt.toISOString(),
    startedAt: momentOf(task.startedAt),
    completedAt: momentOf(task.completedAt),
    reviewedAt: momentOf(task.reviewedAt),
    may: actsOf(factsOf(one), actor, { task: status }).filter(isOfTask),
  };
}

const isOfTask = (act: CaseAct): boolean => act.startsWith('task.') && act !== 'task.add';

/** Open ones by deadline, those without one after them; then what is done. */
export const byDeadline = (tasks: readonly CaseTask[]): CaseTask[] =>
  tasks.toSorted(
    (a, b) =>
      Number(a.status === 'REVIEWED') - Number(b.status === 'REVIEWED') ||
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
      a.id - b.id,
  );

/** How far a case is: the mean of its tasks, whole once it is verified. */
export function progressOf(state: TeachingCase['state'], percents: readonly number[]): number {
  if (state === 'VERIFIED') return WHOLE;
  if (!percents.length) return 0;
  return Math.floor(percents.reduce((sum, one) => sum + one, 0) / percents.length);
}
