import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { OrthoExam } from '@cuspid/orthodontics/api';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { Database, NotFound, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Not, type EntityManager } from 'typeorm';
import { CaseHistoryVersion } from './case-history-version';

/** A case history as it is reached: through the patient, always. */
@Injectable()
export class HistoryReach {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly audit: Audit,
  ) {}

  /** For reading; the reading is noted. */
  async open(me: Actor, patientId: number): Promise<{ db: EntityManager; patient: Patient }> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'history.read');
    this.note(me, patientId);
    return { db, patient };
  }

  /** One save, or without a number the last, for reading; that it was read is noted once it is there. */
  async version(
    me: Actor,
    patientId: number,
    number?: number,
  ): Promise<{ db: EntityManager; patient: Patient; row: CaseHistoryVersion }> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'history.read');
    const row =
      number === undefined
        ? await lastVersion(db, patientId)
        : await db.findOneBy(CaseHistoryVersion, { patientId, number });
    if (!row) throw new NotFound();
    this.note(me, patientId);
    return { db, patient, row };
  }

  /** For a change: the patient is held, so that of two saves at once the second sees the first. */
  hold(tx: Tx, me: Actor, patientId: number): Promise<Patient> {
    return this.careTeam.require(tx, me, patientId, 'history.update', true);
  }

  private note(me: Actor, patientId: number): void {
    this.audit.read(me, 'history.read', { entity: 'case_history', id: patientId, patientId });
  }
}

/** The last save of a patient's history. */
export const lastVersion = (db: EntityManager, patientId: number): Promise<CaseHistoryVersion | null> =>
  db.findOne(CaseHistoryVersion, { where: { patientId }, order: { number: 'DESC' } });

/** The last orthodontic exam that was not taken back: what IOTN is read from. */
export const lastExam = (db: EntityManager, patientId: number): Promise<OrthoExam | null> =>
  db.findOne(OrthoExam, { where: { patientId, state: Not('VOID') }, order: { examinedOn: 'DESC', id: 'DESC' } });
