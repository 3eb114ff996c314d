import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { DashboardData } from '@cuspid/dashboard/web';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { speakEnglish, visit } from '../testing';
import { VisitActs } from '../visit-acts';
import { DayNumbers } from './day-numbers';
import { UnconfirmedBlock } from './unconfirmed-block';

async function shown<T>(block: Type<T>) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      DashboardData,
      VisitActs,
      { provide: Session, useValue: { can: () => true } },
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'Asia/Colombo' } },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(block);
  const page: HTMLElement = fixture.nativeElement;
  TestBed.tick();
  await Promise.resolve();
  const server = TestBed.inject(HttpTestingController);
  return { page, server, settle: () => fixture.whenStable() };
}

/** What the page's one call is answered with. */
function answer(server: HttpTestingController, card: object): void {
  const told = { failed: null, link: '/calendar', list: '/api/visits', ...card };
  server.expectOne(({ url }) => url === '/api/dashboard').flush({ at: '2026-11-23T04:00:00.000Z', cards: [told] });
}

describe('the day’s page of a large clinic', () => {
  it('counts every visit of the day, not the first hundred', async () => {
    const { page, server, settle } = await shown(DayNumbers);
    const about = { booked: 130, seen: 120, waiting: 10, missed: 0 };
    answer(server, { key: 'figures', count: 130, items: [], about });
    await settle();
    expect([...page.querySelectorAll('dd')].map((one) => one.textContent?.trim())).toEqual(['130', '120', '10', '0']);
  });

  it('says how many are not confirmed for tomorrow, whatever a page holds', async () => {
    const { page, server, settle } = await shown(UnconfirmedBlock);
    const items = Array.from({ length: 6 }, (_, n) => visit(n + 1, '09:00'));
    answer(server, { key: 'unconfirmed', count: 143, items, about: { letters: [] } });
    await settle();
    expect(page.querySelectorAll('[data-task]')).toHaveLength(6);
    expect(page.textContent).toContain('143');
  });
});
