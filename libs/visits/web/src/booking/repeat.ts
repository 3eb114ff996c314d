import { Component, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCheck } from '@lucide/angular';
import type { SeriesDateDto, SeriesUnit } from '@cuspid/visits/contracts';
import { SERIES_UNITS, VISIT } from '@cuspid/visits/contracts';
import { ClinicClock, weekdayText } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { RepeatPlan } from './repeat-plan';

/** Repeats a visit: how often, how many times; each date free, or what is in its way, and what to do about it. */
@Component({
  selector: 'cd-repeat',
  imports: [Field, LucideCheck, TextInput, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './repeat.html',
})
export class Repeat {
  protected readonly plan = inject(RepeatPlan);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  protected readonly units = SERIES_UNITS;
  protected readonly everyMax = VISIT.everyMax;
  protected readonly countMax = VISIT.seriesMax;

  protected choose(value: string): void {
    const unit: SeriesUnit | null = value === 'WEEK' || value === 'MONTH' ? value : null;
    // Every four weeks is what most series are; of months it is one.
    if (unit && unit !== this.plan.unit()) this.plan.every.set(unit === 'WEEK' ? 4 : 1);
    this.plan.unit.set(unit);
  }

  protected often(field: HTMLInputElement, max: number, set: (value: number) => void): void {
    const value = Math.min(max, Math.max(1, Math.round(Number(field.value)) || 1));
    field.value = String(value);
    set(value);
  }

  protected setEvery = (value: number): void => this.plan.every.set(value);
  protected setCount = (value: number): void => this.plan.count.set(value);

  /** "Tue 24 Nov 10:45" as it was asked, also where the clock shows no such time. */
  protected asked({ localStart }: SeriesDateDto): string {
    const [day = '', time = ''] = localStart.split('T');
    return `${weekdayText(day)} ${time}`;
  }

  protected instead({ alternative }: SeriesDateDto): string {
    const at = alternative?.startsAt;
    return at ? `${weekdayText(this.clock.today(at))} ${this.clock.time(at)}` : '';
  }

  /** What is in the way, in words. */
  protected why({ state, clashes, closed }: SeriesDateDto): string {
    if (closed) return this.words.translate(`visits.shut.${closed.why}`, { what: closed.what ?? '' });
    if (state === 'NO_TIME' || state === 'TWICE') return this.words.translate(`visits.repeat.${state}`);
    return clashes
      .map(({ what, startsAt, minutes }) =>
        this.words.translate(`visits.clash.${what}`, {
          provider: this.words.translate('visits.clash.theProvider'),
          chair: this.words.translate('visits.clash.theChair'),
          from: this.clock.time(startsAt),
          to: this.clock.time(new Date(Date.parse(startsAt) + minutes * 60_000)),
          with: '',
        }),
      )
      .join(' ');
  }
}
