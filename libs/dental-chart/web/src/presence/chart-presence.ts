import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { TOGETHER, type PersonHereDto, type PresenceDto } from '@cuspid/dental-chart/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import { EntryLine } from '../entry/entry-line';
import { Painter } from '../paint/painter';
import { ChartLog } from '../read/chart-log';
import { Recorder } from '../record/recorder';

/** What a screen says by itself is no activity of a person. */
const BACKGROUND = { headers: { 'X-Background': '1' } };
/** Between two entries somebody still records: the word does not come and go with every Enter. */
const PAUSE_MS = 8_000;

const tabName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Who else has this chart open. This tab says every 20 seconds that it is looked at, and at once when recording begins or
 * the chart is closed; a hidden tab is silent. Provided by the page.
 */
@Injectable()
export class ChartPresence {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly base = inject(WEB_CONFIG).apiBaseUrl;
  private readonly log = inject(ChartLog);
  private readonly line = inject(EntryLine);
  private readonly painter = inject(Painter);
  private readonly recorder = inject(Recorder);
  private readonly tab = tabName();
  private readonly people = signal<{ patientId: number; others: readonly PersonHereDto[] } | null>(null);
  private said: { patientId: number; isRecording: boolean } | null = null;
  private ending?: ReturnType<typeof setTimeout>;

  /** The others, whoever records first. */
  readonly others = computed(() => {
    const known = this.people();
    return known && known.patientId === this.log.patientId() ? known.others : [];
  });
  private readonly isAtWork = computed(
    () =>
      this.recorder.isOpen() &&
      (!this.line.isBlank() || this.painter.tool() !== null || this.recorder.pending().length > 0),
  );
  private readonly isRecording = signal(false);

  constructor() {
    effect(() => this.follow(this.isAtWork()));
    effect(() => {
      const [patientId, isRecording] = [this.log.patientId(), this.isRecording()];
      untracked(() => this.changed(patientId, isRecording));
    });
    inject(LiveEvents).on('presence', ({ patientId }) => {
      if (patientId === undefined || patientId === this.log.patientId()) void this.look();
    });
    const beat = setInterval(() => void this.speak(), TOGETHER.beatMs);
    const seen = () => (document.visibilityState === 'visible' ? void this.speak() : undefined);
    const left = () => this.leave();
    document.addEventListener('visibilitychange', seen);
    globalThis.addEventListener('pagehide', left);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(beat);
      clearTimeout(this.ending);
      document.removeEventListener('visibilitychange', seen);
      globalThis.removeEventListener('pagehide', left);
      this.leave();
    });
  }

  private follow(isAtWork: boolean): void {
    clearTimeout(this.ending);
    if (isAtWork) this.isRecording.set(true);
    else this.ending = setTimeout(() => this.isRecording.set(false), PAUSE_MS);
  }

  private changed(patientId: number | null, isRecording: boolean): void {
    if (this.said && this.said.patientId !== patientId) this.leave();
    if (patientId !== null && (this.said?.patientId !== patientId || this.said.isRecording !== isRecording)) {
      void this.speak();
    }
  }

  private async speak(): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null || document.visibilityState !== 'visible') return;
    const isRecording = this.isRecording();
    this.said = { patientId, isRecording };
    const here = { tab: this.tab, isRecording };
    await this.take(patientId, this.http.post<PresenceDto>(addressOf(patientId), here, BACKGROUND));
  }

  private async look(): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null) return;
    const told = await this.take(patientId, this.http.get<PresenceDto>(addressOf(patientId), BACKGROUND));
    // Another tab of the same person has closed the chart: this one still has it open.
    if (told && !told.isTold) await this.speak();
  }

  /** What is not told does no harm: who is there is a courtesy, the chart itself comes another way. */
  private async take(patientId: number, answer: ReturnType<typeof this.http.get<PresenceDto>>) {
    try {
      const told = await firstValueFrom(answer);
      this.people.set({ patientId, others: told.others });
      return told;
    } catch {
      return null;
    }
  }

  /** Sent by the browser even while the page goes. */
  private leave(): void {
    const [said, token] = [this.said, this.session.accessToken()];
    this.said = null;
    if (!said || !token) return;
    const url = `${this.base}${addressOf(said.patientId).slice('/api'.length)}?tab=${this.tab}`;
    const headers = { ...BACKGROUND.headers, Authorization: `Bearer ${token}` };
    void fetch(url, { method: 'DELETE', keepalive: true, headers }).catch(() => undefined);
  }
}

const addressOf = (patientId: number): string => `/api/patients/${patientId}/dental-chart/presence`;
