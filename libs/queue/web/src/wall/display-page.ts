import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideVolume2, LucideVolumeOff } from '@lucide/angular';
import type { CallDto } from '@cuspid/queue/contracts';
import { ClinicClock, timeIn } from '@cuspid/platform/web';
import { CallingVoice } from './calling-voice';
import { beside, roomBeside } from './wall-words';
import { WallFeed } from './wall-feed';

/** The screen in a waiting room: tickets and rooms, readable at eight metres. Never a name, a clinician or a treatment. */
@Component({
  selector: 'cd-display-page',
  imports: [LucideVolume2, LucideVolumeOff, TranslocoPipe],
  providers: [CallingVoice, WallFeed],
  templateUrl: './display-page.html',
})
export class DisplayPage {
  readonly token = input.required<string>();

  private readonly clock = inject(ClinicClock);
  protected readonly feed = inject(WallFeed);
  protected readonly voice = inject(CallingVoice);

  protected readonly time = computed(() => timeIn(this.feed.board()?.timeZone ?? this.clock.zone, this.clock.now()));
  protected readonly calls = computed<readonly CallDto[]>(() =>
    this.feed.isBlind() || this.feed.isRevoked() ? [] : (this.feed.board()?.calls ?? []),
  );
  protected readonly current = computed(() => this.calls()[0] ?? null);
  protected readonly earlier = computed(() => this.calls().slice(1, 6));
  protected readonly roomWords = computed(() => roomBeside(this.current()?.room ?? ''));
  protected readonly words = {
    nowCalling: beside('nowCalling'),
    waitingTime: beside('waitingTime'),
    pleaseWait: beside('pleaseWait'),
    askDesk: beside('askDesk'),
  };
  /** Calls heard so far, by ticket and time; null until the first list has come, which is no news. */
  private heard: ReadonlySet<string> | null = null;

  constructor() {
    effect(() => {
      const token = this.token();
      untracked(() => this.feed.start(token));
      this.heard = null;
    });
    effect(() => {
      const calls = this.feed.board()?.calls;
      if (calls) untracked(() => this.announce(calls));
    });
  }

  private announce(calls: readonly CallDto[]): void {
    const known = this.heard;
    this.heard = new Set(calls.map(keyOf));
    // Oldest first, one voice after the other, when two people were called at once.
    const news = known ? calls.filter((call) => !known.has(keyOf(call))) : [];
    for (const call of [...news].reverse()) this.voice.call(call);
  }
}

const keyOf = (call: CallDto): string => `${call.ticket} ${call.calledAt}`;
