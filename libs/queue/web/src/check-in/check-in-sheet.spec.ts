import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { Board } from '../board/board';
import { anEntry } from '../board/entry.fixture';
import english from '../i18n/en.json';
import { CheckInSheet } from './check-in-sheet';

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));
const patient = {
  id: 101,
  firstName: 'Dilani',
  lastName: 'Wickramasinghe',
  patientCode: 'PT-1',
  dateOfBirth: '1992-08-12',
  phone: null,
  allergyState: 'UNKNOWN',
};

async function shown(inQueue: QueueEntryDto[]) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), Board],
  });
  TestBed.inject(TranslocoService).setTranslation({ queue: english }, 'en');
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(CheckInSheet);
  const found: number[] = [];
  const checkedIn: QueueEntryDto[] = [];
  fixture.componentInstance.found.subscribe((id) => found.push(id));
  fixture.componentInstance.checkedIn.subscribe((entry) => checkedIn.push(entry));
  fixture.componentRef.setInput('patientId', '101');
  const settle = async () => {
    TestBed.tick();
    await nextTurn();
    TestBed.tick();
  };
  await settle();
  server.expectOne('/api/queue').flush({ day: '2026-11-23', items: inQueue, medianWaitMinutes: null, seen: 0 });
  server.expectOne('/api/staff?limit=100').flush({ items: [], nextCursor: null });
  server.expectOne('/api/patients/101').flush(patient);
  await settle();
  server.match('/api/patients/101/alerts').forEach((request) => request.flush({ allergyState: 'UNKNOWN', items: [] }));
  await settle();
  const sheet: HTMLElement = fixture.nativeElement;
  const send = async () => {
    sheet.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    return server.expectOne({ method: 'POST', url: '/api/queue' });
  };
  return { sheet, server, settle, send, found, checkedIn };
}

describe('checking in', () => {
  it('sends the patient with a key that makes a second press harmless', async () => {
    const { send, settle, checkedIn } = await shown([]);
    const first = await send();
    const key = first.request.headers.get('Idempotency-Key');
    expect(first.request.body).toMatchObject({ patientId: 101, priority: 'NORMAL', providerId: null, procedure: null });
    first.error(new ProgressEvent('error'));
    await settle();
    const again = await send();
    expect(again.request.headers.get('Idempotency-Key')).toBe(key);
    again.flush(anEntry(1));
    await settle();
    expect(checkedIn.map((entry) => entry.ticket)).toEqual(['A 1']);
  });

  it('shows that nobody asked about allergies', async () => {
    const { sheet } = await shown([]);
    expect(sheet.querySelector('cd-alert-banner')?.textContent).toContain('Allergies: not asked');
  });

  it('says where somebody is who is in the queue already, and goes to the card', async () => {
    const { sheet, send, settle, found, checkedIn } = await shown([anEntry(1, { status: 'UNDER_TREATMENT' })]);
    const body = { status: 409, code: 'already-in-queue', detail: 'The patient is in the queue already.' };
    (await send()).flush(body, { status: 409, statusText: 'Conflict' });
    await settle();
    const said = sheet.querySelector('.form-problem')?.textContent?.replace(/\s+/g, ' ');
    expect(said).toContain('Dilani W. is in the queue already: A 1, Treatment.');
    expect(said).toContain('Show the card');
    expect(found).toEqual([1]);
    expect(checkedIn).toEqual([]);
  });
});
