import { Component, computed, input } from '@angular/core';
import { FigureTile } from './parts/figure-tile';
import { SeriesPanel } from './parts/series-panel';
import { StagesPanel } from './parts/stages-panel';
import { TablePanel } from './parts/table-panel';
import type { ShownReportDto } from './report-read';

/** A report as it comes: its figures, what went how over the period, and its tables. */
@Component({
  selector: 'cd-report-body',
  imports: [FigureTile, SeriesPanel, StagesPanel, TablePanel],
  host: { class: 'block' },
  template: `
    @if (report().figures.length) {
      <div class="report-tiles report-tiles-flow">
        @for (figure of tiles(); track figure.key) {
          <cd-figure-tile [figure]="figure" />
        }
      </div>
    }
    <div class="report-grid report-grid-even">
      @for (one of report().series; track one.key) {
        <cd-series-panel [class.report-wide]="isOnly(one.key)" [report]="report()" [series]="one" />
      }
      @if (stages(); as table) {
        <cd-stages-panel [table]="table" />
      }
      @for (one of tables(); track one.key) {
        <cd-table-panel
          [class.report-wide]="one.columns.length > 4"
          [table]="one"
          [isPeople]="one.key === 'clinicians'"
        />
      }
    </div>
  `,
})
export class ReportBody {
  readonly report = input.required<ShownReportDto>();

  protected readonly stages = computed(() => this.report().tables.find(({ key }) => key === 'stages') ?? null);
  protected readonly tables = computed(() => this.report().tables.filter(({ key }) => key !== 'stages'));
  /** The minutes of the stages have a panel of their own. */
  protected readonly tiles = computed(() =>
    this.stages()
      ? this.report().figures.filter(({ key }) => !/-(median|ninetieth)$/.test(key) || key === 'wait-median')
      : this.report().figures,
  );

  /** One chart by itself is as wide as the page. */
  protected isOnly(key: string): boolean {
    const { series } = this.report();
    return series.length % 2 === 1 && series.at(-1)?.key === key && !(this.stages() && series.length === 1);
  }
}
