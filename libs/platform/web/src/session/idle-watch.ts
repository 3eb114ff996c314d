import { HttpClient } from '@angular/common/http';
import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { WEB_CONFIG } from '../config';
import { Presence } from './presence';
import { Session } from './session';
import { SessionChannel } from './session-channel';

/** The server writes activity down at most this often: reckoned alike here, so that nobody is promised more. */
const NOTED_EVERY_MS = 30_000;
const WARNING_MS = 60_000;
const TICK_MS = 1_000;
const ASK_AGAIN_MS = 5_000;
/** Who types without the page asking anything is told of this often: a twelfth of the time one may be idle. */
const TELL_PART = 12;

/**
 * The server ends a session in which nobody has worked for a while. This knows when that will be: it warns a minute
 * before, and locks the screen by itself at the end, so that a patient's record is not left open on an empty desk.
 * Whoever types or points is at work, also when the page had nothing to ask meanwhile.
 */
@Injectable({ providedIn: 'root' })
export class IdleWatch {
  private readonly session = inject(Session);
  private readonly presence = inject(Presence);
  private readonly channel = inject(SessionChannel);
  private readonly http = inject(HttpClient);
  private readonly idleMs = (inject(WEB_CONFIG).idleSeconds ?? 0) * 1_000;
  private readonly warningMs = Math.min(WARNING_MS, this.idleMs / 2);
  private readonly left = signal<number | null>(null);
  private notedAt = Date.now();
  private askedAt = 0;

  /** Seconds until the screen locks, in the last minute; null before. */
  readonly secondsLeft = this.left.asReadonly();

  constructor() {
    this.channel.heard.pipe(takeUntilDestroyed()).subscribe((news) => {
      if (news.kind === 'active') this.take(news.at);
    });
    if (this.idleMs > 0) this.watch();
  }

  /** The server has answered something a person asked for. */
  note(): void {
    const now = Date.now();
    if (now - this.notedAt < NOTED_EVERY_MS) return;
    this.take(now);
    this.channel.tell({ kind: 'active', at: now });
  }

  /** Somebody says so: tells the server. Without an answer the time runs on. */
  async stay(): Promise<void> {
    this.presence.seen();
    await this.tellServer();
  }
  private async tellServer(): Promise<void> {
    this.askedAt = Date.now();
    await firstValueFrom(this.http.get('/api/auth/profile')).catch(() => undefined);
  }

  private watch(): void {
    const look = () => this.look();
    const timer = setInterval(look, TICK_MS);
    // A device that slept wakes up with its timers late.
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    });
    effect(() => {
      if (this.session.signedIn()) untracked(() => this.take(Date.now()));
    });
  }

  private take(at: number): void {
    this.notedAt = Math.max(this.notedAt, at);
    this.left.set(null);
  }

  private look(): void {
    if (!this.session.signedIn()) return this.left.set(null);
    const now = Date.now();
    const leftMs = this.notedAt + this.idleMs - now;
    if (leftMs <= 0) return this.session.lock();
    if (this.mustTell(now)) return void this.tellServer();
    this.left.set(leftMs > this.warningMs ? null : Math.ceil(leftMs / 1_000));
  }

  /** At the time somebody types, never later: the server counts from the last work, not from when it heard of it. */
  private mustTell(now: number): boolean {
    const isAtWork = now - this.presence.lastAt() < 2 * TICK_MS;
    const isOld = now - this.notedAt > Math.max(NOTED_EVERY_MS, this.idleMs / TELL_PART);
    return isAtWork && isOld && now - this.askedAt > ASK_AGAIN_MS;
  }
}
