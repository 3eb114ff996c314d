import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Role } from '@cuspid/platform/contracts';
import { mayRole } from '@cuspid/platform/contracts';
import { LiveEvents, LiveState, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import type { BlockOutDto, VisitDto } from '@cuspid/visits/contracts';
import { ANA, block, calendar, CHAIR, DAY, SILVA, speakEnglish, visit } from '../testing';
import { VisitActs } from '../visit-acts';
import { CalendarPage } from './calendar-page';

async function opened(
  visits: VisitDto[],
  { role = 'RECEPTION' as Role, query = {}, live = 'live' as LiveState } = {},
  blocks: BlockOutDto[] = [],
) {
  const user = { id: role === 'ORTHODONTIST' ? ANA.id : 1, role, name: 'Somebody' };
  const session = { user: signal(user), can: (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: session },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal(live), since: signal(null) } },
    ],
  });
  await speakEnglish();
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(CalendarPage);
  for (const [key, value] of Object.entries({ day: DAY, ...query })) fixture.componentRef.setInput(key, value);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  const answer = (path: string, body: object) =>
    server.match(({ url }) => url.startsWith(path)).forEach((request) => request.flush(body));
  const settle = async () => {
    TestBed.tick();
    answer('/api/staff', { items: [ANA, SILVA], nextCursor: null });
    answer('/api/chairs', { items: [CHAIR], nextCursor: null });
    answer('/api/visit-types', { items: [], nextCursor: null });
    answer('/api/queue', { items: [] });
    answer('/api/patients', {});
    // Who would come is asked once the columns of the day are known.
    for (let round = 0; round < 5; round++) {
      await Promise.resolve();
      TestBed.tick();
      answer('/api/short-notice/coming', { items: [] });
    }
    await fixture.whenStable();
  };
  const day = () => server.expectOne(({ url }) => url === '/api/visits/calendar');
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const cards = () => [...page.querySelectorAll<HTMLElement>('.cal-card')];
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
    TestBed.tick();
  };
  day().flush(calendar(visits, blocks));
  await settle();
  return { fixture, page, server, go, settle, day, cards, press };
}

// The day's own morning: what is free is ahead.
beforeEach(() => void vi.setSystemTime(new Date(`${DAY}T07:00:00Z`)));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the calendar', () => {
  it('shows every visit of the day with dial and word, under who has it', async () => {
    const { page, cards } = await opened([
      visit(1, '09:00', { status: 'COMPLETED' }),
      visit(2, '10:00', { provider: SILVA, confirmedAt: `${DAY}T01:00:00Z` }),
      visit(3, '11:00', { status: 'CANCELLED' }),
      visit(4, '11:00', { overbookReason: 'Pain since the night' }),
    ]);
    expect(cards().map((card) => card.querySelector('.cdk-visually-hidden')?.textContent)).toEqual([
      'Kavindi Perera 1 Adjustment, 09:00 to 09:30, Completed',
      'Kavindi Perera 4 Adjustment Over: Pain since the night, 11:00 to 11:30, Booked',
      'Kavindi Perera 2 Adjustment, 10:00 to 10:30, Confirmed',
    ]);
    const heads = [...page.querySelectorAll('.cal-head-name')].map((head) => head.textContent?.trim());
    expect(heads).toEqual(['Dr A. Fernando', 'Dr P. Silva']);
  });

  it('says why a day is empty: closed, a holiday, or nobody booked', async () => {
    const { page } = await opened([]);
    expect(page.querySelector('.cal-note')?.textContent).toContain('No visits on this day.');
  });

  it('says that the book could not be read, and shows none', async () => {
    const { fixture, page, server, settle, day } = await opened([visit(1, '09:00')]);
    fixture.componentRef.setInput('day', '2026-11-25');
    TestBed.tick();
    day().flush(
      { code: 'broken', detail: 'The database is away.', status: 500 },
      { status: 500, statusText: 'Broken' },
    );
    await settle();
    expect(page.textContent).toContain('The book could not be read');
    expect(page.querySelector('cd-calendar-grid')).toBeNull();
    server.verify({ ignoreCancelled: true });
  });

  it('moves by keys: m, arrows, Enter; the request names the wall’s time, the length and the dentist', async () => {
    const { cards, press, server } = await opened([visit(1, '09:00')]);
    cards()[0]?.focus();
    press('ArrowDown', { shiftKey: true });
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) press(key);
    press('Enter');
    const { request } = server.expectOne(({ method }) => method === 'PATCH');
    expect(request.url).toBe('/api/visits/1');
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toEqual({ localStart: `${DAY}T09:10`, minutes: 35, providerId: SILVA.id });
  });

  it('puts a lifted visit back on Esc, without a word to the server', async () => {
    const { cards, press, page, server } = await opened([visit(1, '09:00')]);
    cards()[0]?.focus();
    press('ArrowDown', { shiftKey: true });
    expect(page.querySelector('.cal-ghost')?.textContent).toContain('09:00–09:35');
    press('Escape');
    expect(page.querySelector('.cal-ghost')).toBeNull();
    server.expectNone(({ method }) => method !== 'GET');
  });

  it('says what stands in the way of a move that was refused', async () => {
    const { cards, press, server } = await opened([visit(1, '09:00')]);
    const error = vi.spyOn(TestBed.inject(Toasts), 'error');
    cards()[0]?.focus();
    press('ArrowDown', { shiftKey: true });
    press('Enter');
    const refusal = { code: 'slot-taken', status: 409, detail: 'The chair is taken at that time.' };
    server.expectOne(({ method }) => method === 'PATCH').flush(refusal, { status: 409, statusText: 'Conflict' });
    const told = 'Kavindi Perera 1 was not moved. The chair is taken at that time.';
    await vi.waitFor(() => expect(error).toHaveBeenCalledWith(told), { timeout: 10_000 });
  });

  it('offers free times to who may book, and only shows them to others', async () => {
    const { page } = await opened([visit(1, '09:00')]);
    expect(page.querySelectorAll('button.cal-gap').length).toBeGreaterThan(0);
    TestBed.resetTestingModule();
    const dentist = await opened([visit(1, '09:00')], { role: 'ORTHODONTIST' });
    expect(dentist.page.querySelectorAll('button.cal-gap')).toHaveLength(0);
    expect(dentist.page.querySelectorAll('.cal-gap').length).toBeGreaterThan(0);
  });

  it('changes nothing while it hears nothing', async () => {
    const { page, cards, press } = await opened([visit(1, '09:00')], { live: 'offline' });
    expect(page.querySelector('.cal-note')?.textContent).toContain('Offline');
    expect(page.querySelector('button.cal-gap')).toBeNull();
    cards()[0]?.focus();
    press('ArrowDown', { shiftKey: true });
    expect(page.querySelector('.cal-ghost')).toBeNull();
  });

  it('that cannot be read again stays as it was, says so, and is tried again until it is read', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { fixture, page, cards, day } = await opened([visit(1, '09:00')]);
    TestBed.inject(VisitActs).changed();
    TestBed.tick();
    day().flush({ status: 503 }, { status: 503, statusText: 'Busy' });
    await vi.advanceTimersByTimeAsync(10);
    fixture.detectChanges();
    expect(cards()).toHaveLength(1);
    expect(page.querySelector('.cal-note')?.textContent).toContain('could not be read again');
    await vi.advanceTimersByTimeAsync(2_100);
    TestBed.tick();
    day().flush(calendar([]));
    await vi.advanceTimersByTimeAsync(10);
    fixture.detectChanges();
    expect(cards()).toHaveLength(0);
    vi.useRealTimers();
  });

  it('opens what is kept free to who may change it, and shows others its reason', async () => {
    const { page, go } = await opened([], {}, [block('09:00', '10:00')]);
    page.querySelector<HTMLElement>('button.cal-shut')?.click();
    expect(go).toHaveBeenCalledWith(
      ['/calendar'],
      expect.objectContaining({ queryParams: expect.objectContaining({ keep: 1 }) }),
    );
    TestBed.resetTestingModule();
    const dentist = await opened([], { role: 'ORTHODONTIST' }, [block('09:00', '10:00')]);
    expect(dentist.page.querySelector('button.cal-shut')).toBeNull();
    const shut = [...dentist.page.querySelectorAll('.cal-shut')].map((one) => one.textContent?.trim());
    expect(shut).toContain('Ward round');
  });

  it('tells of a visit what is planned and which of a series it is', async () => {
    const planned = [{ procedureId: 1, code: null, name: 'Composite', tooth: '46' }];
    const { cards } = await opened([
      visit(1, '09:00', { procedures: planned, series: { id: 1, number: 2, count: 6 } }),
    ]);
    expect(cards()[0]?.textContent).toContain('Composite 46');
    expect(cards()[0]?.querySelector('.cdk-visually-hidden')?.textContent).toContain('2 of 6');
  });
});
