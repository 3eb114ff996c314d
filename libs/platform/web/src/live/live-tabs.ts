import { DestroyRef, inject, Injectable } from '@angular/core';
import { Subject } from 'rxjs';
import type { StreamEvent } from './event-stream';
import type { LiveState } from './live-events';

/** What the tab that reads the stream tells the others. `ask`: a tab that has just come wants to know how things stand. */
export type LiveNews =
  { kind: 'event'; event: StreamEvent } | { kind: 'state'; state: LiveState; since: Date | null } | { kind: 'ask' };

/**
 * One stream for all tabs of a browser: over HTTP/1.1 a browser opens six connections to a host, and seven tabs with a
 * stream each would leave none to work with. One tab leads and tells; when it goes, another takes over.
 */
@Injectable({ providedIn: 'root' })
export class LiveTabs {
  /** Without Web Locks (plain http on another host) every tab reads for itself. */
  private readonly locks: LockManager | undefined = globalThis.navigator.locks;
  private readonly channel = this.locks ? new BroadcastChannel('cuspid.live') : null;
  private readonly news = new Subject<LiveNews>();
  readonly heard = this.news.asObservable();

  constructor() {
    this.channel?.addEventListener('message', (message: MessageEvent<LiveNews>) => this.news.next(message.data));
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  tell(news: LiveNews): void {
    this.channel?.postMessage(news);
  }

  /** Runs `work` once this tab leads, unless `stopped` comes first. */
  async lead(stopped: AbortSignal, work: () => Promise<void>): Promise<void> {
    if (!this.locks) return work();
    this.tell({ kind: 'ask' });
    await this.locks.request('cuspid.live', { signal: stopped }, work).catch((error: unknown) => {
      if (!stopped.aborted) throw error;
    });
  }
}
