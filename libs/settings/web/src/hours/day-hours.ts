import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideCopy, LucidePlus, LucideX } from '@lucide/angular';
import { SETTINGS, type DayHours, type HoursProblem, type OpenSpan } from '@cuspid/settings/contracts';
import { nextSpan } from './clock';
import { ClockInput } from './clock-input';

/** Where one day's hours are copied to. */
export type CopyTarget = 'weekdays' | 'all';

/** The hours of one weekday: closed, or open in up to four spans. */
@Component({
  selector: 'cd-day-hours',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    ClockInput,
    LucideCircleAlert,
    LucideCopy,
    LucidePlus,
    LucideX,
    TranslocoPipe,
  ],
  host: { class: 'settings-day', role: 'group', '[attr.aria-label]': 'name()' },
  templateUrl: './day-hours.html',
})
export class DayHoursRow {
  readonly day = input.required<DayHours>();
  readonly problems = input<readonly HoursProblem[]>([]);
  readonly disabled = input(false);
  readonly changed = output<OpenSpan[]>();
  readonly copied = output<CopyTarget>();

  private readonly words = inject(TranslocoService);
  protected readonly spansADay = SETTINGS.spansADay;
  protected readonly name = computed(() => this.words.translate(`settings.weekday.${this.day().weekday}`));
  protected readonly isOpen = computed(() => this.day().spans.length > 0);
  protected readonly problemId = computed(() => `cd-hours-${this.day().weekday}`);
  protected readonly problem = computed(() => this.problems()[0]?.says ?? null);
  protected readonly mayAdd = computed(
    () => this.isOpen() && this.day().spans.length < SETTINGS.spansADay && nextSpan(this.day().spans) !== null,
  );

  protected toggle(isOpen: boolean): void {
    const first = nextSpan([]);
    this.changed.emit(isOpen && first ? [first] : []);
  }

  protected set(index: number, change: Partial<OpenSpan>): void {
    this.changed.emit(this.day().spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  }

  protected add(): void {
    const next = nextSpan(this.day().spans);
    if (next) this.changed.emit([...this.day().spans, next]);
  }

  protected remove(index: number): void {
    this.changed.emit(this.day().spans.filter((_, at) => at !== index));
  }

  protected isWrong(index: number, end: 'from' | 'to'): boolean {
    return this.problems().some(({ path }) => path.endsWith(`spans.${index}.${end}`));
  }
}
