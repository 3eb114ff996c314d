import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { LiveEvents, WEB_CONFIG } from '@cuspid/platform/web';
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
      VisitActs,
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'Asia/Colombo' } },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(block);
  const page: HTMLElement = fixture.nativeElement;
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  return { page, server, settle: () => fixture.whenStable() };
}

describe('the day’s page of a large clinic', () => {
  it('counts every visit of the day, not the first hundred', async () => {
    const { page, server, settle } = await shown(DayNumbers);
    const visits = Array.from({ length: 130 }, (_, n) =>
      visit(n + 1, '09:00', { status: n < 120 ? 'COMPLETED' : 'ARRIVED' }),
    );
    server.expectOne(({ url }) => url === '/api/visits/calendar').flush({ days: [], visits, blocks: [], isCut: false });
    await settle();
    expect([...page.querySelectorAll('dd')].map((one) => one.textContent?.trim())).toEqual(['130', '120', '10', '0']);
  });

  it('says how many are not confirmed for tomorrow, whatever a page holds', async () => {
    const { page, server, settle } = await shown(UnconfirmedBlock);
    const asked = server.expectOne(({ url }) => url === '/api/visits');
    const [from, to] = ['from', 'to'].map((name) => Date.parse(asked.request.params.get(name) ?? ''));
    expect([new Date(from ?? 0).toISOString().slice(11, 16), (to ?? 0) - (from ?? 0)]).toEqual(['18:30', 86_400_000]);
    const items = Array.from({ length: 100 }, (_, n) => visit(n + 1, '09:00'));
    asked.flush({ items, nextCursor: 'more', total: 143 });
    await settle();
    expect(page.querySelectorAll('[data-task]')).toHaveLength(6);
    expect(page.textContent).toContain('143');
  });
});
