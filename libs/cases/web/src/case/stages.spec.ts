import type { CaseDto } from '@cuspid/cases/contracts';
import { aCase, aSubmission } from '../testing';
import { stageOf } from './stages';

const task = (kind: CaseDto['tasks'][number]['kind'], status: CaseDto['tasks'][number]['status']) => ({
  ...{ id: 1, caseId: 7, version: 1, kind, title: 'x', description: null, status, dueOn: null, isOverdue: false },
  ...{ percent: 0, note: null, comment: null, isReturned: false, createdAt: '', startedAt: null },
  ...{ completedAt: null, reviewedAt: null, may: [] },
});

describe('the stage of a case', () => {
  it.each([
    ['records', aCase({ submissions: [] })],
    ['plan', aCase({ submissions: [], tasks: [task('RECORDS', 'REVIEWED')] })],
    ['plan', aCase()],
    ['active', aCase({ submissions: [aSubmission(3, { state: 'APPROVED' })] })],
    ['debond', aCase({ submissions: [aSubmission(3, { state: 'APPROVED' })], tasks: [task('DEBOND', 'IN_PROGRESS')] })],
    ['closed', aCase({ state: 'PENDING_VERIFICATION' })],
    [null, aCase({ state: 'VERIFIED' })],
  ])('is %s', (stage, one) => {
    expect(stageOf(one)).toBe(stage);
  });
});
