import { Injectable } from '@nestjs/common';
import { Audit, type Subject } from '@cuspid/audit/api';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { UsageInBin } from '../material-errors';
import { PatientMaterial } from '../patient-material';

/** What this domain's entries of the trail are about. */
export const ENTITY = 'patient_material';

/** How what was used on a patient is reached: through the patient, always. */
@Injectable()
export class UsageReach {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** For reading; the reading is noted. */
  async open(me: Actor, patientId: number, permission: Permission, action: string): Promise<EntityManager> {
    const db = await this.within(me, patientId, permission);
    this.noted(me, patientId, action);
    return db;
  }

  /** The same, for who has still to see whether what was asked for can be told. */
  async within(me: Actor, patientId: number, permission: Permission): Promise<EntityManager> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, permission);
    return db;
  }

  /** That somebody read of a patient. */
  noted(me: Actor, patientId: number, action: string): void {
    this.audit.read(me, action, { entity: 'patient', id: patientId, patientId });
  }

  /** The patient held for a new usage: an alert that is entered at the same moment is seen, or waits. */
  async hold(tx: Tx, me: Actor, patientId: number): Promise<void> {
    await this.careTeam.require(tx, me, patientId, 'material.record', true);
  }

  /** A usage of the version the caller saw; patient and usage are held until the transaction ends. */
  async claim(tx: Tx, me: Actor, id: number, version: number, permission: Permission): Promise<PatientMaterial> {
    const found = await tx.findOneBy(PatientMaterial, { id });
    if (!found) throw new NotFound();
    await this.careTeam.require(tx, me, found.patientId, permission, true);
    const usage = await tx.findOne(PatientMaterial, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // It may have gone, or moved in a merge, while its patient was waited for.
    if (!usage || usage.patientId !== found.patientId) throw new NotFound();
    if (usage.binnedAt && permission !== 'material.bin') {
      const mayKnow = await this.careTeam.reaches(tx, me, usage.patientId, 'material.bin');
      throw mayKnow ? new UsageInBin() : new NotFound();
    }
    if (usage.version !== version) throw new StaleVersion(usage.version);
    return usage;
  }

  /** To the trail and the screens. */
  async tell(tx: Tx, me: Actor, action: string, { id, patientId }: PatientMaterial, sides: Subject): Promise<void> {
    await this.audit.record(tx, me, action, { entity: ENTITY, id, patientId, ...sides });
    await this.events.publish(tx, 'materials', { id, patientId });
  }
}
