import { Injectable, type StreamableFile } from '@nestjs/common';
import { Papers, type PaperContent } from '@cuspid/dental-chart/api';
import type { Patient } from '@cuspid/patients/api';
import type { Actor } from '@cuspid/platform/api';
import { Clinic, dayIn } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import type { CaseHistoryVersion } from './case-history-version';
import { contentOf } from './history-content';
import { HistoryReach, lastVersion } from './history-reach';
import { HistoryRows } from './history-rows';
import { historySheet } from './print/history-sheet';

/** A case history on paper. */
@Injectable()
export class HistoryPrint {
  constructor(
    private readonly reach: HistoryReach,
    private readonly rows: HistoryRows,
    private readonly clinic: Clinic,
    private readonly papers: Papers,
  ) {}

  /** The history as it stands. Errors: NotFound as long as nothing was saved, `HistoryDamaged`. */
  async current(me: Actor, patientId: number): Promise<StreamableFile> {
    const { db, patient, row } = await this.reach.version(me, patientId);
    return this.print(me, db, patient, row);
  }

  /** One save of it. */
  async version(me: Actor, patientId: number, number: number): Promise<StreamableFile> {
    const { db, patient, row } = await this.reach.version(me, patientId, number);
    return this.print(me, db, patient, row);
  }

  /** What stands on the sheet of the history as it is now; null as long as nothing was saved. */
  async sheet(me: Actor, patientId: number): Promise<PaperContent | null> {
    const { db, patient } = await this.reach.open(me, patientId);
    const last = await lastVersion(db, patientId);
    return last && this.content(db, patient, last);
  }

  private async print(
    me: Actor,
    db: EntityManager,
    patient: Patient,
    row: CaseHistoryVersion,
  ): Promise<StreamableFile> {
    return this.papers.print(me, {
      ...(await this.content(db, patient, row)),
      patient,
      file: 'case-history',
      entry: {
        action: 'history.printed',
        ...{ entity: 'case_history', id: patient.id, after: { version: row.number } },
      },
    });
  }

  private async content(db: EntityManager, patient: Patient, row: CaseHistoryVersion): Promise<PaperContent> {
    const { timeZone } = await this.clinic.setting(db);
    const content = contentOf(row);
    const last = await lastVersion(db, patient.id);
    const sheet = historySheet({
      ...content,
      ...{ version: row.number, of: last?.number ?? row.number, timeZone },
      header: await this.rows.header(db, patient),
      day: dayIn(timeZone, row.recordedAt),
    });
    return { ...sheet, patient, hash: row.contentHash };
  }
}
