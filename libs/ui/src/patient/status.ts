import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Where a visit stands, from booking to leaving (design, section 2.2). */
export type VisitState =
  | 'booked'
  | 'confirmed'
  | 'waiting'
  | 'consultation'
  | 'treatment'
  | 'cashier'
  | 'completed'
  | 'did-not-attend'
  | 'cancelled';

/** Sectors of the core that fills as the visit advances: quarter, half, three quarters. */
const SECTORS: Partial<Record<VisitState, string>> = {
  waiting: 'M8 8V4A4 4 0 0 1 12 8z',
  consultation: 'M8 8V4A4 4 0 0 1 8 12z',
  treatment: 'M8 8V4A4 4 0 1 1 4 8z',
};

/** The dial alone: a shape first, a colour second. Give the word beside it, or use `cd-status`. */
@Component({
  selector: 'cd-status-dial',
  host: { '[class]': 'style()', 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 16 16" width="100%" height="100%" fill="none" stroke="currentColor" stroke-width="1.6">
      @switch (state()) {
        @case ('completed') {
          <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
          <path
            class="dial-tick"
            d="M4.8 8.3l2.2 2.2 4.2-4.6"
            stroke-width="1.8"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        }
        @case ('booked') {
          <circle cx="8" cy="8" r="6.2" stroke-dasharray="2.6 1.7" />
        }
        @default {
          <circle cx="8" cy="8" r="6.2" />
        }
      }
      @switch (state()) {
        @case ('cashier') {
          <circle cx="8" cy="8" r="4" fill="currentColor" stroke="none" />
        }
        @case ('did-not-attend') {
          <path d="M3.7 12.3l8.6-8.6" />
        }
        @case ('cancelled') {
          <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke-linecap="round" />
        }
      }
      @if (sector(); as path) {
        <path [attr.d]="path" fill="currentColor" stroke="none" />
      }
    </svg>
  `,
})
export class StatusDial {
  readonly state = input.required<VisitState>();
  protected readonly sector = computed(() => SECTORS[this.state()] ?? null);
  protected readonly style = computed(() => `inline-block flex-none size-3.5 dial-${this.state()}`);
}

/** The dial with its word: "Waiting", and what is said after it: `<cd-status state="waiting">24 min</cd-status>`. */
@Component({
  selector: 'cd-status',
  imports: [StatusDial, TranslocoPipe],
  host: { class: 'status' },
  template: `<cd-status-dial [state]="state()" />{{ 'ui.status.' + state() | transloco }} <ng-content />`,
})
export class Status {
  readonly state = input.required<VisitState>();
}
