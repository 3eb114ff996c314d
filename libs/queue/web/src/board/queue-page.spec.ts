import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { Role } from '@cuspid/platform/contracts';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import english from '../i18n/en.json';
import { anEntry } from './entry.fixture';
import { USUAL_TARGETS } from './lanes';
import { QueuePage } from './queue-page';

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));
const boardOf = (items: QueueEntryDto[]) => ({
  day: '2026-11-23',
  items,
  medianWaitMinutes: null,
  seen: 0,
  undecided: 0,
  takenChairIds: [],
  targets: USUAL_TARGETS,
});
const refusal = (status: number, code: string, detail: string) =>
  [
    { status, code, detail },
    { status, statusText: code },
  ] as const;

async function shown(role: Role, items: QueueEntryDto[]) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
  });
  TestBed.inject(TranslocoService).setTranslation({ queue: english }, 'en');
  const user = {
    id: 1,
    name: 'Ana',
    email: 'a@x.test',
    role,
    department: null,
    mustChangePassword: false,
    hasGoogle: false,
    preferences: null,
    version: 1,
  };
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(QueuePage);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const settle = async () => {
    TestBed.tick();
    await nextTurn();
    TestBed.tick();
  };
  /** Answers the board, and the chairs when they are asked for. */
  const answer = async (entries: QueueEntryDto[]) => {
    await settle();
    for (const request of server.match('/api/queue')) if (!request.cancelled) request.flush(boardOf(entries));
    await settle();
    for (const request of server.match('/api/chairs?limit=100'))
      request.flush({ items: [{ id: 6, name: 'Chair 6' }], nextCursor: null });
    await settle();
  };
  await answer(items);
  const press = async (key: string) => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const lane = (name: string) =>
    [...page.querySelectorAll(`[aria-label="${name}"] [data-entry]`)].map((card) => card.getAttribute('data-entry'));
  return { page, server, answer, press, settle, lane, toasts: TestBed.inject(Toasts) };
}

describe('the next step of a card', () => {
  it('names the free chair for who may call, with its key', async () => {
    const { page } = await shown('RECEPTION', [anEntry(1)]);
    expect(page.querySelector('.queue-step')?.textContent?.replace(/\s+/g, ' ').trim()).toBe('Call, Chair 6 Enter');
    expect(page.querySelector('cd-read-only-bar')).toBeNull();
  });

  it('is not there for a nurse, who checks in but moves nobody', async () => {
    const { page, press, server } = await shown('NURSE', [anEntry(1, { mayProgress: false })]);
    expect(page.querySelector('.queue-step')).toBeNull();
    expect(page.querySelector('cd-read-only-bar')?.textContent).toContain('View only');
    expect(page.querySelector('.btn-primary')?.textContent).toContain('Check in');
    await press('Enter');
    server.expectNone('/api/queue/1/move');
  });

  it('is there for a clinician’s own patients only, and they call rather than check in', async () => {
    const { page } = await shown('ORTHODONTIST', [anEntry(1, { mayProgress: false }), anEntry(2)]);
    const steps = [...page.querySelectorAll('[data-entry]')].map((card) => card.querySelector('.queue-step') !== null);
    expect(steps).toEqual([false, true]);
    expect(page.querySelector('[aria-current=true]')?.getAttribute('data-entry')).toBe('2');
    expect(page.querySelector('.page-header-actions .btn-primary')?.textContent).toContain('Call next');
  });
});

describe('moving a card', () => {
  it('happens at once, and is what the server says afterwards', async () => {
    const { lane, press, server, answer, toasts } = await shown('RECEPTION', [anEntry(1), anEntry(2)]);
    await press('Enter');
    expect(lane('Consultation')).toEqual(['1']);
    const request = server.expectOne('/api/queue/1/move');
    expect(request.request.body).toEqual({ status: 'UNDER_CONSULTATION', chairId: 6 });
    const moved = anEntry(1, { status: 'UNDER_CONSULTATION', chair: { id: 6, name: 'Chair 6' }, version: 2 });
    request.flush(moved);
    await answer([moved, anEntry(2)]);
    expect(lane('Waiting')).toEqual(['2']);
    expect(lane('Consultation')).toEqual(['1']);
    expect(toasts.all().at(-1)?.text).toBe('A 1, Dilani W.: Consultation, Chair 6.');
  });

  it('goes back when the server refuses, and says why in its words', async () => {
    const { lane, press, server, answer, toasts } = await shown('RECEPTION', [anEntry(1)]);
    await press('Enter');
    expect(lane('Waiting')).toEqual([]);
    server.expectOne('/api/queue/1/move').flush(...refusal(409, 'entry-closed', 'This entry is from an earlier day.'));
    await answer([anEntry(1)]);
    expect(lane('Waiting')).toEqual(['1']);
    expect(toasts.all().at(-1)).toMatchObject({ tone: 'error', text: 'This entry is from an earlier day.' });
  });

  it('is undone by moving back', async () => {
    const { press, server, answer, toasts, settle } = await shown('RECEPTION', [anEntry(1, { status: 'AT_CASHIER' })]);
    await press('Enter');
    const done = anEntry(1, { status: 'COMPLETED', version: 2 });
    server.expectOne('/api/queue/1/move').flush(done);
    await answer([done]);
    toasts.all().at(-1)?.action?.run();
    await settle();
    expect(server.expectOne('/api/queue/1/move').request.body).toEqual({ status: 'AT_CASHIER' });
  });
});

describe('the keys', () => {
  it('walk along a lane and across, and skip a lane nobody is in', async () => {
    const { page, press } = await shown('RECEPTION', [anEntry(1), anEntry(2), anEntry(3, { status: 'AT_CASHIER' })]);
    const chosen = () => page.querySelector('[aria-current=true]')?.getAttribute('data-entry');
    expect(chosen()).toBe('1');
    await press('j');
    expect(chosen()).toBe('2');
    await press('j');
    expect(chosen()).toBe('2');
    await press('l');
    expect(chosen()).toBe('3');
    await press('h');
    expect(chosen()).toBe('1');
  });

  it('P goes to the payments of the card’s patient, for who takes them', async () => {
    const { page, press } = await shown('RECEPTION', [anEntry(1, { status: 'AT_CASHIER' })]);
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    expect(page.querySelector('[data-entry="1"]')?.textContent).toContain('Take payment');
    await press('p');
    const { patient } = anEntry(1);
    expect(go).toHaveBeenCalledWith(['/patients', patient.id, 'payments'], { queryParams: { take: '' } });
  });

  it('P is nothing to who takes no payments', async () => {
    const { page, press } = await shown('ORTHODONTIST', [anEntry(1, { status: 'AT_CASHIER' })]);
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    expect(page.querySelector('[data-entry="1"]')?.textContent).not.toContain('Take payment');
    await press('p');
    expect(go).not.toHaveBeenCalled();
  });

  it('U makes more urgent, against the version that was seen', async () => {
    const { press, server } = await shown('RECEPTION', [anEntry(1, { version: 7 })]);
    await press('u');
    const { request } = server.expectOne('/api/queue/1');
    expect([request.method, request.body, request.headers.get('If-Match')]).toEqual([
      'PATCH',
      { priority: 'HIGH' },
      '"7"',
    ]);
  });
});

describe('an empty or broken board', () => {
  it('says that nobody is waiting', async () => {
    const { page } = await shown('RECEPTION', []);
    expect(page.querySelector('cd-empty')?.textContent).toContain('Nobody is waiting.');
  });

  it('keeps the list it has when the next one does not come, and says it may be old', async () => {
    const { page, server, press, settle, lane } = await shown('RECEPTION', [anEntry(1)]);
    await press('Enter');
    server.expectOne('/api/queue/1/move').flush(...refusal(409, 'same-stage', 'The patient is at this stage already.'));
    await settle();
    server.expectOne('/api/queue').flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(lane('Waiting')).toEqual(['1']);
    expect(page.querySelector('.queue-stale-bar')?.textContent).toContain('list may be old');
    expect(page.querySelector('cd-error-panel')).toBeNull();
  });
});
