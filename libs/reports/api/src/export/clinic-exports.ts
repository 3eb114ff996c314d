import { Injectable } from '@nestjs/common';
import { Invalid, type Actor } from '@cuspid/platform/api';
import type { ExportFormat, ReportKind } from '@cuspid/reports/contracts';
import type { ReportDto, ReportExportFilter } from '@cuspid/reports/contracts/dto';
import { REPORT_SOURCES } from '../reports-sources';
import { ReportsService, ruleOf } from '../reports.service';
import type { ExportSource } from './export-source';
import { ReportExports, type Exported } from './exports.service';

/** The clinic's reports as files. */
@Injectable()
export class ClinicExports {
  constructor(
    private readonly reports: ReportsService,
    private readonly exports: ReportExports,
  ) {}

  /** @throws NoSuchFigure (404), Invalid (422) for a figure of no kind */
  file(me: Actor, filter: ReportExportFilter, format: ExportFormat): Promise<Exported> {
    return this.exports.file(me, this.sourceOf(filter), format);
  }

  private sourceOf({ kind, figure, key, ...days }: ReportExportFilter): ExportSource {
    if (figure !== undefined && kind !== undefined) {
      ruleOf(kind, figure);
      const asked = { ...days, figure, ...(key !== undefined && { key }) };
      return {
        ...{ kind, figure },
        reports: () => this.each([kind], days),
        rows: (page) => this.reports.rows(kind, { ...asked, ...page }),
      };
    }
    if (figure !== undefined) throw new Invalid([{ path: 'kind', message: 'says which report the figure is of' }]);
    const kinds = kind ? [kind] : REPORT_SOURCES.map((source) => source.kind);
    return {
      ...{ kind: kind ?? 'all', figure: null },
      reports: () => this.each(kinds, days),
      rows: () => Promise.reject(new Error('no figure was asked for')),
    };
  }

  /** One after the other: each reads within a snapshot of its own. */
  private async each(kinds: readonly ReportKind[], days: Omit<ReportExportFilter, 'kind'>): Promise<ReportDto[]> {
    const reports: ReportDto[] = [];
    for (const kind of kinds) reports.push(await this.reports.of(kind, days));
    return reports;
  }
}
