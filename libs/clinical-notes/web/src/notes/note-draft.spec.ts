import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import { WEB_CONFIG } from '@cuspid/platform/web';
import { NoteDraft } from './note-draft';

const PATIENT = 7;
const LIST = `/api/patients/${PATIENT}/clinical-notes`;
const ana = { id: 1, name: 'Ana' };
const AT = '2026-11-23T05:00:00.000Z';

const note = (set: Partial<ClinicalNoteDto> = {}): ClinicalNoteDto => ({
  ...{ id: 5, patientId: PATIENT, version: 1, type: 'PROGRESS', state: 'DRAFT', text: '', teeth: [], procedure: null },
  ...{ plannedFor: null, executedAt: null, executionStatus: null, outcome: null, visitId: null, planItemId: null },
  ...{ author: ana, createdAt: AT, editedAt: AT, signedAt: null, signedHash: null, needsVerification: false },
  ...{ waitsForVerification: false, verifiedBy: null, verifiedAt: null, struckBy: null, struckAt: null },
  ...{ strikeReason: null, binnedBy: null, binnedAt: null, addenda: [], may: ['read', 'edit', 'sign', 'bin'] },
  ...set,
});

async function writer() {
  TestBed.configureTestingModule({
    providers: [
      NoteDraft,
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
    ],
  });
  const draft = TestBed.inject(NoteDraft);
  const server = TestBed.inject(HttpTestingController);
  await draft.enter(PATIENT, 'notes');
  const settle = () => new Promise((done) => setTimeout(done));
  return { draft, server, settle };
}

describe('a note that is being written', () => {
  beforeEach(() => sessionStorage.clear());

  it('begins a draft with the first words, and saves over the version that was answered', async () => {
    const { draft, server, settle } = await writer();
    draft.open(null, 'PROGRESS');
    draft.write({ text: 'Seen.' });
    expect(draft.state()).toBe('typed');
    const first = draft.flush();
    await settle();
    const begun = server.expectOne({ method: 'POST', url: LIST });
    expect(begun.request.body).toEqual({ type: 'PROGRESS', text: 'Seen.', teeth: [] });
    // What is typed while the answer is on its way stays.
    draft.write({ text: 'Seen. No pain.' });
    begun.flush(note({ text: 'Seen.' }));
    await first;
    expect(draft.model().text).toBe('Seen. No pain.');
    const second = draft.flush();
    await settle();
    const saved = server.expectOne({ method: 'PATCH', url: '/api/clinical-notes/5' });
    expect(saved.request.headers.get('If-Match')).toBe('"1"');
    saved.flush(note({ text: 'Seen. No pain.', version: 2 }));
    expect(await second).toBe(true);
    expect(draft.state()).toBe('saved');
  });

  it('what was typed and not saved is there again after a reload', async () => {
    const { draft } = await writer();
    draft.open(null, 'PROGRESS');
    draft.write({ text: 'Not sent yet', teeth: '16' });
    draft.ngOnDestroy = () => undefined;
    TestBed.resetTestingModule();
    const after = await writer();
    expect(after.draft.isOpen()).toBe(true);
    expect(after.draft.model()).toMatchObject({ text: 'Not sent yet', teeth: '16' });
    after.draft.close();
    TestBed.resetTestingModule();
    expect((await writer()).draft.isOpen()).toBe(false);
  });

  it('saved elsewhere meanwhile, both texts stand side by side and none is lost', async () => {
    const { draft, server, settle } = await writer();
    draft.open(note({ text: 'First.' }), 'PROGRESS');
    draft.write({ text: 'Mine.' });
    const saving = draft.flush();
    await settle();
    const stale = { status: 412, statusText: 'Precondition Failed' };
    server.expectOne({ method: 'PATCH', url: '/api/clinical-notes/5' }).flush({ code: 'stale-version' }, stale);
    await settle();
    server.expectOne('/api/clinical-notes/5').flush(note({ text: 'Theirs.', teeth: ['26'], version: 4 }));
    expect(await saving).toBe(false);
    expect(draft.state()).toBe('clash');
    expect(draft.clashes()).toEqual([{ key: 'text', theirs: 'Theirs.', mine: 'Mine.' }]);
    expect(draft.model()).toMatchObject({ text: 'Mine.', teeth: '26' });
    const again = draft.settle();
    await settle();
    const kept = server.expectOne({ method: 'PATCH', url: '/api/clinical-notes/5' });
    expect(kept.request.headers.get('If-Match')).toBe('"4"');
    kept.flush(note({ text: 'Mine.', teeth: ['26'], version: 5 }));
    expect(await again).toBe(true);
  });

  it('a save that was refused says so and keeps the words', async () => {
    const { draft, server, settle } = await writer();
    draft.open(null, 'PROGRESS');
    draft.write({ text: 'Kept.' });
    const saving = draft.flush();
    await settle();
    server.expectOne({ method: 'POST', url: LIST }).error(new ProgressEvent('error'));
    expect(await saving).toBe(false);
    expect(draft.state()).toBe('failed');
    expect(draft.model().text).toBe('Kept.');
  });
});
