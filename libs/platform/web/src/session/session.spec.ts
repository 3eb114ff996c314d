import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { firstValueFrom, Subject } from 'rxjs';
import { WEB_CONFIG } from '../config';
import { Session } from './session';
import { SessionChannel, SessionNews } from './session-channel';
import { sessionInterceptor } from './session-interceptor';
import { localPath } from './guards';
import type { SessionGrant } from './session-user';

const grant = (accessToken: string, id = 1): SessionGrant => ({
  accessToken,
  expiresIn: 600,
  user: { id, name: 'Ana', email: 'ana@x.test', role: 'RECEPTION', department: null, mustChangePassword: false },
});
const refused = { status: 401, statusText: 'Unauthorized' };
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/** The other tabs: what they are told, and a way to speak for them. */
class OtherTabs {
  readonly heard = new Subject<SessionNews>();
  readonly told: SessionNews[] = [];
  tell(news: SessionNews): void {
    this.told.push(news);
  }
  alone<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
}

describe('a session', () => {
  let tabs: OtherTabs;
  let http: HttpClient;
  let server: HttpTestingController;
  let session: Session;

  beforeEach(() => {
    tabs = new OtherTabs();
    TestBed.configureTestingModule({
      providers: [
        { provide: WEB_CONFIG, useValue: { apiBaseUrl: 'https://api.example/v' } },
        { provide: SessionChannel, useValue: tabs },
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  });
  afterEach(() => server.verify());

  it('sends the bearer to the API, at the configured address, and to nobody else', () => {
    session.take(grant('one'), 'know');
    http.get('/api/queue').subscribe();
    http.get('https://elsewhere.example/x').subscribe();
    expect(server.expectOne('https://api.example/v/queue').request.headers.get('Authorization')).toBe('Bearer one');
    expect(server.expectOne('https://elsewhere.example/x').request.headers.has('Authorization')).toBe(false);
  });

  it('refreshes once for requests refused together, and repeats each', async () => {
    session.take(grant('old'), 'know');
    const answers = [1, 2, 3].map((id) => firstValueFrom(http.get(`/api/patients/${id}`)));
    for (const id of [1, 2, 3]) server.expectOne(`https://api.example/v/patients/${id}`).flush(null, refused);
    await nextTurn();
    const later = firstValueFrom(http.get('/api/patients/4'));
    await nextTurn();
    server.expectOne('https://api.example/v/auth/refresh').flush(grant('new'));
    await nextTurn();
    for (const id of [1, 2, 3, 4]) {
      const repeated = server.expectOne(`https://api.example/v/patients/${id}`);
      expect(repeated.request.headers.get('Authorization')).toBe('Bearer new');
      repeated.flush({ id });
    }
    expect(await Promise.all([...answers, later])).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
  });

  it('uses the token another tab has brought meanwhile instead of asking', async () => {
    session.take(grant('old'), 'know');
    tabs.heard.next({ kind: 'granted', grant: grant('theirs') });
    expect(await session.refresh('old')).toBe('theirs');
  });

  it('ends in every tab when the refresh is refused', async () => {
    session.take(grant('old'), 'know');
    const answer = firstValueFrom(http.get('/api/queue')).catch((error: { status: number }) => error.status);
    server.expectOne('https://api.example/v/queue').flush(null, refused);
    await nextTurn();
    server.expectOne('https://api.example/v/auth/refresh').flush(null, refused);
    expect(await answer).toBe(401);
    expect(session.user()).toBeNull();
    expect(tabs.told).toEqual([{ kind: 'ended', by: 'server' }]);
  });

  it('keeps the person signed in when the refresh finds no server', async () => {
    session.take(grant('old'), 'know');
    const asked = session.refresh().catch(() => 'failed');
    server.expectOne('https://api.example/v/auth/refresh').error(new ProgressEvent('error'));
    expect(await asked).toBe('failed');
    expect(session.user()?.id).toBe(1);
    expect(session.unreachable()).toBe(true);
  });

  it('leads a temporary password to the page to choose one', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    session.take(grant('one'), 'know');
    http.get('/api/queue').subscribe({ error: () => undefined });
    const body = { status: 403, code: 'password-change-required', detail: 'Choose a password first.' };
    server.expectOne('https://api.example/v/queue').flush(body, { status: 403, statusText: 'Forbidden' });
    expect(go).toHaveBeenCalledWith('/choose-password');
  });

  it('reads what a role may from the matrix', () => {
    expect(session.can('patient.register')).toBe(false);
    session.take(grant('one'), 'know');
    expect(session.can('patient.register')).toBe(true);
    expect(session.can('chart.record')).toBe(false);
  });

  it('goes back to paths of ours only', () => {
    expect(localPath('/patients/7?tab=x')).toBe('/patients/7?tab=x');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', null]) {
      expect(localPath(foreign)).toBe('/');
    }
  });
});
