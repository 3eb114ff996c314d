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
      @for (one of report().series; track one.key; let first = $first) {
        <cd-series-panel [class.report-wide]="isWide(one.key)" [report]="report()" [series]="one" />
        @if (first) {
          @if (stages(); as table) {
            <cd-stages-panel [table]="table" />
          }
        }
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

  /** What has nothing beside it is as wide as the page. */
  protected isWide(key: string): boolean {
    const cards = this.report().series.map((one) => one.key);
    if (this.stages()) cards.splice(1, 0, 'stages');
    return cards.length % 2 === 1 && cards.at(-1) === key;
  }
}
