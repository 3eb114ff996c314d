import { TestBed } from '@angular/core/testing';
import { IdleWatch } from './idle-watch';
import { grant, SessionRoom, sessionRoom } from './testing/session-room';

const API = 'https://api.example/v';
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);
const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

describe('a session nobody works in', () => {
  let room: SessionRoom;
  let idle: IdleWatch;
  beforeEach(async () => {
    vi.useFakeTimers();
    room = sessionRoom({ idleSeconds: 600 });
    idle = TestBed.inject(IdleWatch);
    room.session.take(grant('one'), 'know');
    TestBed.tick();
  });
  afterEach(() => vi.useRealTimers());

  it('is warned of in its last minute, and locked at the end, without asking anybody', async () => {
    await pass(539);
    expect(idle.secondsLeft()).toBeNull();
    await pass(2);
    expect(idle.secondsLeft()).toBe(59);
    await pass(60);
    expect(room.session.isLocked()).toBe(true);
    room.server.verify();
  });

  it('goes on when somebody stays', async () => {
    await pass(550);
    void idle.stay();
    await pass(0);
    room.server.expectOne(`${API}/auth/profile`).flush({});
    await pass(1);
    expect(idle.secondsLeft()).toBeNull();
    await pass(500);
    expect(room.session.isLocked()).toBe(false);
  });

  it('counts typing as work, though the page asks nothing meanwhile', async () => {
    await pass(545);
    expect(idle.secondsLeft()).not.toBeNull();
    press();
    await pass(1);
    const told = room.server.expectOne(`${API}/auth/profile`);
    expect(told.request.headers.has('X-Background')).toBe(false);
    told.flush({});
    await pass(1);
    expect(idle.secondsLeft()).toBeNull();
    expect(room.tabs.told.at(-1)?.kind).toBe('active');
  });

  it('is told of long typing now and then, so that its end counts from the last key', async () => {
    let told = 0;
    for (let second = 0; second < 300; second += 5) {
      press();
      await pass(5);
      for (const request of room.server.match(`${API}/auth/profile`)) {
        told += 1;
        request.flush({});
      }
    }
    expect(told).toBe(5);
    await pass(595);
    expect(room.session.isLocked()).toBe(true);
  });

  it('does not count what the page reads by itself', async () => {
    await pass(300);
    room.http.get('/api/queue').subscribe();
    await pass(0);
    const read = room.server.expectOne(`${API}/queue`);
    expect(read.request.headers.get('X-Background')).toBe('1');
    read.flush({});
    await pass(300);
    expect(room.session.isLocked()).toBe(true);
  });

  it('goes on while another tab is worked in', async () => {
    await pass(550);
    room.tabs.heard.next({ kind: 'active', at: Date.now() });
    await pass(300);
    expect(room.session.isLocked()).toBe(false);
  });
});
