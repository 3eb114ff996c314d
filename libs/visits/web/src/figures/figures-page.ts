import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronLeft, LucideChevronRight, LucidePrinter } from '@lucide/angular';
import { dayAfter } from '@cuspid/platform/contracts';
import {
  FIGURE_PERIODS,
  type FigurePeriod,
  type PeriodCountsDto,
  type VisitFiguresDto,
} from '@cuspid/visits/contracts';
import { dayText, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { ErrorPanel, PageHeader, Segmented, Skeleton } from '@cuspid/ui';
import { FigureTable, type FigureRow } from './figure-table';
import { FiguresList } from './figures-list';
import { cameOf, changeText, countRows, daysText, percentText } from './figure-rows';

/** What became of the visits of a week, a month or a year; every number opens its visits. */
@Component({
  selector: 'cd-figures-page',
  imports: [
    ErrorPanel,
    FiguresList,
    FigureTable,
    LucideChevronLeft,
    LucideChevronRight,
    LucidePrinter,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './figures-page.html',
})
export class FiguresPage {
  readonly period = input<string>();
  /** A day of the period. */
  readonly from = input<string>();
  /** Which of the visits are listed: `status`, `type`, `providerId`, `made`, as a filter. */
  readonly list = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly shown = computed<FigurePeriod>(
    () => FIGURE_PERIODS.find((one) => one === this.period()) ?? 'month',
  );
  protected readonly resource = httpResource<VisitFiguresDto>(() => {
    const from = this.from();
    return { url: '/api/visits/stats', params: { period: this.shown(), ...(from && { from }) } };
  });
  /** What was read last stays while it is read again. */
  protected readonly figures = linkedSignal<VisitFiguresDto | undefined, VisitFiguresDto | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  protected readonly periods = FIGURE_PERIODS.map((value) => ({
    value,
    label: this.words.translate(`visits.figures.period.${value}`),
  }));
  protected readonly rows = computed(() => {
    const told = this.figures();
    return told ? countRows(told.now, told.before) : [];
  });
  protected readonly chosen = computed(() => new URLSearchParams(this.list() ?? ''));
  protected readonly isListed = computed(() => this.list() !== undefined);
  protected readonly span = (of: PeriodCountsDto) =>
    this.words.translate('visits.fromTo', { from: dayText(of.firstDay), to: dayText(of.lastDay) });
  protected readonly changeText = changeText;
  protected readonly percentText = percentText;
  protected readonly daysText = daysText;
  protected readonly cameOf = cameOf;
  protected readonly byType = computed<FigureRow[]>(() =>
    (this.figures()?.byType ?? []).map((row) => ({ ...row, name: row.type, filter: { type: row.type } })),
  );
  protected readonly byProvider = computed<FigureRow[]>(() => {
    const nobody = this.words.translate('visits.book.anybody');
    return (this.figures()?.byProvider ?? []).map(({ provider, ...counts }) => ({
      ...counts,
      name: provider?.name ?? nobody,
      // Visits of nobody have no list of their own.
      filter: provider && { providerId: String(provider.id) },
    }));
  });

  constructor() {
    inject(LiveEvents).on('visits', rereads(this.resource));
  }

  protected go(params: Params): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  /** The period before or after this one. */
  protected step(by: 1 | -1): void {
    const now = this.figures()?.now;
    if (now) this.go({ from: by > 0 ? dayAfter(now.lastDay, 1) : dayAfter(now.firstDay, -1), list: null });
  }

  protected open(filter: Record<string, string>): void {
    this.go({ list: new URLSearchParams(filter).toString() });
  }

  protected print(): void {
    globalThis.print();
  }
}
