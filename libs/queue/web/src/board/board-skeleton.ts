import { Component, DestroyRef, inject, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The board's own shape while it loads: nothing for 150 ms, then grey cards, after four seconds the words. */
@Component({
  selector: 'cd-board-skeleton',
  imports: [TranslocoPipe],
  host: { class: 'contents', role: 'status' },
  template: `
    <span class="cdk-visually-hidden">{{ 'ui.loading' | transloco }}</span>
    @if (late()) {
      <p class="px-5 pb-3 text-ink-2 flex items-center gap-3">
        {{ 'ui.stillLoading' | transloco }}
        <button type="button" class="btn btn-small" (click)="retry.emit()">{{ 'ui.retry' | transloco }}</button>
      </p>
    }
    @if (shown()) {
      <div class="queue-strip" aria-hidden="true">
        @for (cell of [1, 2, 3, 4, 5]; track cell) {
          <div>
            <span class="skeleton-bar block w-24 my-1"></span><span class="skeleton-bar block w-10 mt-3"></span>
          </div>
        }
      </div>
      <div class="queue-board" data-columns="5" aria-hidden="true">
        @for (cards of [5, 2, 3, 2, 0]; track $index) {
          <div class="queue-lane" [class.queue-lane-open]="cards === 0">
            <div class="queue-lane-head"><span class="skeleton-bar w-24"></span></div>
            @for (card of cardsOf(cards); track card) {
              <div class="queue-card h-[122px] flex-none">
                <span class="skeleton-bar block w-12 mt-1"></span><span class="skeleton-bar block w-3/4 mt-3"></span>
                <span class="skeleton-bar block w-1/2 mt-3"></span>
              </div>
            }
          </div>
        }
      </div>
    }
  `,
})
export class BoardSkeleton {
  readonly retry = output<void>();
  protected readonly shown = signal(false);
  protected readonly late = signal(false);

  constructor() {
    const soon = setTimeout(() => this.shown.set(true), 150);
    const late = setTimeout(() => this.late.set(true), 4000);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(soon);
      clearTimeout(late);
    });
  }

  protected cardsOf(count: number): number[] {
    return Array.from({ length: count }, (_, index) => index);
  }
}
