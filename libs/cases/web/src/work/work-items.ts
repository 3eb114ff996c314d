import type {
  CaseSummaryDto,
  CaseWorkDto,
  SignOffDto,
  WorkCaseDto,
  WorkList,
  WorkTaskDto,
} from '@cuspid/cases/contracts';

/** What a row of the list at the left opens. It stands in the address, so that it opens again for whoever gets the address. */
export interface Target {
  caseId: number;
  submissionId: number | null;
  taskId: number | null;
}

/** A row of the list: data only, the words are the list's. */
export type WorkItem = { key: string; target: Target; about: WorkCaseDto } & (
  | { what: 'chair'; row: CaseWorkDto['atChair'][number] }
  | { what: 'submission'; row: SignOffDto }
  | { what: 'task'; row: WorkTaskDto }
  | { what: 'offer'; row: CaseWorkDto['offered'][number] }
  | { what: 'case'; row: CaseSummaryDto }
);

/** In the order one works them. */
const WORK_GROUPS: readonly WorkList[] = [
  ...(['atChair', 'offered', 'unsupervised', 'signOffs', 'toReview'] as const),
  ...(['returned', 'tasks', 'awaiting', 'waitingForStudent', 'overdue'] as const),
];

export interface WorkGroup {
  key: WorkList | 'cases';
  items: readonly WorkItem[];
  /** Whether there are others behind these. */
  goesOn: boolean;
}

const KEY = /^(?:s(\d+)|t(\d+)|[qoc]\d+)\.(\d+)$/;

/** What an address names; null if it names nothing of ours. */
export function targetOf(key: string | undefined): Target | null {
  const found = key ? KEY.exec(key) : null;
  if (!found) return null;
  const [, submissionId, taskId, caseId] = found;
  return {
    caseId: Number(caseId),
    submissionId: submissionId ? Number(submissionId) : null,
    taskId: taskId ? Number(taskId) : null,
  };
}

export const keyOfCase = (caseId: number): string => `c${caseId}.${caseId}`;
export const keyOfSubmission = (caseId: number, submissionId: number): string => `s${submissionId}.${caseId}`;

/** The lists that hold something, in the order one works them. */
export function groupsOf(work: CaseWorkDto): WorkGroup[] {
  return WORK_GROUPS.map((key) => ({ key, items: itemsOf(work, key), goesOn: work.more.includes(key) })).filter(
    ({ items }) => items.length > 0,
  );
}

export const caseItem = (row: CaseSummaryDto): WorkItem => ({
  key: keyOfCase(row.id),
  target: { caseId: row.id, submissionId: null, taskId: null },
  about: { caseId: row.id, patient: row.patient, student: row.student, supervisor: row.supervisor },
  what: 'case',
  row,
});

/** All rows of one's lists; a student's own tasks are counted too. */
export const rowsIn = (work: CaseWorkDto): number => groupsOf(work).reduce((sum, { items }) => sum + items.length, 0);

function itemsOf(work: CaseWorkDto, key: WorkList): WorkItem[] {
  switch (key) {
    case 'atChair':
      return work.atChair.map((row) => ({ ...base(row, `q${row.entryId}`), what: 'chair', row }));
    case 'signOffs':
    case 'returned':
    case 'awaiting':
      return work[key].map((row) => ({
        ...base(row, `s${row.submissionId}`, { submissionId: row.submissionId }),
        what: 'submission',
        row,
      }));
    case 'offered':
    case 'unsupervised':
      return work[key].map((row) => ({ ...base(row, `o${row.caseId}`), what: 'offer', row }));
    default:
      return work[key].map((row) => ({
        ...base(row, `t${row.taskId}`, { taskId: row.taskId }),
        what: 'task',
        row,
      }));
  }
}

const base = (about: WorkCaseDto, key: string, more: Partial<Target> = {}) => ({
  key: `${key}.${about.caseId}`,
  target: { caseId: about.caseId, submissionId: null, taskId: null, ...more },
  about,
});
