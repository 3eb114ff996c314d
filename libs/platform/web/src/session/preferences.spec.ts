import { TestBed } from '@angular/core/testing';
import { Display } from '../display/display';
import { remembered } from '../display/device-storage';
import { Hotkeys } from '../keys/hotkeys';
import { Preferences } from './preferences';
import type { UserPreferences } from './session-user';
import { grant, nextTurn, SessionRoom, sessionRoom } from './testing/session-room';

const PUT = 'https://api.example/v/auth/preferences';
const mine: UserPreferences = {
  theme: 'dark',
  density: 'touch',
  language: 'en',
  singleKeys: false,
  keys: [{ usual: 'n', key: 'alt+n' }],
};

describe('preferences', () => {
  let room: SessionRoom;
  let preferences: Preferences;
  beforeEach(() => {
    room = sessionRoom();
    preferences = TestBed.inject(Preferences);
  });
  afterEach(() => room.server.verify());

  it('come with the account, and look and size stay on the device for the next first paint', () => {
    room.session.take(grant('one', { preferences: mine }), 'know');
    TestBed.tick();
    expect(preferences.now()).toEqual(mine);
    expect([remembered('theme'), remembered('density')]).toEqual(['dark', 'touch']);
  });

  it('of keys are not left to the next person', async () => {
    room.session.take(grant('one', { preferences: mine }), 'know');
    TestBed.tick();
    room.tabs.heard.next({ kind: 'ended', by: 'person' });
    TestBed.tick();
    expect(TestBed.inject(Hotkeys).choices()).toEqual([]);
    expect(TestBed.inject(Hotkeys).singleKeys()).toBe(true);
  });

  it('change at once and are kept whole, and the next refresh does not undo them', async () => {
    room.session.take(grant('one', { preferences: mine }), 'know');
    TestBed.tick();
    const kept = preferences.change({ theme: 'light' });
    expect(TestBed.inject(Display).theme()).toBe('light');
    await nextTurn();
    room.tabs.heard.next({ kind: 'granted', grant: grant('two', { preferences: mine }) });
    TestBed.tick();
    const put = room.server.expectOne(PUT);
    expect(put.request.body).toEqual({ ...mine, theme: 'light' });
    put.flush(null);
    expect(await kept).toBe(true);
    TestBed.tick();
    expect(TestBed.inject(Display).theme()).toBe('light');
    expect(room.session.user()?.preferences?.theme).toBe('light');
  });

  it('say when only this device has them', async () => {
    room.session.take(grant('one'), 'know');
    const kept = preferences.change({ density: 'touch' });
    await nextTurn();
    room.server.expectOne(PUT).error(new ProgressEvent('error'));
    expect(await kept).toBe(false);
    expect(remembered('density')).toBe('touch');
  });
});
