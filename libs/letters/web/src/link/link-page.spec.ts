import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { VisitLinkDto } from '@cuspid/letters/contracts';
import words from '../i18n/link.json';
import { calendarFile } from './calendar-file';
import { LinkPage } from './link-page';

const ADDRESS = '/api/visit-links/abc';
const link = (set: Partial<VisitLinkDto> = {}): VisitLinkDto => ({
  clinicName: 'Kandy Dental',
  clinicPhone: '081 222 3344',
  timeZone: 'Asia/Colombo',
  language: 'en',
  state: 'OPEN',
  firstName: 'Nimali',
  startsAt: '2026-11-30T03:00:00.000Z',
  minutes: 30,
  mayConfirm: true,
  mayCancel: true,
  cancelUntil: '2026-11-29T03:00:00.000Z',
  wantsLetters: true,
  ...set,
});

async function shown(purpose?: string) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(LinkPage);
  fixture.componentRef.setInput('token', 'abc');
  fixture.componentRef.setInput('for', purpose);
  document.body.append(fixture.nativeElement);
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    TestBed.tick();
    await Promise.resolve();
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const read = async (what: VisitLinkDto) => {
    TestBed.tick();
    server.expectOne({ method: 'GET', url: ADDRESS }).flush(what);
    await settle();
  };
  const press = async (name: string) => {
    [...page.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
    await settle();
  };
  const names = () => [...page.querySelectorAll('button')].map((button) => button.textContent?.trim());
  return { page, server, settle, read, press, names };
}

describe('the page behind the link of a letter', () => {
  it('has every sentence in the three languages', () => {
    expect(Object.keys(words.si)).toEqual(Object.keys(words.en));
    expect(Object.keys(words.ta)).toEqual(Object.keys(words.en));
  });

  it('speaks the patient’s language and the clinic’s time, and changes nothing by being opened', async () => {
    const { page, server, read, press } = await shown('confirm');
    await read(link({ language: 'si' }));
    expect(page.querySelector('main')?.getAttribute('lang')).toBe('si');
    expect(page.textContent).toContain(words.si.confirm);
    expect(page.querySelector('.visit-link-time')?.textContent).toBe('08:30');
    expect(page.querySelector('.visit-link-day')?.textContent).toBe('2026 නොවැම්බර් 30, සඳුදා');
    await press('தமிழ்');
    expect(page.textContent).toContain(words.ta.cannot);
    expect(page.textContent).toContain('Asia/Colombo');
    server.verify();
  });

  it('confirms in one press and says so', async () => {
    const { page, server, settle, read, press, names } = await shown();
    await read(link());
    await press('I will come');
    server
      .expectOne({ method: 'POST', url: `${ADDRESS}/confirm` })
      .flush(link({ state: 'CONFIRMED', mayConfirm: false }));
    await settle();
    expect(page.querySelector('[role=status]')?.textContent).toContain('We expect you');
    expect(names()).not.toContain('I will come');
  });

  it('asks once before it cancels, also when the letter’s link says so', async () => {
    const { page, server, settle, read, press } = await shown('cancel');
    await read(link());
    expect(document.activeElement?.textContent).toContain('Cancel this visit?');
    await press('Yes, cancel it');
    const gone = link({ state: 'CANCELLED', mayConfirm: false, mayCancel: false, cancelUntil: null });
    server.expectOne({ method: 'POST', url: `${ADDRESS}/cancel` }).flush(gone);
    await settle();
    expect(page.textContent).toContain('Your visit is cancelled.');
  });

  it('too near to the visit only the clinic’s phone is left', async () => {
    const { page, read, names } = await shown('cancel');
    await read(link({ mayCancel: false, cancelUntil: null }));
    expect(names()).not.toContain('I cannot come');
    expect(page.textContent).toContain('too near');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('tel:0812223344');
  });

  it('stops letters when asked twice, and sends them again', async () => {
    const { page, server, settle, read, press } = await shown();
    await read(link());
    await press('No more letters about visits');
    await press('Yes, no more letters');
    server.expectOne({ method: 'POST', url: `${ADDRESS}/opt-out` }).flush(link({ wantsLetters: false }));
    await settle();
    expect(page.textContent).toContain('We send you no more letters');
    await press('Send me letters again');
    server.expectOne({ method: 'POST', url: `${ADDRESS}/resubscribe` }).flush(link());
    await settle();
    expect(page.textContent).toContain('We send you letters about visits again.');
  });

  it('tells a link that is closed, one that is none, what did not arrive, and what was changed meanwhile', async () => {
    const { page, server, settle, read, press } = await shown();
    await read(link());
    await press('I will come');
    server.expectOne({ method: 'POST', url: `${ADDRESS}/confirm` }).error(new ProgressEvent('offline'));
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('did not reach us');
    await press('I will come');
    const status = { status: 409, statusText: 'Conflict' };
    server.expectOne({ method: 'POST', url: `${ADDRESS}/confirm` }).flush({ code: 'visit-link-closed' }, status);
    await settle();
    await read(link({ state: 'CLOSED', firstName: null, startsAt: null, mayConfirm: false, mayCancel: false }));
    expect(page.querySelector('h1')?.textContent).toContain('This link is closed.');
  });

  it('an address nobody gave out shows nothing but that', async () => {
    const { page, server, settle } = await shown();
    TestBed.tick();
    server.expectOne(ADDRESS).flush({ code: 'not-found' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(page.querySelector('h1')?.textContent).toContain('expired');
  });

  it('its calendar file says when and where, and nothing of what is done', () => {
    const file = calendarFile('2026-11-30T03:00:00.000Z', 45, 'Your visit, Kandy; Dental', 'Kandy; Dental');
    expect(file).toContain('DTSTART:20261130T030000Z\r\nDTEND:20261130T034500Z\r\n');
    expect(file).toContain('SUMMARY:Your visit\\, Kandy\\; Dental\r\n');
  });
});
