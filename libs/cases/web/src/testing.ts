import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { CaseDto, CaseWorkDto, SubmissionChangesDto, SubmissionDto } from '@cuspid/cases/contracts';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ cases: english }, 'en');
}

const STUDENT = { id: 6, name: 'S. Kariyawasam', role: 'STUDENT', department: null } as const;
const SUPERVISOR = { id: 2, name: 'Dr Anushka Fernando', role: 'ORTHODONTIST', department: null } as const;
const PATIENT = { id: 40, patientCode: 'MT-004960', firstName: 'Nethmi', lastName: 'Jayasuriya' };
const AT = '2026-11-23T04:28:00.000Z';
const CRITERIA = ['records', 'problems', 'risks'].map((key) => ({ key, label: `Criterion ${key}` }));

/** A version of a treatment plan that waits. */
export function aSubmission(version: number, change: Partial<SubmissionDto> = {}): SubmissionDto {
  return {
    ...{ id: 100 + version, caseId: 7, kind: 'TREATMENT_PLAN', taskId: null, title: null, version },
    ...{ state: 'WAITING', submittedAt: AT, contentHash: String(version).repeat(64), review: null },
    ...{ may: ['approve', 'return'], author: STUDENT, references: [], note: null },
    sections: [{ label: 'Extractions', text: '14 and 24 only' }],
    ...{ criteria: CRITERIA, totalMax: 9, total: 6, lastSeenVersion: version - 1 || null, newestVersion: version },
    scores: CRITERIA.map(({ key }) => ({ key, score: 2 })),
    ...change,
  };
}

/** What its third version says otherwise. */
export const CHANGES: SubmissionChangesDto = {
  ...{ submissionId: 103, from: 2, to: 3, referencesAdded: [], referencesRemoved: [] },
  sections: [
    { label: 'Aim', kind: 'SAME', before: 'Class I', after: 'Class I', words: [] },
    { label: 'Extractions', kind: 'CHANGED', before: '14, 24, 34, 44', after: '14 and 24 only', words: [] },
    { label: 'Retention', kind: 'ADDED', before: null, after: 'Bonded retainer', words: [] },
  ],
};

/** The case it belongs to. */
export function aCase(change: Partial<CaseDto> = {}): CaseDto {
  return {
    ...{ id: 7, version: 1, patient: PATIENT, student: STUDENT, supervisor: SUPERVISOR, title: 'Class II division 1' },
    ...{ state: 'ASSIGNED', isRemoved: false, isSupervisorGone: false, openedAt: AT, verifiedAt: null },
    ...{ progress: 40, taskCount: 0, reviewedCount: 0, overdueCount: 0, waitingCount: 1, nextDueOn: null },
    ...{ saidPercent: null, saidNote: null, comment: null, handoverTo: null, tasks: [], examination: null },
    submissions: [aSubmission(3), aSubmission(2, { state: 'REPLACED', may: [] })],
    may: ['read', 'task.add', 'approve', 'return'],
    ...change,
  };
}

/** What waits for the supervisor: that version, and another. */
export function someWork(change: Partial<CaseWorkDto> = {}): CaseWorkDto {
  const row = { caseId: 7, patient: PATIENT, student: STUDENT, supervisor: SUPERVISOR };
  const work = { ...row, kind: 'TREATMENT_PLAN', version: 3, title: null, since: AT } as const;
  return {
    ...{ atChair: [], toReview: [], waitingForStudent: [], tasks: [], returned: [], awaiting: [] },
    ...{ overdue: [], offered: [], unsupervised: [], more: [] },
    signOffs: [
      { ...work, submissionId: 103 },
      { ...work, submissionId: 104, kind: 'SELF_EVALUATION', version: 1 },
    ],
    ...change,
  };
}
