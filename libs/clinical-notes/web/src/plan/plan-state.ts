import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideCircle,
  LucideCircleCheck,
  LucideCircleDashed,
  LucideCircleDot,
  LucideCircleSlash,
  LucideCircleX,
} from '@lucide/angular';
import type { ExecutionStatus } from '@cuspid/clinical-notes/contracts';

/** How far an item has come: a shape that fills, then the word, and only then a colour. */
@Component({
  selector: 'cd-plan-state',
  imports: [
    LucideCircle,
    LucideCircleCheck,
    LucideCircleDashed,
    LucideCircleDot,
    LucideCircleSlash,
    LucideCircleX,
    TranslocoPipe,
  ],
  host: { class: 'inline-flex items-center gap-1.5 whitespace-nowrap', '[class]': 'tones[state()]' },
  template: `
    @switch (state()) {
      @case ('PLANNED') {
        <svg lucideCircleDashed [size]="14"></svg>
      }
      @case ('IN_PROGRESS') {
        <svg lucideCircleDot [size]="14"></svg>
      }
      @case ('COMPLETED') {
        <svg lucideCircleCheck [size]="14"></svg>
      }
      @case ('PARTIAL') {
        <svg lucideCircle [size]="14"></svg>
      }
      @case ('FAILED') {
        <svg lucideCircleX [size]="14"></svg>
      }
      @case ('CANCELLED') {
        <svg lucideCircleSlash [size]="14"></svg>
      }
    }
    {{ 'notes.plan.state.' + state() | transloco }}
  `,
})
export class PlanState {
  readonly state = input.required<ExecutionStatus>();
  protected readonly tones: Record<ExecutionStatus, string> = {
    PLANNED: 'text-ink-2',
    IN_PROGRESS: 'text-blue',
    COMPLETED: 'text-green',
    PARTIAL: 'text-amber',
    FAILED: 'text-red',
    CANCELLED: 'text-ink-3',
  };
}
