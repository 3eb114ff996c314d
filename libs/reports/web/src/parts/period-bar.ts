import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { REPORT_GROUPINGS, REPORT_PRESETS } from '@cuspid/reports/contracts';
import { FilterMenu, Segmented } from '@cuspid/ui';
import { ReportAddress } from '../report-address';
import { ReportWords } from '../report-words';
import { PeriodDays } from './period-days';
import { presetParams } from '../shown-period';

/** Which days: one of the usual periods or days of one's own, and how they are gathered. */
@Component({
  selector: 'cd-period-bar',
  imports: [FilterMenu, PeriodDays, Segmented, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-segmented
      class="report-presets"
      [small]="true"
      [label]="'reports.period.label' | transloco"
      [options]="presets"
      [value]="address.period().preset"
      (valueChange)="choose($event)"
    />
    <cd-period-days />
    <cd-filter-menu
      words="reports.group."
      [label]="'reports.period.by' | transloco"
      [options]="groupings"
      [value]="address.period().groupBy"
      (chosen)="address.goPeriod({ groupBy: $event })"
    />
  `,
})
export class PeriodBar {
  protected readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  protected readonly groupings = REPORT_GROUPINGS;
  protected readonly presets = REPORT_PRESETS.map((value) => ({ value, label: this.words.say(`period.${value}`) }));

  protected choose(value: string | null): void {
    const preset = REPORT_PRESETS.find((one) => one === value);
    if (preset) this.address.goPeriod(presetParams(preset));
  }
}
