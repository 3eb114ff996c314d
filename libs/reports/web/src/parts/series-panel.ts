import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChartColumn, LucideTable2 } from '@lucide/angular';
import type { ReportSeriesDto } from '@cuspid/reports/contracts';
import { Chart } from '../chart/chart';
import type { ChartPicked } from '../chart/chart-spec';
import { ReportAddress } from '../report-address';
import type { ShownReportDto } from '../report-read';
import { ReportWords } from '../report-words';
import { chartOf, sentenceOf, totalOf } from './series-spec';

/** A chart with its table behind it: a switch turns one into the other, the address keeps which. Paper has both. */
@Component({
  selector: 'cd-series-panel',
  imports: [Chart, LucideChartColumn, LucideTable2, RouterLink, TranslocoPipe],
  host: { class: 'report-card', '[attr.data-series]': 'series().key' },
  templateUrl: './series-panel.html',
})
export class SeriesPanel {
  readonly report = input.required<ShownReportDto>();
  readonly series = input.required<ReportSeriesDto>();

  private readonly address = inject(ReportAddress);
  protected readonly words = inject(ReportWords);
  protected readonly isTable = computed(() => this.address.tables().includes(this.series().key));
  protected readonly spec = computed(() => chartOf(this.series(), this.report(), this.words, this.address.today()));
  protected readonly sentence = computed(() => sentenceOf(this.series(), this.report(), this.words));
  protected readonly totals = computed(() =>
    this.series().lines.map((line) => {
      const total = totalOf(line, this.series());
      return total === null ? '' : this.words.value(total, this.series().unit, this.series().currency);
    }),
  );
  protected readonly hasTotals = computed(() => this.totals().some(Boolean));
  protected readonly rows = computed(() =>
    this.report().groups.map((group, index) => ({
      label: this.spec().labels[index]?.long ?? '',
      cells: this.series().lines.map(({ key, figure, values }) => {
        const value = values[index] ?? null;
        const text = this.words.value(value, this.series().unit, this.series().currency);
        return { text, link: figure && value ? this.address.rowsOf(figure, key, group) : null };
      }),
    })),
  );

  protected toggle(): void {
    this.address.showTable(this.series().key, !this.isTable());
  }

  /** A column opens what it counts, as its cell of the table does. */
  protected open({ series, index }: ChartPicked): void {
    const line = this.series().lines.find(({ key }) => key === series);
    const group = this.report().groups[index];
    if (line?.figure && group && line.values[index]) this.address.go(this.address.rowsOf(line.figure, line.key, group));
  }
}
