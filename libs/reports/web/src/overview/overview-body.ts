import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowRight } from '@lucide/angular';
import { FigureTile } from '../parts/figure-tile';
import { ReportProblem } from '../parts/report-problem';
import { SeriesPanel } from '../parts/series-panel';
import { StagesPanel } from '../parts/stages-panel';
import { TablePanel } from '../parts/table-panel';
import { ReportAddress } from '../report-address';
import { readReport, type ShownReportDto } from '../report-read';
import { BarsPanel } from './bars-panel';

const LINES = 6;

/** The administrator's month on one page: five figures, visits, minutes, clinicians, procedures, stock. Each block fails alone. */
@Component({
  selector: 'cd-overview-body',
  imports: [
    BarsPanel,
    FigureTile,
    LucideArrowRight,
    ReportProblem,
    RouterLink,
    SeriesPanel,
    StagesPanel,
    TablePanel,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './overview-body.html',
})
export class OverviewBody {
  readonly report = input.required<ShownReportDto>();

  private readonly address = inject(ReportAddress);
  protected readonly lines = LINES;
  protected readonly noRoom = ['role'];
  protected readonly providers = readReport(
    () => 'providers',
    () => this.address.params(),
  );
  protected readonly procedures = readReport(
    () => 'procedures',
    () => this.address.params(),
  );
  protected readonly inventory = readReport(
    () => 'inventory',
    () => this.address.params(),
  );
  protected readonly visits = computed(
    () => this.report().series.find(({ key }) => key === 'visits') ?? this.report().series[0],
  );
  protected readonly stages = computed(() => this.report().tables.find(({ key }) => key === 'stages'));
  protected readonly clinicians = computed(() =>
    this.providers.report()?.tables.find(({ key }) => key === 'clinicians'),
  );
  protected readonly done = computed(() => this.procedures.report()?.tables.find(({ key }) => key === 'by-type'));
  protected readonly stock = computed(
    () => this.inventory.report()?.tables.find(({ key }) => key === 'alerts') ?? this.inventory.report()?.tables[0],
  );
}
