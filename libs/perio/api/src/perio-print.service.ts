import { createHash } from 'node:crypto';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { Papers, type PaperContent } from '@cuspid/dental-chart/api';
import type { Patient } from '@cuspid/patients/api';
import type { PerioVersionFilter } from '@cuspid/perio/contracts/dto';
import { Database, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { PerioExams } from './perio-exams.service';
import { shownExam } from './perio-rows';
import { perioSheet } from './print/sheet';

/** Periodontal exams on paper. */
@Injectable()
export class PerioPrint {
  constructor(
    private readonly exams: PerioExams,
    private readonly papers: Papers,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly db: Database,
  ) {}

  /** A4 portrait, vector, readable in grey: an exam as it stands, or as an earlier save said it. */
  async pdf(me: Actor, patientId: number, id: number, { version }: PerioVersionFilter): Promise<StreamableFile> {
    const { told, ...paper } = await this.sheet(me, patientId, id, version);
    return this.papers.print(me, {
      ...paper,
      file: 'perio',
      entry: { action: 'perio.printed', entity: 'perio_exam', id, after: { version: told } },
    });
  }

  /** What stands on the sheet, and which save of the exam tells it. */
  async sheet(
    me: Actor,
    patientId: number,
    id: number,
    version?: number,
  ): Promise<PaperContent & { patient: Patient; told: number }> {
    const { patient, exam, told } = await this.exams.read(me, patientId, id, version);
    const shown = await shownExam(this.db.source.manager, this.users, patient, { exam, told });
    const { timeZone } = await this.clinic.setting();
    const { sheet, readings } = told;
    const hash = createHash('sha256')
      .update(JSON.stringify([id, shown.told, shown.examinedOn, sheet, readings]))
      .digest('hex');
    return { ...perioSheet({ exam: shown, told, patient, timeZone, hash }), patient, told: shown.told };
  }
}
