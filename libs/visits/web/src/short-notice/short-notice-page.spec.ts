import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { ANA, noticeEntry, SILVA, speakEnglish } from '../testing';
import { ShortNoticePage } from './short-notice-page';

async function opened(query: Record<string, string> = {}, since: Date | null = null) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: { can: () => true, user: () => null } },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(since) } },
    ],
  });
  await speakEnglish();
  const fixture = TestBed.createComponent(ShortNoticePage);
  for (const [key, value] of Object.entries(query)) fixture.componentRef.setInput(key, value);
  fixture.detectChanges();
  const server = TestBed.inject(HttpTestingController);
  const people = (path: string, items: object[]) =>
    server.match(({ url }) => url.startsWith(path)).forEach((one) => one.flush({ items, nextCursor: null }));
  people('/api/staff', [ANA, SILVA]);
  people('/api/chairs', []);
  people('/api/visit-types', []);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const list = () => server.expectOne(({ url, method }) => url === '/api/short-notice' && method === 'GET');
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find((one) => [one.textContent?.trim(), one.ariaLabel].includes(name));
  const pressed = (key: string) =>
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  return { fixture, page, server, list, button, pressed };
}

// The specs' browser has no modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

/** A machine that does other things besides. */
const PATIENT = { timeout: 10_000 };

describe('all who would come at short notice', () => {
  it('asks for those the address names, and tells of each when, for what and what was said', async () => {
    const { fixture, page, list } = await opened({ provider: String(ANA.id), minutes: '45' });
    const asked = list();
    expect(asked.request.params.get('providerId')).toBe(String(ANA.id));
    expect(asked.request.params.get('minutes')).toBe('45');
    const entry = noticeEntry(1, { weekdays: ['MON', 'TUE'], toClock: '12:00', declined: 1, unanswered: 2 });
    asked.flush({ items: [entry], nextCursor: null, total: 1 });
    await fixture.whenStable();
    const row = page.querySelector('tbody tr')?.textContent?.replace(/\s+/g, ' ');
    for (const told of ['071 802 4417', 'Crown fit 46', '30 min', 'Mon, Tue', 'until 12:00', '9 days']) {
      expect(row).toContain(told);
    }
    expect(row).toContain('declined once · no answer 2 times');
  });

  it('lays what somebody saved meanwhile beside what is typed, and saves on top of it', async () => {
    const { fixture, page, server, list, button, pressed } = await opened();
    const entry = noticeEntry(1);
    list().flush({ items: [entry], nextCursor: null, total: 1 });
    await fixture.whenStable();
    pressed('j');
    expect(document.activeElement?.textContent).toContain('Gloria Okafor 1');
    pressed('e');
    await fixture.whenStable();
    const note = page.querySelector<HTMLTextAreaElement>('textarea');
    if (!note) throw new Error('no form');
    note.value = 'Mornings';
    note.dispatchEvent(new Event('input'));
    button('Save')?.click();
    const sent = server.expectOne('/api/short-notice/1');
    expect([sent.request.headers.get('If-Match'), sent.request.body]).toEqual(['"1"', { note: 'Mornings' }]);
    sent.flush({ status: 412, code: 'stale-version' }, { status: 412, statusText: 'Precondition Failed' });
    await vi.waitFor(() => list().flush({ items: [{ ...entry, note: 'Evenings', minutes: 45, version: 2 }] }), PATIENT);
    await vi.waitFor(() => expect(page.textContent).toContain('Evenings'), PATIENT);
    await fixture.whenStable();
    button('Save')?.click();
    const again = server.expectOne('/api/short-notice/1');
    expect([again.request.headers.get('If-Match'), again.request.body]).toEqual(['"2"', { note: 'Mornings' }]);
  });

  it('takes somebody off and puts them back by the line that says so', async () => {
    const { fixture, server, list, button } = await opened();
    list().flush({ items: [noticeEntry(1)], nextCursor: null, total: 1 });
    await fixture.whenStable();
    const show = vi.spyOn(TestBed.inject(Toasts), 'show');
    button('Take Gloria Okafor 1 off the list')?.click();
    server.expectOne(({ method }) => method === 'DELETE').flush(null);
    await vi.waitFor(() => expect(show).toHaveBeenCalled(), PATIENT);
    show.mock.calls[0]?.[1]?.run();
    server.expectOne('/api/short-notice/1/restore').flush(noticeEntry(1));
  });

  it('says that nobody waits, that the list could not be read, and changes nothing while it may be old', async () => {
    const { fixture, page, list, button } = await opened({}, new Date());
    list().flush({ items: [noticeEntry(1)], nextCursor: null, total: 1 });
    await fixture.whenStable();
    expect(page.textContent).toContain('changes do not come in now');
    expect([button('Edit the entry of Gloria Okafor 1')?.disabled]).toEqual([true]);
    TestBed.resetTestingModule();
    const empty = await opened();
    empty.list().flush({ items: [], nextCursor: null, total: 0 });
    await empty.fixture.whenStable();
    expect(empty.page.textContent).toContain('Nobody waits to come at short notice.');
    TestBed.resetTestingModule();
    const failed = await opened();
    failed.list().flush({ detail: 'Try again.' }, { status: 500, statusText: 'Error' });
    await failed.fixture.whenStable();
    expect(failed.page.textContent).toContain('The list could not be read');
  });
});
