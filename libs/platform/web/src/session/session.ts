import { HttpBackend, HttpClient, HttpErrorResponse, HttpStatusCode } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { mayRole } from '@cuspid/platform/contracts';
import type { Permission } from '@cuspid/platform/contracts';
import { firstValueFrom, timeout } from 'rxjs';
import { WEB_CONFIG } from '../config';
import { forget, remember, remembered } from '../display/device-storage';
import { FreshStart } from './fresh-start';
import { Ending, SessionChannel } from './session-channel';
import type { SessionGrant, SessionUser } from './session-user';

/** Somebody signed out, and the server has not said that it knows. */
const LEAVING = 'leaving';
const GOODBYE_MS = 3_000;

/**
 * Who is signed in, and the access token: in memory only, gone with the tab. A reload or a new tab gets a token by the
 * refresh cookie, which no script can read.
 *
 * When the server ends a session the person stays `user()` behind a lock: their page keeps what they typed, for them alone.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly base = inject(WEB_CONFIG).apiBaseUrl;
  // Past the interceptors: these calls make the token the interceptors need.
  private readonly http = new HttpClient(inject(HttpBackend));
  private readonly channel = inject(SessionChannel);
  private readonly fresh = inject(FreshStart);
  private readonly person = signal<SessionUser | null>(null);
  private readonly locked = signal(false);
  private readonly outOfReach = signal(false);
  private token: string | null = null;
  private refreshing: Promise<string | null> | null = null;
  private waiting: ((token: string) => void)[] = [];

  /** The person whose page this is, or null. Behind the lock they stay, so that their page stays as it is. */
  readonly user = this.person.asReadonly();
  /** The server has ended the session: nothing may be seen until the same person signs in again. */
  readonly isLocked = this.locked.asReadonly();
  readonly signedIn = computed(() => this.person() !== null && !this.locked());
  /** The server did not answer the last refresh: whether somebody is signed in is not known. */
  readonly unreachable = this.outOfReach.asReadonly();

  constructor() {
    this.channel.heard.pipe(takeUntilDestroyed()).subscribe((news) => {
      if (news.kind === 'granted') this.take(news.grant, 'know');
      else if (news.kind === 'ended') this.hearOfEnd(news.by);
    });
  }

  /** Whether the person's role has the permission at all; for whom is the server's to say. */
  can(permission: Permission): boolean {
    const user = this.person();
    return user !== null && mayRole(user.role, permission);
  }

  /** The access token for the next request; null when nobody is signed in. */
  accessToken(): string | null {
    return this.token;
  }

  /** Refresh going on now, so that other requests wait for it instead of failing. */
  pending(): Promise<string | null> | null {
    return this.refreshing;
  }

  /** The token that opens the lock: what only reads waits for it. */
  unlocked(): Promise<string> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Signs in, or opens the lock. Fails with the server's `HttpErrorResponse`. */
  async signIn(email: string, password: string): Promise<SessionUser> {
    const grant = await this.post('/auth/login', { email, password });
    forget(LEAVING);
    this.take(grant, 'tell');
    return grant.user;
  }

  /** Ends the session. Every tab starts anew at the sign-in page, even when the server cannot be reached. */
  async signOut(): Promise<void> {
    const { token } = this;
    if (token) remember(LEAVING, '1');
    this.drop();
    this.channel.tell({ kind: 'ended', by: 'person' });
    if (token) await this.sayGoodbye(token);
    this.fresh.at('/sign-in');
  }

  /** Locks every tab: the session is over, or must be taken for it. */
  lock(): void {
    if (!this.person()) return;
    this.shut();
    this.channel.tell({ kind: 'ended', by: 'server' });
  }

  /**
   * A fresh access token, or null when the session is over. Called by many at once it asks once; other tabs wait for the
   * same answer. `used` is the token that was refused: when another tab already brought a newer one, nobody asks.
   */
  refresh(used: string | null = this.token): Promise<string | null> {
    if (this.locked()) return Promise.resolve(null);
    this.refreshing ??= this.channel
      .alone(async () => (this.token !== null && this.token !== used ? this.token : await this.ask()))
      .finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  /** Takes a grant, also one that came another way (a changed password), and tells the other tabs of it. */
  take(grant: SessionGrant, others: 'tell' | 'know'): void {
    if (others === 'tell') this.channel.tell({ kind: 'granted', grant });
    const before = this.person();
    // Somebody else, or the same person with other rights: nothing of the page before may stay.
    if (before && (before.id !== grant.user.id || before.role !== grant.user.role)) return this.fresh.at('/');
    this.token = grant.accessToken;
    this.outOfReach.set(false);
    this.person.set(grant.user);
    this.locked.set(false);
    for (const go of this.waiting.splice(0)) go(grant.accessToken);
  }

  /** What has changed about the person, for every tab. */
  know(change: Partial<SessionUser>): void {
    const user = this.person();
    if (user && this.token) this.take({ accessToken: this.token, expiresIn: 0, user: { ...user, ...change } }, 'tell');
  }

  private hearOfEnd(by: Ending): void {
    if (!this.person()) return;
    if (by === 'server') return this.shut();
    this.drop();
    this.fresh.at('/sign-in');
  }

  private async ask(): Promise<string | null> {
    try {
      const grant = await this.post('/auth/refresh', null);
      this.outOfReach.set(false);
      // A sign-out the server has not heard of is made good before anything else: nobody is let in by it.
      if (remembered(LEAVING)) return await this.sayGoodbye(grant.accessToken);
      this.take(grant, 'tell');
      return grant.accessToken;
    } catch (error) {
      // 401: the session is over. Anything else (no network, server restarting) leaves the person signed in.
      if (!isRefused(error)) {
        this.outOfReach.set(true);
        throw error;
      }
      this.outOfReach.set(false);
      forget(LEAVING);
      this.lock();
      return null;
    }
  }

  private async sayGoodbye(token: string): Promise<null> {
    const options = { withCredentials: true, headers: { Authorization: `Bearer ${token}` } };
    const answer = this.http.post(`${this.base}/auth/logout`, null, options).pipe(timeout(GOODBYE_MS));
    await firstValueFrom(answer).then(
      () => forget(LEAVING),
      (error: unknown) => isRefused(error) && forget(LEAVING),
    );
    return null;
  }

  private post(path: string, body: unknown): Promise<SessionGrant> {
    return firstValueFrom(this.http.post<SessionGrant>(`${this.base}${path}`, body, { withCredentials: true }));
  }

  private shut(): void {
    this.token = null;
    this.locked.set(true);
  }

  private drop(): void {
    this.token = null;
    this.person.set(null);
    this.locked.set(false);
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && error.status === HttpStatusCode.Unauthorized;
