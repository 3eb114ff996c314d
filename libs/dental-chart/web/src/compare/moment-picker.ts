import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { endOfDay } from '../read/days';
import { dayOf } from '../time/typed-day';
import { addressOf, type Moment } from './moment';

const DAY = 'day';

/** Which chart stands on a side: today’s, that of a day, as it was known then or as it is known now, or a version. */
@Component({
  selector: 'cd-moment-picker',
  imports: [TranslocoPipe],
  host: { class: 'flex items-center gap-2 min-w-0', role: 'group' },
  template: `
    <select
      #choice
      class="input w-auto! min-w-0 max-w-56 h-8! touch:h-11! py-0! truncate"
      [attr.aria-label]="'chart.compare.which' | transloco"
      [value]="chosen()"
      (change)="choose(choice.value)"
    >
      <option value="now" [selected]="chosen() === 'now'">{{ 'chart.compare.now' | transloco }}</option>
      <option value="day" [selected]="chosen() === 'day'">{{ 'chart.compare.day' | transloco }}</option>
      @if (versions().length) {
        <optgroup [label]="'chart.compare.versions' | transloco">
          @for (version of versions(); track version.id) {
            <option [value]="'version:' + version.id" [selected]="chosen() === 'version:' + version.id">
              {{ version.name }}
            </option>
          }
        </optgroup>
      }
      @if (isUnlisted()) {
        <option [value]="chosen()" selected>{{ 'chart.compare.version' | transloco }}</option>
      }
    </select>
    @if (chosen() === 'day') {
      <input
        #date
        class="input w-[104px]! h-8! touch:h-11! px-2! tabular"
        autocomplete="off"
        [value]="text()"
        [attr.aria-label]="'chart.compare.dayField' | transloco"
        [attr.aria-invalid]="isUnreadable()"
        [title]="isUnreadable() ? ('chart.time.unreadable' | transloco) : ''"
        (change)="pick(date.value)"
      />
      <label
        class="flex items-center gap-1.5 text-small whitespace-nowrap touch:min-h-11"
        [title]="'chart.time.asRecordedHint' | transloco"
      >
        <input type="checkbox" class="check" [checked]="asRecorded()" (change)="record(!asRecorded())" />
        {{ 'chart.time.asRecorded' | transloco }}
      </label>
    }
  `,
})
export class MomentPicker {
  readonly moment = input.required<Moment | null>();
  readonly versions = input<readonly ChartVersionDto[]>([]);
  /** The side as the address says it. */
  readonly picked = output<string>();

  private readonly clock = inject(ClinicClock);
  protected readonly isUnreadable = signal(false);
  protected readonly chosen = computed(() => {
    const moment = this.moment();
    if (moment?.kind === 'version') return `version:${moment.id}`;
    return moment?.asOf || moment?.knownAt ? DAY : 'now';
  });
  protected readonly isUnlisted = computed(() => {
    const moment = this.moment();
    return moment?.kind === 'version' && !this.versions().some(({ id }) => id === moment.id);
  });
  private readonly day = computed(() => {
    const moment = this.moment();
    return (moment?.kind === 'moment' && moment.asOf) || this.clock.today();
  });
  protected readonly text = computed(() => dayText(this.day()));
  protected readonly asRecorded = computed(() => {
    const moment = this.moment();
    return moment?.kind === 'moment' && moment.knownAt !== undefined;
  });

  protected choose(value: string): void {
    if (value === DAY) this.say(this.day(), false);
    else this.picked.emit(value);
  }

  protected pick(typed: string): void {
    const day = dayOf(typed, this.clock.today());
    this.isUnreadable.set(day === null);
    if (day) this.say(day, this.asRecorded());
  }

  protected record(asRecorded: boolean): void {
    this.say(this.day(), asRecorded);
  }

  private say(asOf: string, asRecorded: boolean): void {
    this.picked.emit(addressOf({ asOf, ...(asRecorded && { knownAt: endOfDay(this.clock.zone, asOf) }) }));
  }
}
