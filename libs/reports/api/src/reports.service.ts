import { Injectable } from '@nestjs/common';
import type { ReportKind } from '@cuspid/reports/contracts';
import type { ReportDto, ReportFilter, ReportRowsDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { DataSource } from 'typeorm';
import type { FigureRule } from './engine/figure-rule';
import { contextOf } from './engine/opening';
import { periodOf } from './engine/period';
import { ReportReader } from './engine/report-reader';
import type { ReportSource } from './engine/report-source';
import { NoSuchFigure, rowsOf } from './engine/rows';
import { Mouths } from './epidemiology/mouths';
import { REPORT_SOURCES } from './reports-sources';

/** The reports, each read within one snapshot of the database: its figures belong together, whatever happens meanwhile. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly mouths: Mouths,
  ) {}

  of(kind: ReportKind, filter: ReportFilter): Promise<ReportDto> {
    return this.reading(
      filter,
      async (read) => {
        const { from, to, zone, compared, groupBy, groups } = read.period;
        const report = reportOf(kind);
        await read.prepare(report.rules);
        const body = await report.build(read);
        const days = { from, to, zone, comparedFrom: compared.from, comparedTo: compared.to };
        return { kind, ...days, groupBy, groups, ...body };
      },
      kind,
    );
  }

  /** The rows behind a figure of a report. */
  rows(kind: ReportKind, filter: ReportRowsFilter): Promise<ReportRowsDto> {
    const rule = ruleOf(kind, filter.figure);
    return this.reading(filter, (read) => rowsOf(read, rule, filter), kind);
  }

  /** Does `work` with a reader of the period within one snapshot. */
  async reading<T>(filter: ReportFilter, work: (read: ReportReader) => Promise<T>, kind?: ReportKind): Promise<T> {
    const setting = await this.clinic.setting();
    const period = periodOf(filter, await this.clinic.today(), setting.timeZone);
    if (kind === 'epidemiology') await this.mouths.upToDate(period);
    return this.source.transaction('REPEATABLE READ', async (db) => {
      const context = await contextOf(db, setting, { from: period.compared.from, to: period.to });
      return work(new ReportReader(db, period, context));
    });
  }
}

function reportOf(kind: ReportKind): ReportSource {
  const report = REPORT_SOURCES.find((one) => one.kind === kind);
  if (!report) throw new Error(`there is no report of ${kind}`);
  return report;
}

/** The rule of a figure that a report opens the rows of. @throws a 404 */
export function ruleOf(kind: ReportKind, figure: string): FigureRule {
  const rule = reportOf(kind).rules.find(({ key }) => key === figure);
  if (!rule) throw new NoSuchFigure();
  return rule;
}
