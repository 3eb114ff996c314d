import { Component, computed, input } from '@angular/core';

/** How much of the work is done: a bar, and the figures beside it. */
@Component({
  selector: 'cd-progress-bar',
  host: { class: 'block' },
  template: `
    <p class="flex items-baseline gap-3">
      <span class="font-medium">{{ label() }}</span>
      <span class="ml-auto text-ink-2 tabular"
        >{{ done().toLocaleString('en') }} / {{ total().toLocaleString('en') }}</span
      >
    </p>
    <div
      class="mt-2 h-1.5 rounded-full bg-sunken overflow-hidden"
      role="progressbar"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-valuenow]="percent()"
      [attr.aria-label]="label()"
    >
      <div class="h-full rounded-full bg-accent" [style.width.%]="percent()"></div>
    </div>
  `,
})
export class ProgressBar {
  readonly label = input.required<string>();
  readonly done = input.required<number>();
  readonly total = input.required<number>();
  protected readonly percent = computed(() =>
    Math.min(100, Math.round((100 * this.done()) / Math.max(1, this.total()))),
  );
}
