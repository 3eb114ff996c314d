import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';
import { WEB_CONFIG } from '../../config';
import { FreshStart } from '../fresh-start';
import { Session } from '../session';
import { SessionChannel, SessionNews } from '../session-channel';
import { sessionInterceptor } from '../session-interceptor';
import type { SessionGrant, SessionUser } from '../session-user';

export const person = (change: Partial<SessionUser> = {}): SessionUser => ({
  id: 1,
  name: 'Ana',
  email: 'ana@x.test',
  role: 'RECEPTION',
  department: null,
  mustChangePassword: false,
  hasGoogle: false,
  preferences: null,
  version: 1,
  ...change,
});

export const grant = (accessToken: string, change: Partial<SessionUser> = {}): SessionGrant => ({
  accessToken,
  expiresIn: 600,
  user: person(change),
});

export const refused = { status: 401, statusText: 'Unauthorized' };
export const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/** The other tabs: what they are told, and a way to speak for them. */
export class OtherTabs {
  readonly heard = new Subject<SessionNews>();
  readonly told: SessionNews[] = [];
  tell(news: SessionNews): void {
    this.told.push(news);
  }
  alone<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
}

/** The browser, which would leave for a new page. */
export class Pages {
  readonly opened: string[] = [];
  at(path: string): void {
    this.opened.push(path);
  }
  anew(): void {
    this.opened.push('again');
  }
}

/** A session among other tabs, and the server it talks to. */
export function sessionRoom(config: { idleSeconds?: number } = {}) {
  const tabs = new OtherTabs();
  const pages = new Pages();
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: 'https://api.example/v', ...config } },
      { provide: SessionChannel, useValue: tabs },
      { provide: FreshStart, useValue: pages },
      provideHttpClient(withInterceptors([sessionInterceptor])),
      provideHttpClientTesting(),
      provideRouter([]),
    ],
  });
  return {
    tabs,
    pages,
    http: TestBed.inject(HttpClient),
    server: TestBed.inject(HttpTestingController),
    session: TestBed.inject(Session),
  };
}
export type SessionRoom = ReturnType<typeof sessionRoom>;
