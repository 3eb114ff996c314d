import { inject, Injectable, DestroyRef } from '@angular/core';
import { Subject } from 'rxjs';
import type { SessionGrant } from './session-user';

/** Who ended a session: the person, by signing out, or the server. */
export type Ending = 'person' | 'server';

/** What tabs of one browser tell each other. Grants travel in memory only: nothing is stored. */
export type SessionNews =
  | { kind: 'granted'; grant: SessionGrant }
  | { kind: 'ended'; by: Ending }
  /** The server has noted that somebody works, at this time of the device. */
  | { kind: 'active'; at: number };

/** Carries news between the tabs, and lets one tab at a time refresh. */
@Injectable({ providedIn: 'root' })
export class SessionChannel {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('cuspid.session');
  private readonly news = new Subject<SessionNews>();
  readonly heard = this.news.asObservable();

  constructor() {
    this.channel?.addEventListener('message', (event: MessageEvent<SessionNews>) => this.news.next(event.data));
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  tell(news: SessionNews): void {
    this.channel?.postMessage(news);
  }

  /** Runs `work` while no other tab does. Without Web Locks (plain http) the server's ten seconds of grace carry us. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const locks: LockManager | undefined = navigator.locks;
    return locks ? await locks.request('cuspid.session', work) : await work();
  }
}
