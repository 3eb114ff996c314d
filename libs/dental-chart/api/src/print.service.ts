import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ChartPrintFilter } from '@cuspid/dental-chart/contracts/dto';
import { AlertsService } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { Pdf } from '@cuspid/platform/providers';
import { Clinic } from '@cuspid/settings/api';
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
    const { patient, asOf } = moment;
    const alerts = await this.alerts.shown(this.db.source.manager, patient);
    const clinic = await this.clinic.setting();
    const page = chartPage({ moment, alerts, clinic, printedBy: me.name, printedAt: new Date(), filter });
    const file = await this.pdfs.render(page);
    // A copy leaves the house: no paper without its entry in the trail.
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'chart.printed', { entity: 'dental_chart', id: patientId, patientId, after: { asOf } }),
    );
    return new StreamableFile(file, {
      type: 'application/pdf',
      disposition: `inline; filename="dental-chart-${patient.patientCode.replace(/[^\w-]+/g, '-')}.pdf"`,
      length: file.length,
    });
  }
}
