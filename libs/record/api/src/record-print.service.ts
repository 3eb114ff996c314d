import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Papers } from '@cuspid/dental-chart/api';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { Pdf } from '@cuspid/platform/providers';
import { SECTION_NEEDS, type Section } from '@cuspid/record/contracts';
import type { RecordPrintFilter } from '@cuspid/record/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { SectionNotYours } from './record-errors';
import { recordContent, type ToldSection } from './record-page';
import { RecordSections } from './sections/record-sections';
import type { RecordSection } from './sections/section';

/** A patient's whole record on paper. */
@Injectable()
export class RecordPrint {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly sections: RecordSections,
    private readonly clinic: Clinic,
    private readonly papers: Papers,
    private readonly pdfs: Pdf,
    private readonly audit: Audit,
  ) {}

  /** A4 PDF with contents, page numbers and the hash of what it says. That it was printed is noted. */
  async pdf(me: Actor, patientId: number, filter: RecordPrintFilter): Promise<StreamableFile> {
    const patient = await this.careTeam.require(this.db.source.manager, me, patientId, 'patient.record');
    const sections = await this.asked(me, patientId, filter);
    const today = await this.clinic.today();
    const told = await this.read(me, patient, today, sections);
    const { hash, ...content } = recordContent(patient, today, told);
    const page = await this.papers.page(me, { ...content, hash });
    const file = await this.pdfs.render({ ...page, outline: true, hasContents: true });
    const after = { sections: sections.map(({ name }) => name).join(','), sha256: hash };
    // A copy leaves the house: no paper without its entry in the trail.
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'record.printed', { entity: 'patient', id: patientId, patientId, after }),
    );
    return new StreamableFile(file, {
      type: 'application/pdf',
      disposition: `inline; filename="record-${patient.patientCode.replace(/[^\w-]+/g, '-')}.pdf"`,
      length: file.length,
    });
  }

  /** Those asked for by name must be the caller's to read; of all, those that are. */
  private async asked(me: Actor, patientId: number, filter: RecordPrintFilter): Promise<RecordSection[]> {
    const named = filter.sections?.split(',');
    const wanted = this.sections.all().filter(({ name }) => !named || named.includes(name));
    const mine: RecordSection[] = [];
    for (const section of wanted) {
      if (await this.mayRead(me, patientId, section.name)) mine.push(section);
      else if (named) throw new SectionNotYours(section.name);
    }
    return mine;
  }

  private mayRead(me: Actor, patientId: number, name: Section): Promise<boolean> {
    return this.careTeam.reaches(this.db.source.manager, me, patientId, SECTION_NEEDS[name]);
  }

  private async read(
    me: Actor,
    patient: Patient,
    today: string,
    sections: readonly RecordSection[],
  ): Promise<ToldSection[]> {
    const { timeZone } = await this.clinic.setting();
    const ask = { me, patient, today, timeZone, db: this.db.source.manager };
    return Promise.all(sections.map(async (section) => ({ section, paper: await section.read(ask) })));
  }
}
