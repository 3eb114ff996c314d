import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { Database, Events, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { IsNull, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';

/** Something planned, or wrong, with a patient, which may have been taken off its list. */
export interface Planned {
  id: number;
  patientId: number;
  version: number;
  removedAt: Date | null;
}

/** What an act says of itself, to the trail. */
export interface Told {
  entity: string;
  id: number;
  patientId: number;
  before?: object;
  after?: object;
}

/** How what is planned for a patient is reached: through the patient, always. */
@Injectable()
export class PlanningReach {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** For reading; the reading is noted. */
  async open(
    me: Actor,
    patientId: number,
    permission: Permission,
    action: string,
  ): Promise<{ db: EntityManager; patient: Patient }> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, permission);
    this.audit.read(me, action, { entity: 'patient', id: patientId, patientId });
    return { db, patient };
  }

  /** For changing: the patient is held, so that all acts on one plan come one after the other and a merge waits, or is seen. */
  hold(tx: Tx, me: Actor, patientId: number): Promise<Patient> {
    return this.careTeam.require(tx, me, patientId, 'note.write', true);
  }

  /** A row by its own number, for reading; what was taken off its list is not there. The reading is noted. */
  async read<T extends Planned>(
    me: Actor,
    entity: EntityTarget<T>,
    where: FindOptionsWhere<T>,
    permission: Permission,
    action: string,
  ): Promise<{ db: EntityManager; row: T }> {
    const db = this.db.source.manager;
    const row = await db.findOne(entity, { where });
    if (!row) throw new NotFound();
    await this.careTeam.require(db, me, row.patientId, permission);
    this.audit.read(me, action, { entity: 'patient', id: row.patientId, patientId: row.patientId });
    return { db, row };
  }

  /** A row by its own number, its patient and it held for a change. */
  async held<T extends Planned>(tx: Tx, me: Actor, entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T> {
    const seen = await tx.findOne(entity, { where });
    if (!seen) throw new NotFound();
    await this.hold(tx, me, seen.patientId);
    const row = await tx.findOne(entity, { where, lock: { mode: 'pessimistic_write' } });
    // It may have gone to another record, or off the list, while the patient was waited for.
    if (!row || row.patientId !== seen.patientId) throw new NotFound();
    return row;
  }

  /** The same, of the version the caller saw. */
  async claim<T extends Planned>(
    tx: Tx,
    me: Actor,
    entity: EntityTarget<T>,
    where: FindOptionsWhere<T>,
    version: number,
  ): Promise<T> {
    const row = await this.held(tx, me, entity, where);
    if (row.version !== version) throw new StaleVersion(row.version);
    return row;
  }

  /** To the trail and the screens. */
  async tell(tx: Tx, me: Actor, action: string, told: Told): Promise<void> {
    await this.audit.record(tx, me, action, told);
    await this.events.publish(tx, 'plan', { patientId: told.patientId });
  }
}

/** What is still on its list. */
export const LISTED = { removedAt: IsNull() };
