import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideArrowLeft } from '@lucide/angular';
import { dayAfter } from '@cuspid/platform/contracts';
import { QUEUE } from '@cuspid/queue/contracts';
import type { StageFigureDto, StageFiguresDto } from '@cuspid/queue/contracts';
import { ClinicClock, dayText, problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Segmented, Skeleton } from '@cuspid/ui';
import { FiguresTable, type FiguresRow } from './figures-table';

const GROUPS = ['stage', 'provider', 'hour'] as const;
type Group = (typeof GROUPS)[number];
const PERIODS = [1, 7, 30, QUEUE.figuresDays] as const;
const USUAL = 30;

/** How long the stages took over some days: over all, by dentist, by hour of the day; every figure with what it is of. */
@Component({
  selector: 'cd-figures-page',
  imports: [
    EmptyState,
    ErrorPanel,
    FiguresTable,
    LucideArrowLeft,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './figures-page.html',
})
export class FiguresPage {
  /** From the address: how many days until today, and what the rows are. */
  readonly days = input<string>();
  readonly by = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);

  protected readonly period = computed(() => PERIODS.find((days) => String(days) === this.days()) ?? USUAL);
  protected readonly group = computed<Group>(() => GROUPS.find((group) => group === this.by()) ?? 'stage');
  protected readonly periods = PERIODS.map((days) => ({
    value: String(days),
    label: this.words.translate(`queue.figures.days.${days}`),
  }));
  protected readonly groups = GROUPS.map((value) => ({
    value,
    label: this.words.translate(`queue.figures.by.${value}`),
  }));

  protected readonly figures = httpResource<StageFiguresDto>(() => {
    const to = this.clock.today();
    const from = dayAfter(to, 1 - this.period());
    return { url: '/api/queue/stats/stages', params: { from, to } };
  });
  protected readonly problem = computed(() => (this.figures.error() ? problemOf(this.figures.error()) : null));
  protected readonly told = computed(() => {
    if (!this.figures.hasValue()) return null;
    const { from, to, entries, leftOut } = this.figures.value();
    return { from: dayText(from), to: dayText(to), entries, leftOut, measured: entries - leftOut };
  });
  protected readonly rows = computed<FiguresRow[]>(() => {
    if (!this.figures.hasValue()) return [];
    const { stages, providers, hours } = this.figures.value();
    if (this.group() === 'stage') return flat([{ key: '', name: this.words.translate('queue.figures.all'), stages }]);
    if (this.group() === 'hour') {
      return flat(hours.map(({ hour, stages: own }) => ({ key: `${hour}`, name: hourText(hour), stages: own })));
    }
    const nobody = this.words.translate('queue.anyone');
    return flat(
      providers.map(({ provider, stages: own }) => ({
        key: `${provider?.id ?? 0}`,
        name: provider?.name ?? nobody,
        stages: own,
      })),
    );
  });

  protected show(queryParams: { days?: string; by?: string }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

const hourText = (hour: number): string =>
  `${String(hour).padStart(2, '0')}:00–${String((hour + 1) % 24).padStart(2, '0')}:00`;

/** A row for each stage something was measured of; of several groups the name stands at the first. */
function flat(groups: { key: string; name: string; stages: readonly StageFigureDto[] }[]): FiguresRow[] {
  return groups.flatMap(({ key, name, stages }) =>
    stages
      .filter(({ count }) => count > 0)
      .map((figure, index) => ({ key: `${key} ${figure.stage}`, name, isFirst: index === 0, figure })),
  );
}
