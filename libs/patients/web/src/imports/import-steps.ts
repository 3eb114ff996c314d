import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck } from '@lucide/angular';

const STEPS = ['upload', 'columns', 'check', 'import'] as const;
export type ImportStep = (typeof STEPS)[number] | 'over';

/** Where on the way from the file to the patients one is. */
@Component({
  selector: 'cd-import-steps',
  imports: [LucideCheck, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <ol class="flex items-center gap-2 text-small" [attr.aria-label]="'patients.imports.steps' | transloco">
      @for (step of steps; track step; let index = $index) {
        @if (index) {
          <li aria-hidden="true" class="w-6 border-t border-line-2"></li>
        }
        <li
          class="flex items-center gap-1.5"
          [class]="index === at() ? 'text-ink font-semibold' : 'text-ink-2'"
          [attr.aria-current]="index === at() ? 'step' : null"
        >
          <span
            class="grid place-items-center size-5 rounded-full border text-micro tabular"
            [class]="index < at() ? 'bg-accent-soft border-accent text-accent-ink' : 'border-line-2'"
          >
            @if (index < at()) {
              <svg lucideCheck [size]="12"></svg>
            } @else {
              {{ index + 1 }}
            }
          </span>
          {{ 'patients.imports.step.' + step | transloco }}
        </li>
      }
    </ol>
  `,
})
export class ImportSteps {
  readonly now = input.required<ImportStep>();
  protected readonly steps = STEPS;
  protected readonly at = computed(() => {
    const now = this.now();
    return now === 'over' ? STEPS.length : STEPS.indexOf(now);
  });
}
