import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { localPath } from './guards';
import { grant, nextTurn, refused, SessionRoom, sessionRoom } from './testing/session-room';

const API = 'https://api.example/v';

describe('a session', () => {
  let room: SessionRoom;
  beforeEach(() => (room = sessionRoom()));
  afterEach(() => room.server.verify());

  it('sends the bearer to the API, at the configured address, and to nobody else', () => {
    room.session.take(grant('one'), 'know');
    room.http.get('/api/queue').subscribe();
    room.http.get('https://elsewhere.example/x').subscribe();
    expect(room.server.expectOne(`${API}/queue`).request.headers.get('Authorization')).toBe('Bearer one');
    expect(room.server.expectOne('https://elsewhere.example/x').request.headers.has('Authorization')).toBe(false);
  });

  it('refreshes once for requests refused together, and repeats each', async () => {
    const { session, server, http } = room;
    session.take(grant('old'), 'know');
    const answers = [1, 2, 3].map((id) => firstValueFrom(http.get(`/api/patients/${id}`)));
    for (const id of [1, 2, 3]) server.expectOne(`${API}/patients/${id}`).flush(null, refused);
    await nextTurn();
    const later = firstValueFrom(http.get('/api/patients/4'));
    await nextTurn();
    server.expectOne(`${API}/auth/refresh`).flush(grant('new'));
    await nextTurn();
    for (const id of [1, 2, 3, 4]) {
      const repeated = server.expectOne(`${API}/patients/${id}`);
      expect(repeated.request.headers.get('Authorization')).toBe('Bearer new');
      repeated.flush({ id });
    }
    expect(await Promise.all([...answers, later])).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
  });

  it('uses the token another tab has brought meanwhile instead of asking', async () => {
    room.session.take(grant('old'), 'know');
    room.tabs.heard.next({ kind: 'granted', grant: grant('theirs') });
    expect(await room.session.refresh('old')).toBe('theirs');
  });

  it('keeps the person signed in when the refresh finds no server', async () => {
    room.session.take(grant('old'), 'know');
    const asked = room.session.refresh().catch(() => 'failed');
    room.server.expectOne(`${API}/auth/refresh`).error(new ProgressEvent('error'));
    expect(await asked).toBe('failed');
    expect(room.session.signedIn()).toBe(true);
    expect(room.session.unreachable()).toBe(true);
  });

  it('leads a temporary password to the page to choose one', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    room.session.take(grant('one'), 'know');
    room.http.get('/api/queue').subscribe({ error: () => undefined });
    const body = { status: 403, code: 'password-change-required', detail: 'Choose a password first.' };
    room.server.expectOne(`${API}/queue`).flush(body, { status: 403, statusText: 'Forbidden' });
    expect(go).toHaveBeenCalledWith('/choose-password');
  });

  it('reads what a role may from the matrix', () => {
    expect(room.session.can('patient.register')).toBe(false);
    room.session.take(grant('one'), 'know');
    expect(room.session.can('patient.register')).toBe(true);
    expect(room.session.can('chart.record')).toBe(false);
  });

  it('goes back to paths of ours only', () => {
    expect(localPath('/patients/7?tab=x')).toBe('/patients/7?tab=x');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', null]) {
      expect(localPath(foreign)).toBe('/');
    }
  });
});

describe('a session the server has ended', () => {
  let room: SessionRoom;
  const end = async () => {
    const asked = room.session.refresh();
    room.server.expectOne(`${API}/auth/refresh`).flush(null, refused);
    await asked;
  };
  beforeEach(() => {
    room = sessionRoom();
    room.session.take(grant('old'), 'know');
  });
  afterEach(() => room.server.verify());

  it('is locked in every tab, and stays its person’s', async () => {
    await end();
    expect(room.session.isLocked()).toBe(true);
    expect(room.session.user()?.name).toBe('Ana');
    expect(room.session.accessToken()).toBeNull();
    expect(room.tabs.told).toEqual([{ kind: 'ended', by: 'server' }]);
    expect(room.pages.opened).toEqual([]);
  });

  it('is locked in a tab that hears of it', () => {
    room.tabs.heard.next({ kind: 'ended', by: 'server' });
    expect(room.session.isLocked()).toBe(true);
  });

  it('lets reads wait for the same person to come back, and refuses changes', async () => {
    const read = firstValueFrom(room.http.get('/api/queue'));
    const change = firstValueFrom(room.http.post('/api/queue', {})).catch((error: { status: number }) => error.status);
    for (const request of room.server.match(`${API}/queue`)) request.flush(null, refused);
    await nextTurn();
    room.server.expectOne(`${API}/auth/refresh`).flush(null, refused);
    expect(await change).toBe(401);
    const later = firstValueFrom(room.http.get('/api/patients'));
    await nextTurn();
    room.server.expectNone(`${API}/patients`);

    const back = room.session.signIn('ana@x.test', 'secret');
    room.server.expectOne(`${API}/auth/login`).flush(grant('new'));
    await back;
    await nextTurn();
    for (const path of ['queue', 'patients']) {
      const request = room.server.expectOne(`${API}/${path}`);
      expect(request.request.headers.get('Authorization')).toBe('Bearer new');
      request.flush(path);
    }
    expect(await Promise.all([read, later])).toEqual(['queue', 'patients']);
    expect(room.session.isLocked()).toBe(false);
  });

  it('opens in this tab when its person signs in again in another', async () => {
    await end();
    room.tabs.heard.next({ kind: 'granted', grant: grant('theirs') });
    expect(room.session.isLocked()).toBe(false);
    expect(room.session.accessToken()).toBe('theirs');
  });

  it.each([
    ['somebody else', { id: 2 }],
    ['the same person with another role', { role: 'NURSE' as const }],
  ])('gives nothing of the page to %s: it starts anew', async (_who, change) => {
    await end();
    room.tabs.heard.next({ kind: 'granted', grant: grant('theirs', change) });
    expect(room.pages.opened).toEqual(['/']);
    expect(room.session.isLocked()).toBe(true);
    expect(room.session.accessToken()).toBeNull();
  });
});

describe('signing out', () => {
  let room: SessionRoom;
  beforeEach(() => {
    room = sessionRoom();
    room.session.take(grant('old'), 'know');
  });
  afterEach(() => room.server.verify());

  it('forgets at once, tells the server and the tabs, and starts anew', async () => {
    const out = room.session.signOut();
    expect(room.session.user()).toBeNull();
    expect(room.tabs.told).toEqual([{ kind: 'ended', by: 'person' }]);
    const goodbye = room.server.expectOne(`${API}/auth/logout`);
    expect(goodbye.request.headers.get('Authorization')).toBe('Bearer old');
    goodbye.flush(null, { status: 204, statusText: 'No Content' });
    await out;
    expect(room.pages.opened).toEqual(['/sign-in']);
  });

  it('starts the other tabs anew', () => {
    room.tabs.heard.next({ kind: 'ended', by: 'person' });
    expect(room.session.user()).toBeNull();
    expect(room.pages.opened).toEqual(['/sign-in']);
  });

  it('lets nobody in by the cookie when the server has not heard of it, and makes it good', async () => {
    const out = room.session.signOut();
    room.server.expectOne(`${API}/auth/logout`).error(new ProgressEvent('error'));
    await out;

    const asked = room.session.refresh();
    room.server.expectOne(`${API}/auth/refresh`).flush(grant('still good'));
    await nextTurn();
    const goodbye = room.server.expectOne(`${API}/auth/logout`);
    expect(goodbye.request.headers.get('Authorization')).toBe('Bearer still good');
    goodbye.flush(null, { status: 204, statusText: 'No Content' });
    expect(await asked).toBeNull();
    expect(room.session.user()).toBeNull();
  });
});
