import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { AlertsService, type Patient } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Pdf, type PdfPage } from '@cuspid/platform/providers';
import { ClinicHead } from '@cuspid/settings/api';
import { chartPage, type PaperContent } from './page';

/** That it was printed, in the trail: `chart.printed` of `dental_chart` 7. */
export interface PaperEntry {
  action: string;
  entity: string;
  id: number;
  after?: Record<string, unknown>;
}

/** What a sheet is made from, given by the domain that prints it. */
export interface PaperOrder extends PaperContent {
  patient: Patient;
  /** First part of the file's name: `dental-chart`. */
  file: string;
  entry: PaperEntry;
}

/** Sheets of the chart: reads what the frame needs, prints, notes it in the trail, and hands out the file. */
@Injectable()
export class Papers {
  constructor(
    private readonly alerts: AlertsService,
    private readonly head: ClinicHead,
    private readonly pdfs: Pdf,
    private readonly audit: Audit,
    private readonly db: Database,
  ) {}

  /** A4 PDF, vector. The caller has asked the care team for the patient. Errors: those of `Pdf`. */
  async print(me: Actor, { file: name, entry, ...content }: PaperOrder): Promise<StreamableFile> {
    const { patient } = content;
    const file = await this.pdfs.render(await this.page(me, content));
    // A copy leaves the house: no paper without its entry in the trail.
    const { action, ...what } = entry;
    await this.db.transaction(me, (tx) => this.audit.record(tx, me, action, { ...what, patientId: patient.id }));
    return new StreamableFile(file, {
      type: 'application/pdf',
      disposition: `inline; filename="${name}-${patient.patientCode.replace(/[^\w-]+/g, '-')}.pdf"`,
      length: file.length,
    });
  }

  /** The sheets themselves, not printed yet: for who prints them in a way of their own. */
  async page(me: Actor, content: PaperContent & Pick<PaperOrder, 'patient'>): Promise<PdfPage> {
    const alerts = await this.alerts.shown(this.db.source.manager, content.patient);
    const clinic = await this.head.read();
    return chartPage({ ...content, clinic, alerts, printedBy: me.name, printedAt: clock.now() });
  }
}
