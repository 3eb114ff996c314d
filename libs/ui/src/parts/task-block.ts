import { Component, computed, effect, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { TaskCounts } from './task-counts';

/** How many rows of a list the day's page shows; the rest is one link away. */
export const TASKS_SHOWN = 6;

/**
 * A list of the day's page: what waits, and the step each row offers. It loads and fails alone. Rows are `li.task-row` with
 * `data-task` (J and K walk them), their step `data-step` (Enter), a check-in `data-check-in` (C).
 */
@Component({
  selector: 'cd-task-block',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="card task-block" [attr.aria-label]="heading()">
      <div class="task-head">
        <h2>{{ heading() }}</h2>
        @if (count(); as many) {
          <span class="task-count tabular">{{ many }}</span>
        }
        <span class="ml-auto"><ng-content select="[all]" /></span>
      </div>
      @switch (state()) {
        @case ('failed') {
          <p class="task-line" role="status">
            <span class="grow">{{ failed() }}</span>
            <button type="button" class="btn btn-small" (click)="retry.emit()">{{ 'ui.retry' | transloco }}</button>
          </p>
        }
        @case ('loading') {
          <p class="task-line text-ink-3" role="status">{{ 'ui.loading' | transloco }}</p>
        }
        @case ('empty') {
          <p class="task-line text-ink-3">{{ empty() }}</p>
        }
        @default {
          <ul class="task-rows">
            <ng-content />
          </ul>
        }
      }
    </section>
  `,
})
export class TaskBlock {
  readonly heading = input.required<string>();
  /** How many there are; undefined until it is known. */
  readonly count = input.required<number | undefined>();
  /** Said when there are none. */
  readonly empty = input.required<string>();
  /** Said when the list could not be read; null while it can. */
  readonly failed = input<string | null>(null);
  /** Whether its rows are work that waits, for the page to count. */
  readonly isWork = input(true);
  readonly retry = output<void>();

  protected readonly state = computed(() => {
    const count = this.count();
    if (count !== undefined) return count > 0 ? 'rows' : 'empty';
    return this.failed() === null ? 'loading' : 'failed';
  });

  constructor() {
    const counts = inject(TaskCounts, { optional: true });
    effect(() => {
      const count = this.count();
      if (count !== undefined && this.isWork()) counts?.tell(this, count);
    });
  }
}
