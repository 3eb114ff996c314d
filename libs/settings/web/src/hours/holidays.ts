import { httpResource } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronLeft, LucideChevronRight, LucideCircleAlert, LucideTrash2 } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { HolidayDto } from '@cuspid/settings/contracts';
import { ClinicClock, idempotencyKey, problemOf, rereads, weekdayText } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import { sentenceOf } from '../sentence';
import { SettingsApi } from '../settings-api';

/** The days of a year the clinic is closed: added, renamed in place, deleted with a way back. */
@Component({
  selector: 'cd-holidays',
  imports: [
    EmptyState,
    ErrorPanel,
    LucideChevronLeft,
    LucideChevronRight,
    LucideCircleAlert,
    LucideTrash2,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './holidays.html',
})
export class Holidays {
  /** A holiday came or went: whether the clinic is open may have changed. */
  readonly changed = output<void>();

  protected readonly settings = inject(ClinicSettings);
  private readonly api = inject(SettingsApi);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly key = signal(idempotencyKey());

  protected readonly nameMax = SETTINGS.holidayNameMax;
  protected readonly year = signal(Number(inject(ClinicClock).today().slice(0, 4)));
  protected readonly resource = httpResource<Page<HolidayDto>>(() => ({
    url: '/api/holidays',
    params: { year: this.year(), limit: 100 },
  }));
  private readonly reread = rereads(this.resource);
  protected readonly rows = computed(() => (this.resource.hasValue() ? this.resource.value().items : null));
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  /** Why the last change was refused, and of which row (0: the new one). */
  protected readonly refusal = signal<{ id: number; text: string } | null>(null);

  protected readonly dayText = (day: string): string => weekdayText(day);

  protected async add(dayBox: HTMLInputElement, nameBox: HTMLInputElement): Promise<void> {
    const [day, name] = [dayBox.value, nameBox.value.trim()];
    if (!day || !name) {
      (day ? nameBox : dayBox).focus();
      return this.refusal.set({ id: 0, text: this.words.translate('settings.holidays.needBoth') });
    }
    if (!(await this.carryOut(0, () => this.api.add('holidays', { day, name }, this.key())))) return;
    this.key.set(idempotencyKey());
    this.year.set(Number(day.slice(0, 4)));
    nameBox.value = '';
    dayBox.focus();
  }

  protected async rename(holiday: HolidayDto, box: HTMLInputElement): Promise<void> {
    const name = box.value.trim();
    if (!name) box.value = holiday.name;
    if (!name || name === holiday.name) return;
    const change = (to: string, version: number) => () =>
      this.api.change('holidays', holiday.id, version, { name: to });
    if (!(await this.carryOut(holiday.id, change(name, holiday.version), name))) return;
    this.toasts.show(this.words.translate('settings.renamed', { name }), {
      label: this.words.translate('ui.undo'),
      run: () => void this.carryOut(holiday.id, change(holiday.name, holiday.version + 1)),
    });
  }

  protected async remove({ id, day, name }: HolidayDto): Promise<void> {
    if (!(await this.carryOut(id, () => this.api.remove('holidays', id)))) return;
    this.toasts.show(this.words.translate('settings.holidays.removed', { name }), {
      label: this.words.translate('ui.undo'),
      run: () => void this.carryOut(0, () => this.api.add('holidays', { day, name }, idempotencyKey())),
    });
  }

  private async carryOut(id: number, work: () => Promise<unknown>, mine = ''): Promise<boolean> {
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      // What they saved shows in the row; what was typed here is said beside it.
      const clash = problem.status === 412 && mine ? this.words.translate('settings.row.clash', { mine }) : null;
      const told = sentenceOf(problem, this.words.translate('settings.notSaved'));
      this.refusal.set({ id, text: clash ?? told });
      if (problem.status === 412 || problem.status === 404) this.reread();
      return false;
    }
    this.reread();
    this.changed.emit();
    return true;
  }
}
