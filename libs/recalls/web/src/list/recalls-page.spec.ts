import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import type { RecallDto } from '@cuspid/recalls/contracts';
import { Toasts } from '@cuspid/ui';
import { recall, speakEnglish } from '../testing';
import { RecallsPage } from './recalls-page';

const ME = { id: 5, name: 'Shalini', role: 'RECEPTION' as const, department: null };
const STATS = { day: '2026-11-23', due: 2, soon: 0, later: 1_000, booked: 0, closed: 0, doNotContact: 0 };
const PREFERENCE = { doNotContact: false, reason: null, by: null, since: null, choices: [], version: 1 };

async function opened(items: RecallDto[], { role = 'RECEPTION' as Role, chosen = items[0]?.id ?? null } = {}) {
  const session = {
    user: signal({ ...ME, role }),
    can: (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: session },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
    ],
  });
  await speakEnglish();
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(RecallsPage);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  if (chosen !== null) fixture.componentRef.setInput('recall', String(chosen));
  const server = TestBed.inject(HttpTestingController);
  const settle = async () => {
    const about = items.find(({ id }) => id === chosen);
    const answers: readonly (readonly [string, object])[] = [
      ['/api/recalls/stats', STATS],
      ['/api/recall-rules', { items: [] }],
      ['/api/recalls', { items, nextCursor: null, total: items.length }],
      ['/api/staff', { items: [], nextCursor: null }],
      ['/api/patients/', { items: about ? [about] : [], attempts: [], undoUntil: null, preference: PREFERENCE }],
    ];
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      for (const [url, body] of answers) {
        const asked = server.match(({ method, url: at }) => method === 'GET' && isAt(at, url));
        asked.filter(({ cancelled }) => !cancelled).forEach((one) => one.flush(body));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const press = async (key: string) => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { page, server, go, press, settle, text, toasts: TestBed.inject(Toasts) };
}

const isAt = (url: string, path: string) => (path.endsWith('/') ? url.startsWith(path) : url.split('?')[0] === path);

describe('the recalls', () => {
  it('show whom to call under which number, why and since when, and how many there are', async () => {
    const { text, page } = await opened([
      recall(1),
      recall(2, { lastOutcome: 'NO_ANSWER', lastChannel: 'LETTER', attempts: 1 }),
    ]);
    for (const said of [
      'Kavindi Perera 1',
      '077 214 8830',
      'Check-up',
      '1 May 2026',
      'Sent',
      'Later 1000+',
      'Sinhala',
    ]) {
      expect(text()).toContain(said);
    }
    expect(page.querySelector('.table a')?.getAttribute('href')).toBe('tel:0772148830');
  });

  it('note by one key what came of a call, and go on to the next', async () => {
    const { press, server, go, settle } = await opened([recall(1), recall(2)]);
    await press('3');
    const [sent] = server.match('/api/recalls/1/attempts');
    expect(sent?.request.body).toEqual({ outcome: 'NO_ANSWER', channel: 'PHONE', nextOn: null, note: null });
    expect(sent?.request.headers.get('Idempotency-Key')).toBeTruthy();
    sent?.flush(recall(1, { state: 'later', nextOn: '2026-11-25' }));
    await settle();
    expect(go).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { recall: 2 } }));
  });

  it('ask for a day where one has to be said, and send it', async () => {
    const { press, server, page } = await opened([recall(1)]);
    await press('s');
    const day = page.querySelector<HTMLInputElement>('#cd-recall-day');
    expect(day?.value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    page.querySelector<HTMLFormElement>('cd-recall-detail form')?.dispatchEvent(new Event('submit'));
    const [sent] = server.match('/api/recalls/1/attempts');
    expect(sent?.request.body).toMatchObject({ outcome: 'PUT_OFF', channel: null, nextOn: day?.value });
  });

  it('leave a patient alone whom somebody else is calling, and say who', async () => {
    const since = new Date(Date.now() - 125_000).toISOString();
    const until = new Date(Date.now() + 300_000).toISOString();
    const claim = { by: { ...ME, id: 9, name: 'Kamala' }, since, until };
    const { press, server, text } = await opened([recall(1, { claim })]);
    expect(text()).toContain('Kamala is calling, 2 min');
    await press('3');
    expect(server.match('/api/recalls/1/attempts')).toEqual([]);
  });

  it('lead to the book with the patient in hand', async () => {
    const { press, go } = await opened([recall(1)]);
    await press('b');
    expect(go).toHaveBeenCalledWith(['/calendar'], { queryParams: { book: 101 } });
  });

  it('are only looked at by who may not call', async () => {
    const { text, press, server } = await opened([recall(1)], { role: 'ORTHODONTIST' });
    expect(text()).toContain('Calling is for the desk');
    await press('c');
    await press('3');
    expect(server.match(({ method }) => method === 'POST')).toEqual([]);
  });

  it('say that nobody is due', async () => {
    const { text } = await opened([]);
    expect(text()).toContain('Nobody is due.');
  });
});
