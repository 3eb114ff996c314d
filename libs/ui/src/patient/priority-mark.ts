import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Chip, Tone } from '../parts/chip';

export type PriorityLevel = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

const MARKS: Record<PriorityLevel, { tone: Tone; path: string } | null> = {
  URGENT: { tone: 'red', path: 'M3 7l5-4 5 4M3 11.5l5-4 5 4' },
  HIGH: { tone: 'amber', path: 'M3 10l5-4 5 4' },
  NORMAL: null,
  LOW: { tone: 'grey', path: 'M3 6l5 4 5-4' },
};

/** Urgent, High and Low with a chevron and the word; Normal shows nothing. */
@Component({
  selector: 'cd-priority-mark',
  imports: [Chip, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (mark(); as mark) {
      <cd-chip [tone]="mark.tone">
        <svg
          viewBox="0 0 16 16"
          fill="none"
          stroke="currentColor"
          stroke-width="2.2"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path [attr.d]="mark.path" />
        </svg>
        {{ 'ui.priority.' + priority() | transloco }}
      </cd-chip>
    }
  `,
})
export class PriorityMark {
  readonly priority = input.required<PriorityLevel>();
  protected readonly mark = computed(() => MARKS[this.priority()]);
}
