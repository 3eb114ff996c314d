import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { CallDto } from '@cuspid/queue/contracts';
import english from '../i18n/en.json';
import { CallingVoice } from './calling-voice';
import { DisplayPage } from './display-page';
import { BLIND_MS, POLL_MS } from './wall-feed';
import { roomBeside } from './wall-words';

const call = (ticket: string, room: string | null = 'Chair 6'): CallDto => ({
  ticket,
  room,
  calledAt: '2026-11-23T05:00:00.000Z',
});
const board = (calls: CallDto[]) => ({
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
    vi.spyOn(voice, 'call').mockImplementation(({ ticket }) => said.push(ticket));
    await answer([call('A 17')]);
    await pass(POLL_MS);
    await answer([call('A 19'), call('A 18'), call('A 17')]);
    expect(said).toEqual(['A 18', 'A 19']);
  });
});

describe('a room in other words', () => {
  it('is a chair or a room with its number; a name of its own is not translated', () => {
    expect(roomBeside('Room 6').map((word) => word.text)).toEqual(['කාමරය 6', 'அறை 6']);
    expect(roomBeside('Surgery suite')).toEqual([]);
  });
});
