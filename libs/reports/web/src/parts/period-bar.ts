import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { REPORT_GROUPINGS, REPORT_PRESETS } from '@cuspid/reports/contracts';
import { FilterMenu, Segmented } from '@cuspid/ui';
import { ReportAddress } from '../report-address';
import type { ShownReportDto } from '../report-read';
import { ReportWords } from '../report-words';
import { presetParams } from '../shown-period';

/** Which days: one of the usual periods or days of one's own, and what they are compared with. */
@Component({
  selector: 'cd-period-bar',
  imports: [FilterMenu, Segmented, TranslocoPipe],
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
    <span class="report-days" role="group" [attr.aria-label]="'reports.period.own' | transloco">
      <input
        #from
        type="date"
        class="input"
        [attr.aria-label]="'reports.period.from' | transloco"
        [max]="address.period().to"
        [value]="address.period().from"
        (change)="own(from.value, to.value)"
      />
      <span aria-hidden="true">–</span>
      <input
        #to
        type="date"
        class="input"
        [attr.aria-label]="'reports.period.to' | transloco"
        [min]="address.period().from"
        [value]="address.period().to"
        (change)="own(from.value, to.value)"
      />
    </span>
    <cd-filter-menu
      words="reports.group."
      [label]="'reports.period.by' | transloco"
      [options]="groupings"
      [value]="address.period().groupBy"
      (chosen)="address.goPeriod({ groupBy: $event })"
    />
    @if (compared(); as days) {
      <span class="report-compared"
        >{{ 'reports.period.compared' | transloco }} <b>{{ days }}</b></span
      >
    }
  `,
})
export class PeriodBar {
  readonly report = input.required<ShownReportDto | null>();

  protected readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  protected readonly groupings = REPORT_GROUPINGS;
  protected readonly presets = REPORT_PRESETS.map((value) => ({ value, label: this.words.say(`period.${value}`) }));
  protected readonly compared = computed(() => {
    const report = this.report();
    return report && this.words.days({ from: report.comparedFrom, to: report.comparedTo });
  });

  protected choose(value: string | null): void {
    const preset = REPORT_PRESETS.find((one) => one === value);
    if (preset) this.address.goPeriod(presetParams(preset));
  }

  /** A date half typed is none; the period stays. */
  protected own(from: string, to: string): void {
    if (from && to) this.address.goPeriod({ period: null, from, to });
  }
}
