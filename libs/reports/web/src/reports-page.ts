import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '@cuspid/platform/web';
import { REPORT_KINDS } from '@cuspid/reports/contracts';
import { PageHeader } from '@cuspid/ui';
import { ExportMenu } from './export/export-menu';
import { ExportProgress } from './export/export-progress';
import { ReportDownload } from './export/report-download';
import { OverviewBody } from './overview/overview-body';
import { EmptyPeriod } from './parts/empty-period';
import { PeriodBar } from './parts/period-bar';
import { ReportProblem } from './parts/report-problem';
import { ReportAddress, type ShownReport } from './report-address';
import { ReportBody } from './report-body';
import { isEmpty, readReport } from './report-read';
import { ReportWords } from './report-words';
import { RowsSheet } from './rows/rows-sheet';

/** The reports of the clinic, or of one's own work. What is shown is all in the address. */
@Component({
  selector: 'cd-reports-page',
  imports: [
    EmptyPeriod,
    ExportMenu,
    ExportProgress,
    OverviewBody,
    PageHeader,
    PeriodBar,
    ReportBody,
    ReportProblem,
    RouterLink,
    RowsSheet,
    TranslocoPipe,
  ],
  providers: [ReportAddress, ReportDownload],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './reports-page.html',
})
export class ReportsPage {
  protected readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  private readonly session = inject(Session);
  protected readonly read = readReport(
    () => this.address.kind(),
    () => this.address.params(),
  );
  protected readonly isEmpty = computed(() => {
    const report = this.read.report();
    return report !== null && isEmpty(report);
  });
  protected readonly tabs = computed<readonly ShownReport[]>(() => [
    ...(this.session.can('report.read') ? REPORT_KINDS : []),
    ...(this.address.person() !== null ? (['own'] as const) : []),
  ]);
  protected readonly heading = computed(() => this.words.say(this.session.can('report.read') ? 'title' : 'ownTitle'));
  /** Whose work it is, where it is not one's own. */
  protected readonly whose = computed(() => {
    const person = this.read.report()?.person;
    return person && person.id !== this.session.user()?.id ? person.name : null;
  });
  protected readonly compared = computed(() => {
    const report = this.read.report();
    return report && this.words.days({ from: report.comparedFrom, to: report.comparedTo });
  });
  protected readonly days = computed(() => this.words.days(this.address.period()));

  protected pathOf(kind: ShownReport): string {
    return kind === 'overview' ? '/reports' : `/reports/${kind}`;
  }

  /** Another report: the same days, but not the rows of a figure that it does not have. */
  protected queryOf(kind: ShownReport): Record<string, string | number | null> {
    const person = kind === 'own' ? this.address.person() : null;
    return { figure: null, key: null, since: null, until: null, after: null, skip: null, table: null, person };
  }
}
