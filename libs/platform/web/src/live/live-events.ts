import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TOPICS } from '@cuspid/platform/contracts';
import type { LiveEvent, Topic } from '@cuspid/platform/contracts';
import { WEB_CONFIG } from '../config';
import { Session } from '../session/session';
import { EventStreamParser, StreamEvent } from './event-stream';
import { coalesced } from './coalesced';
import { LiveTabs, type LiveNews } from './live-tabs';

/** `reconnecting` for the first seconds without a stream, then `offline`. */
export type LiveState = 'live' | 'reconnecting' | 'offline';

const OFFLINE_AFTER_MS = 10_000;
/** The server sends a heartbeat more often than this; a stream quieter than that is dead. */
const SILENCE_MS = 45_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * What changed elsewhere, pushed by `GET /api/events`: ids only, the page reloads its resource. Read by fetch, because
 * the stream needs the bearer; resumed by Last-Event-ID; after a gap every listener is told once. One tab reads for all.
 *
 * `inject(LiveEvents).on('queue', () => this.queue.reload());`
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  private readonly session = inject(Session);
  private readonly tabs = inject(LiveTabs);
  private readonly url = `${inject(WEB_CONFIG).apiBaseUrl}/events`;
  private readonly connection = signal<LiveState>('reconnecting');
  private readonly lostAt = signal<Date | null>(null);
  private readonly listeners = new Map<Topic, Set<(event: LiveEvent) => void>>();
  private running: AbortController | null = null;
  private leads = false;
  private wake: () => void = () => undefined;
  private lastId: string | null = null;

  readonly state = this.connection.asReadonly();
  /** Since when nothing comes, or null while live. */
  readonly since = this.lostAt.asReadonly();

  constructor() {
    const hurry = () => this.wake();
    globalThis.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    this.tabs.heard.pipe(takeUntilDestroyed()).subscribe((news) => this.hear(news));
  }

  /** Calls back on a change of the topic, at most a few times a second, until the component is gone. */
  on(topic: Topic, changed: (event: LiveEvent) => void): void {
    const calm = coalesced(changed, together);
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set.add(calm.call));
    inject(DestroyRef).onDestroy(() => {
      set.delete(calm.call);
      calm.stop();
    });
  }

  /** Opens the stream and keeps it open. The frame does this while somebody is signed in. */
  start(): void {
    if (this.running) return;
    this.running = new AbortController();
    const { signal: stopped } = this.running;
    void this.tabs.lead(stopped, () => this.keepOpen(stopped));
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
    this.lastId = null;
    // Who starts again has missed what happened meanwhile, also where another tab reads the stream.
    this.connection.set('reconnecting');
    this.lostAt.set(null);
  }

  /** What the tab that leads tells this one; what a tab that has just come asks of the one that leads. */
  private hear(news: LiveNews): void {
    if (!this.running) return;
    if (news.kind === 'ask') return this.leads ? this.tellState() : undefined;
    if (this.leads) return;
    if (news.kind === 'event') return this.take(news.event);
    const comesBack = news.state === 'live' && this.connection() !== 'live';
    this.connection.set(news.state);
    this.lostAt.set(news.since);
    if (comesBack) this.announceAll();
  }

  private async keepOpen(stopped: AbortSignal): Promise<void> {
    this.leads = true;
    await this.reopen(stopped).finally(() => (this.leads = false));
  }

  private async reopen(stopped: AbortSignal): Promise<void> {
    for (let failures = 0; !stopped.aborted; failures++) {
      const lived = await this.read(stopped).catch(() => false);
      if (stopped.aborted || !this.session.signedIn()) return;
      if (lived) failures = 0;
      this.lost();
      await this.pause(failures, stopped);
    }
  }

  /** Reads one connection to its end; true when it was live. */
  private async read(stopped: AbortSignal): Promise<boolean> {
    const dead = new AbortController();
    const signal = AbortSignal.any([stopped, dead.signal]);
    let watchdog = setTimeout(() => dead.abort(), SILENCE_MS);
    const token = this.session.accessToken();
    try {
      const response = await fetch(this.url, { signal, headers: this.headers(token) });
      if (response.status === 401) await this.session.refresh(token);
      if (!response.ok || !response.body) return false;
      this.opened();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new EventStreamParser();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => dead.abort(), SILENCE_MS);
        for (const event of parser.push(part.value)) this.pass(event);
      }
      return true;
    } finally {
      clearTimeout(watchdog);
    }
  }

  private headers(token: string | null): Record<string, string> {
    return {
      Accept: 'text/event-stream',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(this.lastId ? { 'Last-Event-ID': this.lastId } : {}),
    };
  }

  private opened(): void {
    this.connection.set('live');
    this.lostAt.set(null);
    this.tellState();
    // Whoever listens already has read before this moment, and what changed since was told to nobody: they look once.
    this.announceAll();
  }

  private lost(): void {
    const since = this.lostAt() ?? new Date();
    this.lostAt.set(since);
    this.connection.set(Date.now() - since.getTime() < OFFLINE_AFTER_MS ? 'reconnecting' : 'offline');
    this.tellState();
  }

  private tellState(): void {
    this.tabs.tell({ kind: 'state', state: this.connection(), since: this.lostAt() });
  }

  private pass(event: StreamEvent): void {
    this.tabs.tell({ kind: 'event', event });
    this.take(event);
  }

  private take(event: StreamEvent): void {
    if (event.id) this.lastId = event.id;
    if (event.event === 'reload') return this.announceAll();
    const topic = TOPICS.find((one) => one === event.event);
    if (topic) this.announce({ ...idsOf(event.data), topic });
  }

  private announceAll(): void {
    for (const topic of TOPICS) this.announce({ topic });
  }

  private announce(event: LiveEvent): void {
    for (const listener of this.listeners.get(event.topic) ?? []) listener(event);
  }

  private pause(failures: number, stopped: AbortSignal): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
    return new Promise((resolve) => {
      // Spread, so that a restarted server is not met by every screen at the same moment.
      const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      stopped.addEventListener('abort', this.wake, { once: true });
    });
  }
}

function idsOf(data: string): { id?: number; patientId?: number } {
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body !== 'object' || body === null) return {};
    return {
      ...('id' in body && typeof body.id === 'number' ? { id: body.id } : {}),
      ...('patientId' in body && typeof body.patientId === 'number' ? { patientId: body.patientId } : {}),
    };
  } catch {
    return {};
  }
}

/** Two changes told as one name only what both are about: who waits for either looks again. */
export function together(one: LiveEvent, other: LiveEvent): LiveEvent {
  const { topic, id, patientId } = other;
  return {
    topic,
    ...(id !== undefined && id === one.id && { id }),
    ...(patientId !== undefined && patientId === one.patientId && { patientId }),
  };
}
