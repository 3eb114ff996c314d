import { Injectable, StreamableFile } from '@nestjs/common';
import type { ChartPrintFilter } from '@cuspid/dental-chart/contracts/dto';
import { AlertsService } from '@cuspid/patients/api';
import { Unavailable, type Actor } from '@cuspid/platform/api';
import { Pdf, ProviderError } from '@cuspid/platform/providers';
import { Clinic } from '@cuspid/settings/api';
import { Audit } from '@cuspid/audit/api';
import { Database } from '@cuspid/platform/api';
import { ChartService } from './chart.service';
import { chartPage } from './print/page';

/** The chart on paper. */
@Injectable()
export class PrintService {
  constructor(
    private readonly charts: ChartService,
    private readonly alerts: AlertsService,
    private readonly clinic: Clinic,
    private readonly pdfs: Pdf,
    private readonly audit: Audit,
    private readonly db: Database,
  ) {}

  /** A4 portrait, vector, readable in grey. That it was printed is noted. */
  async pdf(me: Actor, patientId: number, filter: ChartPrintFilter): Promise<StreamableFile> {
    const moment = await this.charts.moment(me, patientId, filter);
    const { patient } = moment;
    const alerts = await this.alerts.shown(this.db.source.manager, patient);
    const clinic = await this.clinic.setting();
    const page = chartPage({ moment, alerts, clinic, printedBy: me.name, printedAt: new Date(), filter });
    this.audit.read(me, 'chart.printed', { entity: 'dental_chart', id: patientId, patientId });
    const file = await this.pdfs.render(page).catch(told);
    return new StreamableFile(file, {
      type: 'application/pdf',
      disposition: `inline; filename="dental-chart-${patient.patientCode.replace(/[^\w-]+/g, '-')}.pdf"`,
      length: file.length,
    });
  }
}

/** The printing machine’s troubles in the API’s words. */
function told(error: unknown): never {
  if (error instanceof ProviderError && error.status === 503) throw new Unavailable('The PDF engine');
  throw error;
}
