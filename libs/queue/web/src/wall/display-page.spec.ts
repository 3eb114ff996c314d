import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { CallDto, WallLanguage } from '@cuspid/queue/contracts';
import english from '../i18n/en.json';
import { CallingVoice } from './calling-voice';
import { DisplayPage } from './display-page';
import { BLIND_MS, POLL_MS } from './wall-feed';
import { SpokenWords } from './spoken-words';
import { roomIn, spoken } from './wall-words';

const call = (ticket: string, room: string | null = 'Chair 6'): CallDto => ({
  ticket,
  room,
  calledAt: '2026-11-23T05:00:00.000Z',
});
const board = (calls: CallDto[], languages: WallLanguage[] = ['en', 'si', 'ta']) => ({
  languages,
  waits: [{ letter: 'A', minutes: 15 }],
  clinicName: 'Kandy',
  timeZone: 'Asia/Colombo',
  calls,
  waiting: 4,
  medianWaitMinutes: 15,
});
const URL = '/api/queue/display/abc';

async function shown() {
  vi.useFakeTimers({ now: new Date('2026-11-23T05:12:00.000Z') });
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  TestBed.inject(TranslocoService).setTranslation({ queue: english }, 'en');
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(DisplayPage);
  fixture.componentRef.setInput('token', 'abc');
  const page: HTMLElement = fixture.nativeElement;
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  };
  const answer = async (calls: CallDto[]) => {
    server.expectOne(URL).flush(board(calls));
    await pass(0);
  };
  TestBed.tick();
  return { fixture, page, server, pass, answer };
}

describe('a waiting-room screen', () => {
  afterEach(() => vi.useRealTimers());

  it('shows the latest call large, with its room in three languages, and the earlier ones beside it', async () => {
    const { page, answer } = await shown();
    await answer([call('A 17'), call('A 16', 'Chair 2')]);
    expect(page.querySelector('.wall-ticket')?.textContent).toBe('A 17');
    expect(page.querySelector('.wall-room')?.textContent).toBe('Chair 6');
    expect([...page.querySelectorAll('.wall-room-beside p')].map((line) => line.textContent)).toEqual([
      'පුටුව 6',
      'நாற்காலி 6',
    ]);
    expect(page.querySelector('.wall-earlier')?.textContent).toContain('A 16');
    expect(page.querySelector('.wall-clock')?.textContent).toBe('10:42');
  });

  it('shows the languages of its link in their order, and how long each letter waits', async () => {
    const { page, server, pass } = await shown();
    server.expectOne(URL).flush(board([call('A 17')], ['ta', 'en']));
    await pass(0);
    expect([...page.querySelectorAll('.wall-label span')].map((one) => one.getAttribute('lang'))).toEqual(['ta', 'en']);
    expect(page.querySelector('.wall-room')?.textContent).toBe('நாற்காலி 6');
    expect(page.querySelector('.wall-waits')?.textContent).toContain('A 15 min');
  });

  it('takes the calls away after two minutes without an answer; the clock goes on', async () => {
    const { page, server, pass, answer } = await shown();
    await answer([call('A 17')]);
    for (let waited = 0; waited < BLIND_MS; waited += POLL_MS) {
      expect(page.querySelector('.wall-ticket')?.textContent).toBe('A 17');
      await pass(POLL_MS);
      server.match(URL).forEach((request) => request.error(new ProgressEvent('error')));
    }
    await pass(5000);
    expect(page.querySelector('.wall-ticket')).toBeNull();
    expect(page.textContent).toContain('Please ask at the desk');
    expect(page.querySelector('.wall-clock')?.textContent).toBe('10:44');
    await pass(POLL_MS);
    server.match(URL).forEach((request) => request.flush(board([call('A 18')])));
    await pass(0);
    expect(page.querySelector('.wall-ticket')?.textContent).toBe('A 18');
  });

  it('says in a sentence that its link was taken back, and shows no call', async () => {
    const { page, server, pass, answer } = await shown();
    await answer([call('A 17')]);
    await pass(POLL_MS);
    server.expectOne(URL).flush(null, { status: 404, statusText: 'Not found' });
    await pass(0);
    expect(page.querySelector('.wall-ticket')).toBeNull();
    expect(page.textContent).toContain('This link is not valid any more.');
  });

  it('announces new calls, not those that were there when it opened', async () => {
    const { fixture, pass, answer } = await shown();
    const said: string[] = [];
    const voice = fixture.debugElement.injector.get(CallingVoice);
    vi.spyOn(voice, 'call').mockImplementation(({ ticket }) => {
      said.push(ticket);
    });
    await answer([call('A 17')]);
    await pass(POLL_MS);
    await answer([call('A 19'), call('A 18'), call('A 17')]);
    expect(said).toEqual(['A 18', 'A 19']);
    await pass(POLL_MS);
    await answer([{ ...call('A 17'), calledAt: '2026-11-23T05:13:00.000Z' }, call('A 19'), call('A 18')]);
    expect(said).toEqual(['A 18', 'A 19', 'A 17']);
  });

  it('says nothing of a call that was pushed off a full list and comes back', async () => {
    const { fixture, pass, answer } = await shown();
    const announced = vi.spyOn(fixture.debugElement.injector.get(CallingVoice), 'call').mockReturnValue();
    const at = (minute: number) => ({ ...call(`A ${minute}`), calledAt: `2026-11-23T05:1${minute}:00.000Z` });
    await answer([6, 5, 4, 3, 2, 1].map(at));
    await pass(POLL_MS);
    await answer([6, 5, 4, 3, 2, 0].map(at));
    expect(announced).not.toHaveBeenCalled();
  });
});

describe('a room in other words', () => {
  it('is a chair or a room with its number; a name of its own is not translated', () => {
    expect(roomIn('Room 6', ['en', 'si', 'ta']).map((word) => word.text)).toEqual(['Room 6', 'කාමරය 6', 'அறை 6']);
    expect(roomIn('Surgery suite', ['si', 'en'])).toEqual([{ language: 'si', text: 'Surgery suite' }]);
  });
});

describe('a call that is spoken', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('says the number digit by digit, the room in the words of the language', () => {
    expect(spoken(call('A 17'), 'en')).toBe('Ticket A 1 7, Chair 6');
    expect(spoken(call('A 17'), 'ta')).toBe('எண் A 1 7, நாற்காலி 6');
    expect(spoken(call('A 17', null), 'en')).toBe('Ticket A 1 7');
  });

  it('knows which languages this device has no voice for, and does not wait for them', async () => {
    const voice = { lang: 'en-GB' };
    vi.stubGlobal('speechSynthesis', { getVoices: () => [voice], addEventListener: () => undefined });
    TestBed.configureTestingModule({ providers: [SpokenWords] });
    const words = TestBed.inject(SpokenWords);
    expect(words.voiceFor('en')).toBe(voice);
    expect(words.voiceFor('si')).toBeNull();
    await words.say('අංකය A 1', 'si', 1);
  });
});
