import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { DisplayBoardDto } from '@cuspid/queue/contracts';
import { ClinicClock, problemOf, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Calls older than the last word of the server by this much are not shown: they may long be somebody else's. */
export const BLIND_MS = 120_000;
/** Read this often besides what is pushed: a stream can be dead without knowing it. */
export const POLL_MS = 20_000;

/** What a waiting-room screen shows: read at once, on every push, and every twenty seconds. */
@Injectable()
export class WallFeed {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(ClinicClock);
  private readonly base = inject(WEB_CONFIG).apiBaseUrl;
  private readonly last = signal<{ board: DisplayBoardDto; at: number } | null>(null);
  private readonly dead = signal(false);
  private token = '';
  private asked = 0;

  readonly board = computed(() => this.last()?.board ?? null);
  /** The link was taken back, or never was one. */
  readonly isRevoked = this.dead.asReadonly();
  /** Nothing has come for two minutes: calls may be wrong by now. */
  readonly isBlind = computed(() => {
    const last = this.last();
    return last !== null && this.clock.now().getTime() - last.at >= BLIND_MS;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  private stop: () => void = () => undefined;

  start(token: string): void {
    this.stop();
    this.token = token;
    this.last.set(null);
    this.dead.set(false);
    const poll = setInterval(() => void this.read(), POLL_MS);
    const stream = this.listen();
    this.stop = () => {
      clearInterval(poll);
      stream?.close();
    };
    void this.read();
  }

  /** Pushed changes; the browser opens the stream again by itself. */
  private listen(): EventSource | null {
    if (typeof EventSource === 'undefined') return null;
    const stream = new EventSource(`${this.base}/queue/display/${encodeURIComponent(this.token)}/events`);
    for (const event of ['queue', 'reload', 'open']) stream.addEventListener(event, () => void this.read());
    return stream;
  }

  private async read(): Promise<void> {
    const asked = ++this.asked;
    const token = this.token;
    try {
      const board = await firstValueFrom(
        this.http.get<DisplayBoardDto>(`/api/queue/display/${encodeURIComponent(token)}`),
      );
      // An older answer that comes late must not bring back an older call.
      if (asked < this.asked || token !== this.token) return;
      this.dead.set(false);
      this.last.set({ board, at: this.clock.now().getTime() });
    } catch (error) {
      if (asked === this.asked && problemOf(error).status === 404) this.dead.set(true);
    }
  }
}
