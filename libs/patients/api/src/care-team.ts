import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole, reachOf, type Permission } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { CareTeamMember } from './care-team-member';
import { survivorOf } from './merging/former';
import { PatientMerged, recordOf } from './merging/merge-errors';
import { Patient } from './patient';

type Asked = Pick<Actor, 'id' | 'role'> & Partial<Actor>;
/** What looks at a record and changes nothing: all that an archived one is good for. */
const isReading = (permission: Permission) =>
  permission.endsWith('.read') || permission === 'patient.alert' || permission === 'patient.record';
const ON_TEAM = 'select 1 from care_team_member seat where seat.active_user_id = :seat and seat.patient_id = ';

/** *For this patient?* The one place that answers: a service asks it first, and for every list. */
@Injectable()
export class CareTeam {
  constructor(
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /**
   * The patient, when `me` may use `permission` on them. A patient outside the caller's reach and one who does not
   * exist look the same: NotFound; the attempt on one who does is in the log. `lock` holds the row until the transaction
   * ends. An archived record is read by who may archive, and by nobody else; nobody works on it.
   */
  async require(
    db: EntityManager,
    me: Asked,
    patientId: number,
    permission: Permission,
    lock = false,
  ): Promise<Patient> {
    const patient = await db.findOne(Patient, {
      where: { id: patientId },
      ...(lock && { lock: { mode: 'pessimistic_write' } }),
    });
    if (!patient) throw new NotFound();
    if (patient.mergedIntoId) throw await this.whereItWent(db, me, patient, permission);
    const opensArchive = mayRole(me.role, 'patient.archive') && isReading(permission) && !lock;
    if (!patient.isActive && !opensArchive) throw new NotFound();
    if (await this.reaches(db, me, patientId, permission)) return patient;
    this.audit.foreign(me, permission, patientId);
    throw new NotFound();
  }

  /** The record is part of another one: said to whom that one is within reach, and to nobody else. */
  private async whereItWent(db: EntityManager, me: Asked, { id }: Patient, permission: Permission) {
    const into = await survivorOf(db, id);
    if (!into?.isActive || !(await this.reaches(db, me, into.id, permission))) return new NotFound();
    return new PatientMerged(recordOf(into));
  }

  /** Whether `me` may use `permission` on the patient. */
  async reaches(db: EntityManager, me: Asked, patientId: number, permission: Permission): Promise<boolean> {
    if (reachOf(me.role, permission) === '-') return false;
    if (!(await this.isBounded(me, permission, db))) return true;
    return db.existsBy(CareTeamMember, { patientId, activeUserId: me.id });
  }

  /** Keeps the rows of a list whose patient (`column`) the caller may see. */
  async visibleTo<T extends ObjectLiteral>(
    me: Asked,
    query: SelectQueryBuilder<T>,
    permission: Permission,
    column: `${string}.${string}`,
    db?: EntityManager,
  ): Promise<SelectQueryBuilder<T>> {
    if (reachOf(me.role, permission) === '-') return query.andWhere('1 = 0');
    if (!(await this.isBounded(me, permission, db))) return query;
    return query.andWhere(`exists (${ON_TEAM}${column})`, { seat: me.id });
  }

  /** Whether the caller sees only their own patients. In a practice every dentist sees every patient; a student never does. */
  async isBounded(me: Asked, permission: Permission, db?: EntityManager): Promise<boolean> {
    if (reachOf(me.role, permission) === 'all') return false;
    return me.role === 'STUDENT' || (await this.clinic.setting(db)).careTeamScope === 'assigned';
  }
}
