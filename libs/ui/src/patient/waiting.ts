import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideAlarmClock } from '@lucide/angular';

export type WaitLevel = 'fine' | 'near' | 'over';

/** Below three quarters of the target fine, up to the target near, above it over. Without a target always fine. */
export function waitLevel(minutes: number, target: number | null | undefined): WaitLevel {
  if (!target) return 'fine';
  if (minutes > target) return 'over';
  return minutes >= target * 0.75 ? 'near' : 'fine';
}

/** Whole minutes from one instant to another, never below zero: clocks of two machines may differ. */
export function minutesBetween(since: Date | string, now: Date): number {
  const start = typeof since === 'string' ? new Date(since) : since;
  return Math.max(0, Math.floor((now.getTime() - start.getTime()) / 60_000));
}

/** A bar against the target; grey, amber, red. */
@Component({
  selector: 'cd-wait-bar',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <span
      [class]="'wait wait-' + level()"
      role="meter"
      aria-valuemin="0"
      [attr.aria-valuenow]="minutes()"
      [attr.aria-valuemax]="target()"
      [attr.aria-label]="'ui.waited' | transloco: { minutes: minutes(), target: target() }"
    >
      <span class="wait-fill" [style.width.%]="percent()"></span>
    </span>
  `,
})
export class WaitBar {
  readonly minutes = input.required<number>();
  readonly target = input.required<number>();
  protected readonly level = computed(() => waitLevel(this.minutes(), this.target()));
  protected readonly percent = computed(() => Math.min(100, (this.minutes() / Math.max(1, this.target())) * 100));
}

/**
 * Running minutes since an instant: "24 min", "1 h 5 min"; amber near the target, red with an alarm clock above it.
 * `now` comes from `ClinicClock.now()`, so that every clock on the page ticks together.
 */
@Component({
  selector: 'cd-minutes',
  imports: [LucideAlarmClock, TranslocoPipe],
  host: { '[class]': 'style()' },
  template: `
    @if (level() === 'over') {
      <svg lucideAlarmClock></svg>
    }
    @if (minutes() < 60) {
      {{ 'ui.minutes' | transloco: { minutes: minutes() } }}
    } @else {
      {{ 'ui.hours' | transloco: { hours: hours(), minutes: minutes() % 60 } }}
    }
  `,
})
export class Minutes {
  readonly since = input.required<Date | string>();
  readonly now = input.required<Date>();
  readonly target = input<number | null>();

  protected readonly minutes = computed(() => minutesBetween(this.since(), this.now()));
  protected readonly hours = computed(() => Math.floor(this.minutes() / 60));
  protected readonly level = computed(() => waitLevel(this.minutes(), this.target()));
  protected readonly style = computed(() => `minutes minutes-${this.level()}`);
}
