import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { LetterDto, NoReminderBecause, SentLetterDto, VisitLettersDto } from '@cuspid/letters/contracts';
import { mayRole, type Permission, type Role } from '@cuspid/platform/contracts';
import { Session, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import english from '../i18n/en.json';
import { VisitLetters } from '../visit/visit-letters';
import { LettersPage } from './letters-page';
import { answerKey } from '../mail-answer';

const letter = (set: Partial<LetterDto> = {}): LetterDto => ({
  id: 1,
  kind: 'REMINDER',
  language: 'en',
  startsAt: '2026-11-30T03:00:00.000Z',
  source: 'AUTOMATIC',
  by: null,
  state: 'SENT',
  withdrawnBecause: null,
  at: '2026-11-23T03:00:00.000Z',
  dueAt: null,
  settledAt: '2026-11-23T03:01:00.000Z',
  attempts: 1,
  lastError: null,
  ...set,
});
const sent = (id: number, set: Partial<SentLetterDto> = {}): SentLetterDto => ({
  ...letter({ id }),
  patient: { id: 5, patientCode: 'PT-000005', firstName: 'Nimali', lastName: `Perera ${id}` },
  visitId: 7,
  recipient: 'nimali@example.lk',
  mayRetry: false,
  ...set,
});

async function room<T>(part: Type<T>, inputs: Record<string, unknown>, role: Role = 'RECEPTION') {
  const session = { can: (permission: Permission) => mayRole(role, permission) };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: session },
    ],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ letters: english }, 'en');
  const fixture = TestBed.createComponent(part);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
    TestBed.tick();
  };
  await settle();
  const page: HTMLElement = fixture.nativeElement;
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name));
  return { page, button, settle, server: TestBed.inject(HttpTestingController) };
}

describe('the list of letters', () => {
  const LIST = (url: string) => url.startsWith('/api/letters?') || url === '/api/letters';
  const STATS = { waiting: 0, retrying: 0, failed: 2, sentLastDay: 4, oldestDueAt: null, reminderHours: 24 };

  it('says in plain words what the mail server said, and sends all that failed again, each for itself', async () => {
    const { page, button, settle, server } = await room(LettersPage, { state: 'FAILED' });
    const refused = { state: 'FAILED', mayRetry: true } as const;
    const items = [
      sent(1, { ...refused, lastError: 'The mail server refused the letter (550 to RCPT TO).' }),
      sent(2, { ...refused, lastError: 'The mail server refused the letter (552 to RCPT TO).' }),
    ];
    const asked = server.expectOne(({ url }) => LIST(url));
    expect(asked.request.params.get('state')).toBe('FAILED');
    asked.flush({ items, nextCursor: null, total: 2 });
    server.expectOne('/api/letters/stats').flush(STATS);
    await settle();
    expect(page.textContent).toContain(english.answer.address);
    expect(page.textContent).toContain(english.answer.tooLarge);
    expect(page.textContent).toContain('Reminders leave 24 hours before a visit.');
    button('Send all 2 again')?.click();
    await settle();
    const status = { status: 409, statusText: 'Conflict' };
    server.expectOne('/api/letters/1/retry').flush({ code: 'letter-not-sent-again', detail: 'Too late.' }, status);
    await settle();
    server.expectOne('/api/letters/2/retry').flush(sent(2, { state: 'WAITING' }));
    await settle();
    expect(server.match(({ url }) => LIST(url))).toHaveLength(1);
  });

  it('an answer nobody has words for stands as it is', () => {
    expect(answerKey('The moon is full.')).toBeUndefined();
    expect(answerKey('The mail server answered 421 to CONN.')).toBe('later');
    expect(answerKey('Handed over once without an answer. Its sender was ended meanwhile.')).toBe('perhaps');
    expect(answerKey('The mail server could not be reached or went silent: ECONNREFUSED.')).toBe('unreachable');
  });
});

describe('the letters of a visit', () => {
  const visit = { id: 7, version: 1, patient: { id: 5 } };
  const shown = async (letters: Partial<VisitLettersDto>, role: Role = 'RECEPTION') => {
    const all = await room(VisitLetters, { visit }, role);
    const read = { reminder: null, noReminderBecause: null, items: [], ...letters };
    all.server.match('/api/visits/7/letters').forEach((one) => !one.cancelled && one.flush(read));
    await all.settle();
    return all;
  };

  it('reminds by hand who can be reminded, and only who may send it is offered that', async () => {
    const { page, button, settle, server } = await shown({});
    expect(page.textContent).toContain('Nothing was written yet.');
    button('Remind')?.click();
    await settle();
    server.expectOne({ method: 'POST', url: '/api/visits/7/remind' }).flush(letter());
    TestBed.resetTestingModule();
    expect((await shown({}, 'NURSE')).button('Remind')).toBeUndefined();
  });

  it('says why nobody is reminded, and what became of each letter', async () => {
    for (const [because, says] of [
      ['NO_ADDRESS', 'No e-mail'],
      ['OPTED_OUT', 'wants no letters'],
    ] as const satisfies [NoReminderBecause, string][]) {
      const { page, button } = await shown({ noReminderBecause: because });
      expect(page.textContent).toContain(says);
      expect(button('Remind')).toBeUndefined();
      TestBed.resetTestingModule();
    }
    const lost = letter({ state: 'FAILED', lastError: 'The mail server refused the letter (550 to RCPT TO).' });
    const withdrawn = letter({ state: 'WITHDRAWN', withdrawnBecause: 'MOVED', settledAt: null });
    const { page } = await shown({ noReminderBecause: 'REMINDED', items: [lost, withdrawn] });
    expect(page.textContent).toContain(english.answer.address);
    expect(page.textContent).toContain('not sent: the visit was moved');
  });
});
