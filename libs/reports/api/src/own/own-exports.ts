import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { ExportFormat } from '@cuspid/reports/contracts';
import type { OwnExportFilter } from '@cuspid/reports/contracts/dto';
import { ReportExports, type Exported } from '../export/exports.service';
import { OwnWork } from './own-work.service';

/** Somebody's own work as a file: by the same hand as the clinic's reports. */
@Injectable()
export class OwnExports {
  constructor(
    private readonly work: OwnWork,
    private readonly exports: ReportExports,
  ) {}

  file(me: Actor, { figure, ...days }: OwnExportFilter, format: ExportFormat): Promise<Exported> {
    const source = {
      ...{ kind: 'own', figure: figure ?? null },
      reports: async () => [await this.work.of(me, days)],
      rows: (page: { limit: number; cursor?: string; count?: boolean }) =>
        this.work.rows(me, { ...days, figure: figure ?? '', ...page }),
    };
    return this.exports.file(me, source, format);
  }
}
