import { TestBed } from '@angular/core/testing';
import { Hotkeys } from '@cuspid/platform/web';
import { doorRoom, shown, user } from '../testing/door-room';
import { deviceOf } from './device';
import { choose, refusalOf } from './key-change';
import { KeysPanel } from './keys-panel';
import { ProfilePanel } from './profile-panel';
import { SessionsPanel } from './sessions-panel';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

describe('a device in plain words', () => {
  it.each([
    [CHROME, { kind: 'computer', browser: 'Chrome', system: 'Linux' }],
    [`${CHROME} Edg/140.0`, { kind: 'computer', browser: 'Edge', system: 'Linux' }],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
      { kind: 'phone', browser: 'Safari', system: 'iPhone' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 16; SM-X200) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
      { kind: 'tablet', browser: 'Chrome', system: 'Android' },
    ],
    ['curl/8.5.0', { kind: 'program', browser: 'curl', system: null }],
    [null, { kind: 'program', browser: null, system: null }],
  ])('%s', (agent, device) => {
    expect(deviceOf(agent)).toEqual(device);
  });
});

describe('a key of one’s own', () => {
  const rows = ['n', 'c', 'g q', 'ctrl+z'].map((usual) => ({ usual, meanings: [{ group: 'x', label: usual }] }));
  const clear = { rows, choices: [], singleKeys: true };

  it('is refused where it clashes, belongs to the browser, or single keys are off', () => {
    expect(refusalOf('c', 'n', clear)?.code).toBe('taken');
    expect(refusalOf('g', 'n', clear)?.code).toBe('taken');
    for (const key of ['ctrl+t', 'enter', 'f5', 'alt+left', ' '])
      expect(refusalOf(key, 'n', clear)?.code).toBe('reserved');
    expect(refusalOf('x', 'n', { ...clear, singleKeys: false })?.code).toBe('singleOff');
    expect(refusalOf('alt+n', 'n', { ...clear, singleKeys: false })).toBeNull();
    expect(refusalOf('x', 'n', clear)).toBeNull();
  });

  it('frees the usual one, which then may be given to another', () => {
    const choices = choose([], 'n', 'x');
    expect(refusalOf('n', 'c', { ...clear, choices })).toBeNull();
    expect(refusalOf('x', 'c', { ...clear, choices })?.code).toBe('taken');
    expect(choose(choices, 'n', 'n')).toEqual([]);
  });

  it('is caught from the keyboard, kept with the account, and works', async () => {
    const { server } = doorRoom({}, true);
    const { press, settle, page, says } = await shown(KeysPanel);
    await press('Change the key for New patient');
    const catcher = page.querySelector<HTMLElement>('.keys-catcher');
    catcher?.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
    await settle();
    expect(says()).toContain('C already does:');
    catcher?.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', bubbles: true }));
    await settle();
    const put = server.expectOne('/api/auth/preferences');
    expect(put.request.body.keys).toEqual([{ usual: 'n', key: 'w' }]);
    put.flush({});
    await settle();
    expect(TestBed.inject(Hotkeys).keyFor('n')).toBe('w');
    expect(says()).toContain('New patient: now W');
  });
});

describe('one’s own profile', () => {
  const loaded = async () => {
    const room = doorRoom({}, true);
    const view = await shown(ProfilePanel);
    room.server.expectOne('/api/auth/profile').flush({ ...user, version: 4 });
    await view.settle();
    return { ...room, ...view };
  };
  const leave = async (view: { field: (s: string) => HTMLInputElement; settle: () => Promise<void> }) => {
    view.field('input[autocomplete=name]').dispatchEvent(new Event('change'));
    await view.settle();
  };

  it('is saved field by field, on the version that was seen, and told to every screen', async () => {
    const view = await loaded();
    await view.type('input[autocomplete=name]', 'Shalini Silva');
    await leave(view);
    const patch = view.server.expectOne('/api/auth/profile');
    expect(patch.request.headers.get('If-Match')).toBe('"4"');
    expect(patch.request.body).toEqual({ name: 'Shalini Silva' });
    patch.flush({ ...user, name: 'Shalini Silva', version: 5 });
    await view.settle();
    expect(view.session.user()?.name).toBe('Shalini Silva');
    expect(view.says()).toContain('Saved');
  });

  it('changed elsewhere meanwhile is shown as it is now', async () => {
    const view = await loaded();
    await view.type('input[autocomplete=name]', 'Mine');
    await leave(view);
    view.server.expectOne('/api/auth/profile').flush(null, { status: 412, statusText: 'Precondition Failed' });
    await view.settle();
    view.server.expectOne('/api/auth/profile').flush({ ...user, name: 'Theirs', version: 5 });
    await view.settle();
    expect(view.field('input[autocomplete=name]').value).toBe('Theirs');
    expect(view.says()).toContain('changed elsewhere meanwhile');
  });
});

describe('one’s own sessions', () => {
  const one = (id: number, isThis: boolean) => ({
    id,
    isThis,
    startedAt: '2026-11-22T08:00:00.000Z',
    lastActivityAt: '2026-11-22T09:00:00.000Z',
    endsAt: '2026-11-22T20:00:00.000Z',
    address: '10.0.4.17',
    agent: CHROME,
  });

  it('are ended one by one, and all others at once', async () => {
    const { server } = doorRoom({}, true);
    const { settle, press, says, page } = await shown(SessionsPanel);
    server.expectOne('/api/auth/sessions').flush([one(1, true), one(2, false)]);
    await settle();
    expect(says()).toContain('Chrome on Linux');
    expect(page.querySelectorAll('cd-chip')).toHaveLength(1);
    page.querySelectorAll<HTMLButtonElement>('li button')[1]?.click();
    await settle();
    const ended = server.expectOne('/api/auth/sessions/2');
    expect(ended.request.method).toBe('DELETE');
    ended.flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    server.expectOne('/api/auth/sessions').flush([one(1, true), one(3, false)]);
    await settle();
    await press('Sign out everywhere else');
    expect(server.expectOne('/api/auth/sessions').request.method).toBe('DELETE');
  });

  it('when it is this one, is signing out', async () => {
    const { server, session, pages } = doorRoom({}, true);
    const { settle, page } = await shown(SessionsPanel);
    server.expectOne('/api/auth/sessions').flush([one(1, true)]);
    await settle();
    page.querySelector<HTMLButtonElement>('li button')?.click();
    server.expectOne('/api/auth/logout').flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    expect(session.user()).toBeNull();
    expect(pages.opened).toEqual(['/sign-in']);
  });
});
