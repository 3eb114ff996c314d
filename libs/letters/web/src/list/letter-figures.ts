import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LetterState, LetterStatsDto } from '@cuspid/letters/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

/** How the post goes; a figure lists the letters it counts. */
@Component({
  selector: 'cd-letter-figures',
  imports: [TranslocoPipe],
  host: { class: 'letter-figures tabular' },
  template: `
    <button type="button" [attr.aria-pressed]="state() === 'WAITING'" (click)="chosen.emit('WAITING')">
      <span class="letter-figure-name">{{ 'letters.state.WAITING' | transloco }}</span>
      <b>{{ stats().waiting }}</b>
      @if (stats().retrying) {
        <span class="text-amber">{{ 'letters.retrying' | transloco: { count: stats().retrying } }}</span>
      }
    </button>
    <button type="button" [attr.aria-pressed]="state() === 'FAILED'" (click)="chosen.emit('FAILED')">
      <span class="letter-figure-name">{{ 'letters.state.FAILED' | transloco }}</span>
      <b [class.text-red]="stats().failed">{{ stats().failed }}</b>
    </button>
    <div>
      <span class="letter-figure-name">{{ 'letters.sentLastDay' | transloco }}</span>
      <b>{{ stats().sentLastDay }}</b>
    </div>
    @if (late(); as since) {
      <div>
        <span class="letter-figure-name">{{ 'letters.late' | transloco }}</span>
        <b class="text-amber">{{ since }}</b>
      </div>
    }
    <p class="letter-figure-rule">
      {{ (stats().reminderHours ? 'letters.rule' : 'letters.noRule') | transloco: { hours: stats().reminderHours } }}
    </p>
  `,
})
export class LetterFigures {
  readonly stats = input.required<LetterStatsDto>();
  readonly state = input.required<LetterState | null>();
  readonly chosen = output<LetterState>();

  private readonly clock = inject(ClinicClock);
  /** Since when a letter is due that has not gone, once that is longer than the post's own pace. */
  protected readonly late = computed(() => {
    const since = this.stats().oldestDueAt;
    if (!since || this.clock.now().getTime() - Date.parse(since) < LATE_MS) return null;
    const day = this.clock.today(since);
    return day === this.clock.today() ? this.clock.time(since) : `${dayText(day)}, ${this.clock.time(since)}`;
  });
}

const LATE_MS = 5 * 60_000;
