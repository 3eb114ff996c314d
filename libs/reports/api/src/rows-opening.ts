import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { Actor } from '@cuspid/platform/api';
import type { ReportKind } from '@cuspid/reports/contracts';
import type { OwnRowsFilter, ReportRowsDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import { OwnWork } from './own/own-work.service';
import { ReportsService } from './reports.service';

/** Opens what is behind a figure. Whoever is shown patients there is noted, with whom they were shown and by what. */
@Injectable()
export class RowsOpening {
  constructor(
    private readonly reports: ReportsService,
    private readonly work: OwnWork,
    private readonly audit: Audit,
  ) {}

  /** @throws NoSuchFigure (404) */
  async of(me: Actor, kind: ReportKind, filter: ReportRowsFilter): Promise<ReportRowsDto> {
    return this.noted(me, { kind, ...filter }, await this.reports.rows(kind, filter));
  }

  /** @throws NoSuchFigure, NotFound (404) */
  async ofOwn(me: Actor, filter: OwnRowsFilter): Promise<ReportRowsDto> {
    return this.noted(me, { kind: 'own', ...filter }, await this.work.rows(me, filter));
  }

  private noted(me: Actor, asked: { kind: string } & OwnRowsFilter, page: ReportRowsDto): ReportRowsDto {
    const { kind, userId, figure, key, from, to } = asked;
    const patients = [...new Set(page.items.flatMap(({ patient }) => patient?.id ?? []))];
    if (patients.length) {
      const after = { kind, userId, figure, key, from, to, patients };
      this.audit.read(me, 'report.opened', { entity: 'report', after });
    }
    return page;
  }
}
