import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { reachOf, type Permission } from '@cuspid/platform/contracts';
import { CareTeam, Patient } from '@cuspid/patients/api';
import type { Tx } from '@cuspid/platform/database';
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Visit } from './visit';

/** *For this visit?* As for its patient; a clinician reaches also those they are booked for. */
@Injectable()
export class VisitReach {
  constructor(private readonly careTeam: CareTeam) {}

  async visibleTo(me: Actor, query: SelectQueryBuilder<Visit>): Promise<void> {
    if (!(await this.careTeam.isBounded(me, 'visit.read'))) return;
    query.andWhere(
      new Brackets((either) => {
        either
          .where('visit.providerId = :seat', { seat: me.id })
          .orWhere(
            'exists (select 1 from care_team_member seat where seat.active_user_id = :seat and seat.patient_id = visit.patientId)',
          );
      }),
    );
  }

  /** The visit's id, when the caller may see it. */
  async require(db: EntityManager, me: Actor, id: number, permission: Permission): Promise<Visit> {
    const visit = await db.findOne(Visit, { where: { id }, relations: { patient: true } });
    if (!visit?.patient.isActive) throw new NotFound();
    if (visit.providerId === me.id && reachOf(me.role, permission) !== '-') return visit;
    await this.careTeam.require(db, me, visit.patientId, permission);
    return visit;
  }

  /** The same, with patient and visit held until the transaction ends. */
  async hold(tx: Tx, me: Actor, id: number, permission: Permission): Promise<Visit> {
    const { patientId } = await this.require(tx, me, id, permission);
    const lock = { mode: 'pessimistic_write' as const };
    const patient = await tx.findOne(Patient, { where: { id: patientId }, lock });
    const visit = await tx.findOne(Visit, { where: { id }, lock });
    // Either may have gone, or been put away, while it was waited for.
    if (!patient?.isActive || !visit) throw new NotFound();
    return visit;
  }
}
