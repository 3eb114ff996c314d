import { Component, computed, input, model, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { dayText } from '@cuspid/platform/web';
import { dayOf } from './typed-day';
import { dayAfter, daysBetween, scaleOf } from './scale';

/** Which day of the mouth is shown: a line with a tick where something became true, a handle, a date. */
@Component({
  selector: 'cd-time-bar',
  imports: [TranslocoPipe],
  host: { class: 'flex items-center gap-3 flex-none px-2.5', role: 'group' },
  templateUrl: './time-bar.html',
})
export class TimeBar {
  readonly ticks = input.required<readonly string[]>();
  readonly today = input.required<string>();
  /** The day shown, or null for today. */
  readonly asOf = input.required<string | null>();
  readonly asRecorded = model(false);
  readonly moved = output<string | null>();

  protected readonly isUnreadable = signal(false);
  protected readonly scale = computed(() => scaleOf(this.ticks(), this.today()));
  protected readonly place = computed(() => {
    const { from, days } = this.scale();
    return Math.max(0, Math.min(days, daysBetween(from, this.asOf() ?? this.today())));
  });
  protected readonly at = computed(() => (this.place() / this.scale().days) * 100);
  protected readonly text = computed(() => dayText(this.asOf() ?? this.today()));

  protected slide(place: number): void {
    const { from, days } = this.scale();
    this.moved.emit(place >= days ? null : dayAfter(from, place));
  }

  protected pick(field: HTMLInputElement): void {
    const day = dayOf(field.value, this.today());
    this.isUnreadable.set(day === null);
    if (day === null) return;
    this.moved.emit(day);
    // Also when the day stays the same, it is written in the one way.
    field.value = dayText(day > this.today() ? this.today() : day);
  }
}
