import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Board } from './board';
import { anEntry } from './entry.fixture';
import { USUAL_TARGETS } from './lanes';

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

async function shown() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), Board] });
  const server = TestBed.inject(HttpTestingController);
  const board = TestBed.inject(Board);
  const settle = async () => {
    TestBed.tick();
    await nextTurn();
    TestBed.tick();
  };
  TestBed.tick();
  server.expectOne('/api/queue').flush({
    day: '2026-11-23',
    items: [anEntry(1)],
    medianWaitMinutes: null,
    seen: 0,
    undecided: 0,
    takenChairIds: [],
    targets: USUAL_TARGETS,
  });
  await settle();
  return { board, server, settle, entry: anEntry(1) };
}

describe('two changes of one card, faster than the server answers', () => {
  it('go one after the other, and the last one is what shows', async () => {
    const { board, server, settle, entry } = await shown();
    const called = board.move(entry, 'UNDER_CONSULTATION');
    const back = board.move({ ...entry, status: 'UNDER_CONSULTATION' }, 'IN_WAITING_ROOM');
    const first = server.expectOne('/api/queue/1/move');
    expect(first.request.body).toEqual({ status: 'UNDER_CONSULTATION' });
    first.flush({ ...entry, status: 'UNDER_CONSULTATION', version: 2 });
    await called;
    await settle();
    expect(board.entry(1)?.status).toBe('IN_WAITING_ROOM');

    const second = server.expectOne('/api/queue/1/move');
    expect(second.request.body).toEqual({ status: 'IN_WAITING_ROOM' });
    second.flush({ ...entry, version: 3 });
    await back;
    expect(board.entry(1)).toMatchObject({ status: 'IN_WAITING_ROOM', version: 3 });
  });

  it('send the second with the version the first one made', async () => {
    const { board, server, settle, entry } = await shown();
    const higher = board.edit(entry, { priority: 'HIGH' });
    const highest = board.edit(entry, { priority: 'URGENT' });
    server.expectOne('/api/queue/1').flush({ ...entry, priority: 'HIGH', version: entry.version + 1 });
    await higher;
    await settle();
    const second = server.expectOne('/api/queue/1');
    expect(second.request.headers.get('If-Match')).toBe(`"${entry.version + 1}"`);
    second.flush({ ...entry, priority: 'URGENT', version: entry.version + 2 });
    expect((await highest).priority).toBe('URGENT');
  });

  it('still does the second when the first is refused', async () => {
    const { board, server, settle, entry } = await shown();
    const first = board.move(entry, 'UNDER_CONSULTATION').catch((error: { status: number }) => error.status);
    const second = board.edit(entry, { priority: 'URGENT' });
    server.expectOne('/api/queue/1/move').flush(null, { status: 409, statusText: 'Conflict' });
    expect(await first).toBe(409);
    await settle();
    server.expectOne('/api/queue/1').flush({ ...entry, priority: 'URGENT' });
    expect((await second).priority).toBe('URGENT');
  });
});
