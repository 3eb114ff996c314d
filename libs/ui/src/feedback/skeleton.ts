import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Rows as wide as the real ones, quiet: nothing for 150 ms, then grey bars, after four seconds the words. */
@Component({
  selector: 'cd-skeleton',
  imports: [TranslocoPipe],
  host: { class: 'block', role: 'status' },
  template: `
    <span class="cdk-visually-hidden">{{ 'ui.loading' | transloco }}</span>
    @if (shown()) {
      @for (row of all(); track row) {
        <div class="skeleton-row" aria-hidden="true">
          <span class="skeleton-bar w-1/4"></span>
          <span class="skeleton-bar w-1/12"></span>
          <span class="skeleton-bar w-1/6"></span>
        </div>
      }
    }
    @if (late()) {
      <p class="px-(--gutter) py-3 text-ink-2 flex items-center gap-3">
        {{ 'ui.stillLoading' | transloco }}
        <button type="button" class="btn btn-small" (click)="retry.emit()">{{ 'ui.retry' | transloco }}</button>
      </p>
    }
  `,
})
export class Skeleton {
  readonly rows = input(8);
  /** Asked for after four seconds; reload what is being waited for. */
  readonly retry = output<void>();

  protected readonly shown = signal(false);
  protected readonly late = signal(false);
  protected readonly all = computed(() => Array.from({ length: this.rows() }, (_, index) => index));

  constructor() {
    const soon = setTimeout(() => this.shown.set(true), 150);
    const late = setTimeout(() => this.late.set(true), 4000);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(soon);
      clearTimeout(late);
    });
  }
}
