import { createHash } from 'node:crypto';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { Papers, type PaperContent } from '@cuspid/dental-chart/api';
import type { Patient } from '@cuspid/patients/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { OrthoReach } from './ortho-reach';
import { examDtos } from './ortho-rows';
import { examSheet } from './print/exam-sheet';

/** An orthodontic exam on paper. */
@Injectable()
export class OrthoPrint {
  constructor(
    private readonly reach: OrthoReach,
    private readonly clinic: Clinic,
    private readonly papers: Papers,
  ) {}

  /** A4 portrait, readable in grey. That it was printed is noted. */
  async pdf(me: Actor, patientId: number, id: number): Promise<StreamableFile> {
    const { version, ...paper } = await this.sheet(me, patientId, id);
    return this.papers.print(me, {
      ...paper,
      file: 'orthodontic-exam',
      entry: { action: 'ortho-exam.printed', entity: 'ortho_exam', id, after: { version } },
    });
  }

  /** What stands on the sheet, and which save of the exam tells it. */
  async sheet(me: Actor, patientId: number, id: number): Promise<PaperContent & { patient: Patient; version: number }> {
    const { db, patient, exam } = await this.reach.exam(me, patientId, id);
    const [told] = await examDtos(db, patientId, [exam]);
    if (!told) throw new NotFound();
    const { timeZone } = await this.clinic.setting();
    const { version, examinedOn, fields } = told;
    const content = JSON.stringify({ patientId, id, version, examinedOn, fields });
    const hash = createHash('sha256').update(content).digest('hex');
    return { ...examSheet(told, timeZone), patient, hash, version };
  }
}
