import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrthoExamDto, OrthoFieldsDto } from '@cuspid/orthodontics/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExamDraft } from './exam-draft';

const EXAMS = '/api/patients/7/dental-chart/ortho/exams';
const ana = { id: 1, name: 'Ana' };

/** An exam as the API answers it. */
const stored = (fields: OrthoFieldsDto, version: number, state: OrthoExamDto['state'] = 'DRAFT'): OrthoExamDto => ({
  ...{ id: 3, patientId: 7, version, state, examinedOn: '2026-03-04', fields, iotn: null, outcome: null },
  ...{ createdAt: '2026-03-04T05:00:00.000Z', createdBy: ana, savedAt: '2026-03-04T05:00:00.000Z', savedBy: ana },
  ...{ finishedAt: null, finishedBy: null, voidedAt: null, voidedBy: null, voidReason: null },
  figures: { little: null, crowdingUpper: null, crowdingLower: null },
  par: {
    ...{ upper: null, lower: null, left: null, right: null, overjet: null, overbite: null, centreLine: null },
    ...{ weighted: null, recordedBy: 'Ana' },
  },
});

describe('the exam in the form', () => {
  let draft: ExamDraft;
  let server: HttpTestingController;
  const pause = () => vi.advanceTimersByTimeAsync(1_300);

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ExamDraft] });
    draft = TestBed.inject(ExamDraft);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    vi.useRealTimers();
    server.verify();
  });

  it('begins with the first entry, and saves itself once the hand rests', async () => {
    draft.open(7, null);
    draft.write('overjet', '6x');
    await pause();
    server.expectNone(EXAMS);
    draft.write('overjet', '6');
    draft.write('overjet', '6,5');
    await pause();
    const begun = server.expectOne({ method: 'POST', url: EXAMS });
    expect(begun.request.body).toEqual({ overjet: 6.5 });
    begun.flush(stored({ overjet: 6.5 }, 1));
    await pause();
    expect([draft.state(), draft.model().overjet]).toEqual(['saved', '6.5']);
    draft.write('crossbiteTeeth', '16 26');
    draft.write('upperContacts', '1.5,,2,,');
    await pause();
    const saved = server.expectOne({ method: 'PUT', url: `${EXAMS}/3` });
    expect(saved.request.headers.get('if-match')).toBe('"1"');
    expect(saved.request.body).toEqual({
      overjet: 6.5,
      crossbiteTeeth: ['16', '26'],
      upperContacts: [1.5, null, 2, null, null],
    });
    saved.flush(stored(saved.request.body, 2));
    await pause();
  });

  it('sends what a field said before in place of what it cannot be, and keeps what is typed meanwhile', async () => {
    draft.open(7, stored({ overjet: 4 }, 1));
    draft.write('overjet', '4x');
    draft.write('overbite', '3');
    await pause();
    expect(draft.wrong()).toEqual(['overjet']);
    const saved = server.expectOne(`${EXAMS}/3`);
    expect(saved.request.body).toEqual({ overjet: 4, overbite: 3 });
    draft.write('overbite', '3.5');
    saved.flush(stored({ overjet: 4, overbite: 3 }, 2));
    await pause();
    expect([draft.model().overjet, draft.model().overbite]).toEqual(['4x', '3.5']);
    const again = server.expectOne(`${EXAMS}/3`);
    expect([again.request.headers.get('if-match'), again.request.body]).toEqual(['"2"', { overjet: 4, overbite: 3.5 }]);
    again.flush(stored({ overjet: 4, overbite: 3.5 }, 3));
    await pause();
  });

  it('shows both sides of what two changed, takes in what only the other did, and waits for the choice', async () => {
    draft.open(7, stored({ overjet: 4, note: 'old' }, 1));
    draft.write('overjet', '5');
    await pause();
    server
      .expectOne({ method: 'PUT', url: `${EXAMS}/3` })
      .flush({ code: 'stale-version' }, { status: 412, statusText: 'Stale' });
    await vi.advanceTimersByTimeAsync(0);
    server.expectOne({ method: 'GET', url: `${EXAMS}/3` }).flush(stored({ overjet: 6, note: 'new' }, 2));
    await pause();
    expect(draft.state()).toBe('clash');
    expect(draft.clashes()).toEqual([{ key: 'overjet', theirs: '6', mine: '5' }]);
    expect([draft.model().overjet, draft.model().note]).toEqual(['5', 'new']);
    draft.keep('overjet', true);
    expect(draft.model().overjet).toBe('6');
    draft.keep('overjet', false);
    void draft.flush();
    await vi.advanceTimersByTimeAsync(0);
    const saved = server.expectOne({ method: 'PUT', url: `${EXAMS}/3` });
    expect([saved.request.headers.get('if-match'), saved.request.body]).toEqual(['"2"', { overjet: 5, note: 'new' }]);
    saved.flush(stored({ overjet: 5, note: 'new' }, 3));
    await pause();
    expect(draft.state()).toBe('saved');
  });

  it('corrects a finished exam only when it is told to', async () => {
    draft.open(7, stored({ overjet: 4 }, 4, 'FINISHED'));
    draft.write('overjet', '5');
    await pause();
    server.expectNone(`${EXAMS}/3`);
    expect(draft.state()).toBe('typed');
  });
});
