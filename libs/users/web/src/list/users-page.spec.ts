import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { UserDetailDto, UserDto, UserStatsDto } from '@cuspid/users/contracts';
import { Session } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import english from '../i18n/en.json';
import { UsersPage } from './users-page';

const user = (id: number, set: Partial<UserDto> = {}): UserDto => ({
  id,
  name: `Dr Ana ${id}`,
  role: 'ORTHODONTIST',
  department: null,
  email: `ana${id}@x.test`,
  state: 'ACTIVE',
  hasGoogle: false,
  lastSeenAt: null,
  createdAt: '2026-01-05T08:00:00.000Z',
  deactivatedAt: null,
  passwordExpiresAt: null,
  awaitsMail: false,
  mailRefused: false,
  version: 3,
  ...set,
});
const detail = (id: number, set: Partial<UserDetailDto> = {}): UserDetailDto => ({ ...user(id), ties: [], ...set });
const stats: UserStatsDto = {
  roles: [{ role: 'ORTHODONTIST', active: 3, inactive: 1 }],
  temporary: 1,
  dormant: 2,
  workload: [
    { id: 1, name: 'Dr Ana 1', role: 'ORTHODONTIST', department: null, ties: [{ name: 'visits-ahead', count: 39 }] },
  ],
};
const me = {
  id: 9,
  name: 'Ruwan',
  email: 'r@x.test',
  role: 'ADMIN' as const,
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
};

async function opened(query: Record<string, string> = {}, rows = [user(1), user(2)], open = detail(1)) {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ users: english }, 'en');
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user: me }, 'know');
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(UsersPage);
  for (const [key, value] of Object.entries(query)) fixture.componentRef.setInput(key, value);
  document.body.append(fixture.nativeElement);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  const list = server.expectOne((request) => request.url === '/api/users');
  const asked = Object.fromEntries(list.request.params.keys().map((key) => [key, list.request.params.get(key)]));
  list.flush({ items: rows, nextCursor: 'c2', total: 40 });
  server.expectOne('/api/users/stats').flush(stats);
  server.expectOne('/api/departments?limit=100').flush({ items: [{ name: 'Orthodontics' }], nextCursor: null });
  if (query['id']) server.expectOne(`/api/users/${query['id']}`).flush(open);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const press = async (label: string) => {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(label))?.click();
    await settle();
  };
  /** What the page reads again after a change. */
  const reread = (state: UserDetailDto) => {
    server.match((one) => one.url === '/api/users').forEach((one) => one.flush({ items: rows, nextCursor: null }));
    server.match('/api/users/stats').forEach((one) => one.flush(stats));
    server.match(`/api/users/${state.id}`).forEach((one) => one.flush(state));
  };
  return { page, server, go, asked, settle, press, reread };
}
const key = (name: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

describe('the users screen', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists what the address asks for, and says how each account stands', async () => {
    const rows = [
      user(1, { lastSeenAt: '2026-01-05T08:00:00.000Z', hasGoogle: true }),
      user(2, { state: 'TEMPORARY', mailRefused: true }),
      user(3, { state: 'INACTIVE' }),
      user(9, { role: 'ADMIN' }),
    ];
    const { page, asked } = await opened(
      { q: 'ana', role: 'ORTHODONTIST', sort: '-lastSeenAt', state: 'nonsense' },
      rows,
    );
    expect(asked).toEqual({ limit: '25', count: 'true', sort: '-lastSeenAt', search: 'ana', role: 'ORTHODONTIST' });
    const lines = [...page.querySelectorAll('tbody tr')].map((line) => line.textContent ?? '');
    expect(lines[0]).toMatch(/Active.*5 Jan 2026.*Password, Google/s);
    expect(lines[1]).toMatch(/Mail refused.*Never/s);
    expect(lines[2]).toMatch(/Deactivated.*Nothing/s);
    expect(lines[3]).toContain('you');
    expect(page.querySelector('th[aria-sort=descending]')?.textContent).toContain('Last seen');
  });

  it('walks the names with J and K, searches with F and adds with N', async () => {
    const { page, go } = await opened();
    key('j');
    key('j');
    key('k');
    expect(document.activeElement?.textContent).toBe('Dr Ana 1');
    key('f');
    expect(document.activeElement).toBe(page.querySelector('input[type=text]'));
    page.querySelector<HTMLInputElement>('input[type=text]')?.blur();
    key('n');
    expect(go.mock.calls.at(-1)?.[1]?.queryParams).toEqual({ new: '', id: null });
  });

  it('says what a deactivation would end and what stays, does it at once, and takes it back', async () => {
    const ties = [
      { name: 'care-team-places' as const, count: 12 },
      { name: 'visits-ahead' as const, count: 1 },
    ];
    const { page, server, press, settle, reread } = await opened({ id: '1' }, [user(1)], detail(1, { ties }));
    expect(page.textContent).toContain('Ends: 12 places on care teams.');
    expect(page.textContent).toContain('Stays with Dr Ana 1 until somebody moves it: 1 visit booked ahead.');
    await press('Deactivate');
    const gone = { ...user(1, { state: 'INACTIVE', version: 4 }), ended: [{ name: 'sessions', count: 2 }] };
    server.expectOne({ method: 'DELETE', url: '/api/users/1' }).flush(gone);
    await settle();
    reread(detail(1, { state: 'INACTIVE', deactivatedAt: '2026-11-23T08:00:00.000Z', version: 4 }));
    await settle();
    expect(page.textContent).toContain('Deactivated on 23 Nov 2026');
    const toast = TestBed.inject(Toasts).all()[0];
    expect(toast?.text).toBe('Dr Ana 1 is deactivated. Ended: 2 sign-ins that are open.');
    toast?.action?.run();
    server.expectOne({ method: 'POST', url: '/api/users/1/reactivate' }).flush(user(1, { version: 5 }));
    await settle();
    expect(TestBed.inject(Toasts).all().at(-1)?.text).toContain('can sign in again');
  });

  it('says why when the server refuses, and leaves everything as it was', async () => {
    const { page, server, press, settle } = await opened({ id: '1' });
    await press('Deactivate');
    const body = { status: 409, code: 'last-administrator', detail: 'The last one.', title: 'x', type: 'x' };
    server.expectOne('/api/users/1').flush(body, { status: 409, statusText: 'x' });
    await settle();
    expect(TestBed.inject(Toasts).all()[0]).toMatchObject({
      tone: 'error',
      text: 'Dr Ana 1 was not deactivated. The last one.',
    });
    expect(page.textContent).toContain('Reset password');
  });

  it('asks for the address before it deletes for good', async () => {
    const { server, press, settle, go } = await opened({ id: '1' }, [user(1)], detail(1, { state: 'INACTIVE' }));
    await press('Delete for good');
    const asked = TestBed.inject(Confirmation).asked()?.question;
    expect([asked?.typed, asked?.text]).toEqual(['ana1@x.test', expect.stringContaining('Former orthodontist 1')]);
    TestBed.inject(Confirmation).answer(true);
    await settle();
    server.expectOne({ method: 'DELETE', url: '/api/users/1?purge=true' }).flush({ outcome: 'ANONYMISED' });
    await settle();
    expect(go.mock.calls.at(-1)?.[1]?.queryParams).toEqual({ new: null, id: null });
  });

  it('offers nothing that nobody does to oneself, and says who does', async () => {
    const { page } = await opened({ id: '9' }, [user(9)], detail(9, { role: 'ADMIN' }));
    const sheet = page.querySelector('cd-user-sheet');
    expect(sheet?.querySelector('select')?.disabled).toBe(true);
    expect(sheet?.textContent).toContain('another administrator changes your role');
    expect(sheet?.textContent).not.toMatch(/Deactivate|Reset password/);
  });

  it('tells where a temporary password is', async () => {
    const { page } = await opened({ id: '1' }, [user(1)], detail(1, { mailRefused: true }));
    expect(page.textContent).toContain('Mail refused: the old password still works.');
  });

  it('shows what everybody carries', async () => {
    const { page } = await opened({ view: 'workload' });
    const cells = [...page.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim());
    expect(cells.slice(1)).toEqual(['Orthodontist', '0', '39', '0', '0']);
  });
});
