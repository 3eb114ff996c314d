import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { ChartView } from '../read/chart-view';
import { Comparison } from './comparison';

/** How long a day stays: long enough to look at what changed. */
export const STAY_MS = 1100;

/** Plays the history: the drawn day goes from tick to tick up to today. */
@Injectable()
export class Player {
  private readonly view = inject(ChartView);
  private readonly comparison = inject(Comparison);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly running = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly isPlaying = this.running.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  /** Plays, or pauses. Whoever wants less motion gets one step a press. */
  toggle(): void {
    if (this.running()) return this.pause();
    if (this.view.asOf() === null) this.rewind();
    else this.step();
    if (this.isStill() || this.view.asOf() === null) return;
    this.running.set(true);
    this.wait();
  }

  pause(): void {
    clearTimeout(this.timer);
    this.running.set(false);
  }

  /** From today one begins again: at A, or at the first day of the chart. */
  private rewind(): void {
    this.comparison.draw(this.comparison.from() ?? this.view.ticks()[0] ?? null);
  }

  private step(): void {
    const day = this.view.asOf();
    if (day !== null) this.comparison.draw(this.view.tickFrom(day, 1));
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      this.step();
      if (this.view.asOf() === null) this.pause();
      else this.wait();
    }, STAY_MS);
  }

  private isStill(): boolean {
    return this.window?.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  }
}
