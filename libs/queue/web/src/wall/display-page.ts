import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { QUEUE, WALL_LANGUAGES } from '@cuspid/queue/contracts';
import type { CallDto } from '@cuspid/queue/contracts';
import { ClinicClock, timeIn } from '@cuspid/platform/web';
import { CallingVoice } from './calling-voice';
import { SpokenWords } from './spoken-words';
import { WallFeed } from './wall-feed';
import { WallSound } from './wall-sound';
import { WallText } from './wall-text';
import { inEach, roomIn } from './wall-words';

/** The screen in a waiting room: tickets and rooms, readable at eight metres. Never a name, a clinician or a treatment. */
@Component({
  selector: 'cd-display-page',
  imports: [TranslocoPipe, WallSound, WallText],
  providers: [CallingVoice, SpokenWords, WallFeed],
  templateUrl: './display-page.html',
})
export class DisplayPage {
  readonly token = input.required<string>();

  private readonly clock = inject(ClinicClock);
  private readonly voice = inject(CallingVoice);
  protected readonly feed = inject(WallFeed);

  protected readonly time = computed(() => timeIn(this.feed.board()?.timeZone ?? this.clock.zone, this.clock.now()));
  protected readonly calls = computed<readonly CallDto[]>(() =>
    this.feed.isBlind() || this.feed.isRevoked() ? [] : (this.feed.board()?.calls ?? []),
  );
  protected readonly current = computed(() => this.calls()[0] ?? null);
  protected readonly earlier = computed(() => this.calls().slice(1, 6));
  protected readonly languages = computed(() => this.feed.board()?.languages ?? WALL_LANGUAGES);
  protected readonly room = computed(() => roomIn(this.current()?.room ?? '', this.languages()));
  protected readonly words = computed(() => {
    const languages = this.languages();
    return {
      nowCalling: inEach('nowCalling', languages),
      before: inEach('before', languages.slice(0, 1)),
      waitingTime: inEach('waitingTime', languages),
      longer: inEach('longer', languages),
      pleaseWait: inEach('pleaseWait', languages),
      askDesk: inEach('askDesk', languages),
    };
  });
  /** The calls of the last list; null until the first has come, which is no news. */
  private heard: readonly CallDto[] | null = null;

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

  /** The room of an earlier call, in the first language alone. */
  protected roomOf({ room }: CallDto): string {
    return room === null ? '' : (roomIn(room, this.languages())[0]?.text ?? room);
  }

  private announce(calls: readonly CallDto[]): void {
    const known = this.heard;
    this.heard = calls;
    if (!known) return;
    const keys = new Set(known.map(keyOf));
    // A full list pushes calls off its end, and they come back when somebody goes: that is no news.
    const since = (known.length >= QUEUE.callsShown && known.at(-1)?.calledAt) || '';
    const news = calls.filter((call) => !keys.has(keyOf(call)) && call.calledAt >= since);
    // Oldest first, one voice after the other, when two people were called at once.
    for (const call of [...news].reverse()) this.voice.call(call, this.languages());
  }
}

/** Somebody who is called again is news. */
const keyOf = (call: CallDto): string => `${call.ticket} ${call.calledAt}`;
