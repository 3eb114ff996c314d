import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemOf } from '@cuspid/platform/web';
import { dayAfter } from '@cuspid/platform/contracts';
import { EmptyState, Toasts } from '@cuspid/ui';
import { REPORTS, type ReportDto } from '@cuspid/reports/contracts';
import { firstValueFrom } from 'rxjs';
import { ReportAddress } from '../report-address';
import type { ShownReportDto } from '../report-read';
import { ReportWords } from '../report-words';
import { daysOf } from '../shown-period';

/** The end of the last group in which anything was counted. */
export function lastWithData({ figures, groups }: Pick<ReportDto, 'figures' | 'groups'>): string | null {
  const index = groups.findLastIndex((_, at) => figures.some(({ sparkline }) => Boolean(sparkline[at])));
  return groups[index]?.to ?? null;
}

/** Nothing happened in these days: says so, and leads to the last period in which something did. */
@Component({
  selector: 'cd-empty-period',
  imports: [EmptyState, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-empty [text]="'reports.empty.text' | transloco: { days: days() }">
      @if (isNone()) {
        <p class="text-ink-3">{{ 'reports.empty.none' | transloco }}</p>
      } @else {
        <button type="button" class="btn" [disabled]="isLooking()" (click)="look()">
          {{ 'reports.empty.last' | transloco }}
        </button>
      }
    </cd-empty>
  `,
})
export class EmptyPeriod {
  readonly report = input.required<ShownReportDto>();

  private readonly http = inject(HttpClient);
  private readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  private readonly toasts = inject(Toasts);
  protected readonly days = computed(() => this.words.days(this.report()));
  protected readonly isLooking = signal(false);
  /** For which period the year before it was empty as well. */
  private readonly emptyBefore = signal<string | null>(null);
  protected readonly isNone = computed(() => this.emptyBefore() === this.report().from);

  /** Looks at the year before, week by week. */
  protected async look(): Promise<void> {
    const { from, kind } = this.report();
    const before = { from: dayAfter(from, 1 - REPORTS.daysMax), to: dayAfter(from, -1) };
    this.isLooking.set(true);
    try {
      const params = { ...this.address.params(), ...before, groupBy: 'week' };
      const to = lastWithData(await firstValueFrom(this.http.get<ReportDto>(`/api/reports/${kind}`, { params })));
      if (to === null) return this.emptyBefore.set(from);
      this.address.goPeriod({ period: null, from: dayAfter(to, 1 - daysOf(this.report())), to });
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('empty.notFound'));
    } finally {
      this.isLooking.set(false);
    }
  }
}
