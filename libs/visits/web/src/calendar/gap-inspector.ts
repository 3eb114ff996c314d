import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePlus, LucideX } from '@lucide/angular';
import { KeyCap, weekdayText } from '@cuspid/platform/web';
import { GapMatches } from '../short-notice/gap-matches';
import type { ChosenGap } from './chosen-gap';
import { clockText } from './day-plan';
import { Lengths } from './lengths';

/** A free stretch beside the book: how long, whose, and what can be done with it. Who could come at short notice stands below. */
@Component({
  selector: 'cd-gap-inspector',
  imports: [GapMatches, KeyCap, LucidePlus, LucideX, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <section class="cal-side-part" [attr.aria-label]="free()">
      <div class="flex items-center gap-2">
        <h2 class="grow truncate cal-side-name">{{ free() }}</h2>
        <button type="button" class="icon-btn" [attr.aria-label]="'ui.close' | transloco" (click)="closed.emit()">
          <svg lucideX></svg>
        </button>
      </div>
      <p class="text-small text-ink-2 tabular">{{ when() }} · {{ gap().column.title }}</p>
      <div class="mt-3.5 flex gap-2">
        <button type="button" class="btn btn-primary grow" (click)="bookAsked.emit()">
          <svg lucidePlus></svg>{{ 'visits.bookHere' | transloco }} <kbd cdKey="b"></kbd>
        </button>
        <button type="button" class="btn" (click)="keepAsked.emit()">
          {{ 'visits.keepFree.verb' | transloco }} <kbd cdKey="a"></kbd>
        </button>
      </div>
    </section>
    <cd-gap-matches [gap]="gap()" />
  `,
})
export class GapInspector {
  readonly gap = input.required<ChosenGap>();
  readonly closed = output<void>();
  readonly bookAsked = output<void>();
  /** Kept free of bookings instead. */
  readonly keepAsked = output<void>();

  private readonly lengths = inject(Lengths);
  protected readonly free = computed(() => this.lengths.free(this.gap().minutes));
  protected readonly when = computed(() => {
    const { day, start, minutes } = this.gap();
    return `${weekdayText(day)}, ${clockText(start)}–${clockText(start + minutes)}`;
  });
}
