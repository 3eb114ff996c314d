import { Component, computed, inject, linkedSignal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { problemsOf, type DayHours, type EditSettingsDto, type OpenSpan } from '@cuspid/settings/contracts';
import { Chip } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import { SavedMark } from '../clinic/saved-mark';
import { SettingClash } from '../clinic/setting-clash';
import { SettingsLoading } from '../shell/settings-loading';
import { spansText } from './clock';
import { CopyTarget, DayHoursRow } from './day-hours';
import { Holidays } from './holidays';

/** When the clinic is open: its week, and the days it is closed. A day that is in order is saved at once. */
@Component({
  selector: 'cd-hours-panel',
  imports: [Chip, DayHoursRow, Holidays, LucideCircleAlert, SavedMark, SettingClash, SettingsLoading, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './hours-panel.html',
})
export class HoursPanel {
  protected readonly settings = inject(ClinicSettings);
  private readonly words = inject(TranslocoService);
  private readonly kept = computed(() => this.settings.now()?.hours ?? [], {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });

  /** What shows: the week that is kept, or the one being typed while something in it is wrong. */
  protected readonly week = linkedSignal<DayHours[]>(() => this.kept());
  private readonly problems = computed(() => (this.week().length ? problemsOf(this.week()) : []));
  protected readonly refusal = computed(() => {
    const state = this.settings.state('hours');
    return state?.kind === 'refused' ? state.text : null;
  });
  protected readonly today = computed(() => {
    const today = this.settings.now()?.today;
    if (!today) return null;
    const key = today.holiday ? 'holiday' : today.spans.length ? 'hours' : 'closed';
    const values = { name: today.holiday, spans: spansText(today.spans) };
    return { isOpen: today.isOpen, text: this.words.translate(`settings.hours.today.${key}`, values) };
  });
  protected readonly said = ({ hours = [] }: EditSettingsDto): string =>
    hours
      .map(({ weekday, spans }) => {
        const day = this.words.translate(`settings.weekdayShort.${weekday}`);
        return `${day} ${spansText(spans) || this.words.translate('settings.hours.closed')}`;
      })
      .join('\n');

  protected problemsOn(index: number) {
    return this.problems().filter(({ path }) => path.startsWith(`hours.${index}.`));
  }

  protected change(index: number, spans: OpenSpan[]): void {
    this.take(this.week().map((day, at) => (at === index ? { ...day, spans } : day)));
  }

  protected copy(index: number, target: CopyTarget): void {
    const spans = this.week()[index]?.spans ?? [];
    const last = target === 'weekdays' ? 5 : 7;
    this.take(
      this.week().map((day) => (day.weekday <= last ? { ...day, spans: spans.map((span) => ({ ...span })) } : day)),
    );
  }

  private take(week: DayHours[]): void {
    this.week.set(week);
    if (!this.problems().length) void this.settings.save({ hours: week });
  }
}
