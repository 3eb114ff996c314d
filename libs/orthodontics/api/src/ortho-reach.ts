import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { Database, Events, NotFound, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import { OrthoExam } from './ortho-exam';

/** Something of a patient's that may have been taken back. */
interface Kept {
  id: number;
  patientId: number;
}

/** How what belongs to a patient's orthodontics is reached: through the patient, always. */
@Injectable()
export class OrthoReach {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** For reading; the reading is noted. */
  async open(me: Actor, patientId: number, entity: string): Promise<{ db: EntityManager; patient: Patient }> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'chart.read');
    this.audit.read(me, 'ortho.read', { entity, id: patientId, patientId });
    return { db, patient };
  }

  /** An exam, for reading; that it was read is noted once it is there. */
  async exam(
    me: Actor,
    patientId: number,
    id: number,
  ): Promise<{ db: EntityManager; patient: Patient; exam: OrthoExam }> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'chart.read');
    const exam = await db.findOneBy(OrthoExam, { id, patientId });
    if (!exam) throw new NotFound();
    this.audit.read(me, 'ortho.read', { entity: 'ortho_exam', id, patientId });
    return { db, patient, exam };
  }

  /** For recording: the patient is held, so that a merge of the record waits, or is seen. */
  async hold(tx: Tx, me: Actor, patientId: number): Promise<Patient> {
    return this.careTeam.require(tx, me, patientId, 'chart.record', true);
  }

  /** A row of this patient's, held for a change. */
  async row<T extends Kept>(tx: Tx, entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T> {
    const row = await tx.findOne(entity, { where, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound();
    return row;
  }

  /** To the trail and the screens. */
  async tell(
    tx: Tx,
    me: Actor,
    action: string,
    {
      entity,
      id,
      patientId,
      ...what
    }: { entity: string; id: number; patientId: number; before?: object; after?: object },
  ): Promise<void> {
    await this.audit.record(tx, me, action, { entity, id, patientId, ...what });
    await this.events.publish(tx, 'chart', { patientId });
  }
}
