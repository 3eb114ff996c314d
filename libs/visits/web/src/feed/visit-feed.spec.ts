import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { VisitFeedDto } from '@cuspid/visits/contracts';
import { WEB_CONFIG } from '@cuspid/platform/web';
import { Confirmation } from '@cuspid/ui';
import { speakEnglish } from '../testing';
import { VisitFeed } from './visit-feed';

const NONE: VisitFeedDto = { isOut: false, since: null, withTypes: false, readAt: null };
const OUT: VisitFeedDto = { ...NONE, isOut: true, since: '2026-11-20T04:00:00.000Z' };

async function shown(feed: VisitFeedDto) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(VisitFeed);
  const server = TestBed.inject(HttpTestingController);
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
    TestBed.tick();
  };
  const read = async (what: VisitFeedDto) => {
    TestBed.tick();
    server.expectOne({ method: 'GET', url: '/api/visits/feed' }).flush(what);
    await settle();
  };
  const press = async (name: string) => {
    [...page.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
    await settle();
  };
  await read(feed);
  return { page, server, settle, read, press };
}

describe('the calendar feed', () => {
  it('shows its address once, without the kinds of visits unless they are asked for', async () => {
    const { page, server, settle, read, press } = await shown(NONE);
    await press('Make a link');
    const asked = server.expectOne({ method: 'POST', url: '/api/visits/feed' });
    expect(asked.request.body).toEqual({ withTypes: false });
    asked.flush({ ...OUT, token: 'abc' });
    await settle();
    await read(OUT);
    expect(page.querySelector('.feed-address')?.textContent).toMatch(/^http.*\/api\/visits\/feed\/abc\.ics$/);
    expect(page.textContent).toContain('Not yet');
  });

  it('a new link and a revoked one are asked about first: calendars hang on it', async () => {
    const { server, press } = await shown(OUT);
    const ask = vi.spyOn(TestBed.inject(Confirmation), 'ask').mockResolvedValue(false);
    await press('Make a new link');
    await press('Revoke the link');
    expect(ask).toHaveBeenCalledTimes(2);
    server.verify();
    ask.mockResolvedValue(true);
    await press('Revoke the link');
    server.expectOne({ method: 'DELETE', url: '/api/visits/feed' });
  });
});
