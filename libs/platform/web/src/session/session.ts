import { HttpBackend, HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { mayRole } from '@cuspid/platform/contracts';
import type { Permission } from '@cuspid/platform/contracts';
import { firstValueFrom } from 'rxjs';
import { WEB_CONFIG } from '../config';
import { Ending, SessionChannel } from './session-channel';
import type { SessionGrant, SessionUser } from './session-user';

/**
 * Who is signed in, and the access token: in memory only, gone with the tab. A reload or a new tab gets a token by the
 * refresh cookie, which no script can read.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly base = inject(WEB_CONFIG).apiBaseUrl;
  // Past the interceptors: these calls make the token the interceptors need.
  private readonly http = new HttpClient(inject(HttpBackend));
  private readonly channel = inject(SessionChannel);
  private readonly person = signal<SessionUser | null>(null);
  private readonly outOfReach = signal(false);
  private token: string | null = null;
  private ending: Ending = 'server';
  private refreshing: Promise<string | null> | null = null;

  /** The signed-in person, or null. */
  readonly user = this.person.asReadonly();
  readonly signedIn = computed(() => this.person() !== null);
  /** The server did not answer the last refresh: whether somebody is signed in is not known. */
  readonly unreachable = this.outOfReach.asReadonly();

  constructor() {
    this.channel.heard.pipe(takeUntilDestroyed()).subscribe((news) => {
      if (news.kind === 'granted') this.take(news.grant, 'know');
      else this.forget(news.by);
    });
  }

  /** Whether the person's role has the permission at all; for whom is the server's to say. */
  can(permission: Permission): boolean {
    const user = this.person();
    return user !== null && mayRole(user.role, permission);
  }

  /** Who ended the last session of this tab. */
  endedBy(): Ending {
    return this.ending;
  }

  /** The access token for the next request; null when nobody is signed in. */
  accessToken(): string | null {
    return this.token;
  }

  /** Refresh going on now, so that other requests wait for it instead of failing. */
  pending(): Promise<string | null> | null {
    return this.refreshing;
  }

  /** Signs in. Fails with the server's `HttpErrorResponse`. */
  async signIn(email: string, password: string): Promise<SessionUser> {
    const grant = await this.post('/auth/login', { email, password });
    this.take(grant, 'tell');
    return grant.user;
  }

  /** Ends the session in every tab. The tabs forget at once, even when the server cannot be reached. */
  async signOut(): Promise<void> {
    const headers = this.token ? { Authorization: `Bearer ${this.token}` } : undefined;
    this.end('person');
    const answer = this.http.post(`${this.base}/auth/logout`, null, { withCredentials: true, headers });
    await firstValueFrom(answer).catch(() => undefined);
  }

  /**
   * A fresh access token, or null when the session is over. Called by many at once it asks once; other tabs wait for the
   * same answer. `used` is the token that was refused: when another tab already brought a newer one, nobody asks.
   */
  refresh(used: string | null = this.token): Promise<string | null> {
    this.refreshing ??= this.channel
      .alone(async () => (this.token !== null && this.token !== used ? this.token : await this.ask()))
      .finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  /** Takes a grant, also one that came another way (a changed password), and tells the other tabs of it. */
  take(grant: SessionGrant, others: 'tell' | 'know'): void {
    this.token = grant.accessToken;
    this.outOfReach.set(false);
    this.person.set(grant.user);
    if (others === 'tell') this.channel.tell({ kind: 'granted', grant });
  }

  /** Forgets the person, here and in the other tabs. */
  private end(by: Ending): void {
    this.forget(by);
    this.channel.tell({ kind: 'ended', by });
  }

  private async ask(): Promise<string | null> {
    try {
      const grant = await this.post('/auth/refresh', null);
      this.take(grant, 'tell');
      return grant.accessToken;
    } catch (error) {
      // 401: the session is over. Anything else (no network, server restarting) leaves the person signed in.
      if (error instanceof HttpErrorResponse && error.status === 401) {
        this.end('server');
        this.outOfReach.set(false);
        return null;
      }
      this.outOfReach.set(true);
      throw error;
    }
  }

  private post(path: string, body: unknown): Promise<SessionGrant> {
    return firstValueFrom(this.http.post<SessionGrant>(`${this.base}${path}`, body, { withCredentials: true }));
  }

  private forget(by: Ending): void {
    this.ending = by;
    this.token = null;
    this.person.set(null);
  }
}
