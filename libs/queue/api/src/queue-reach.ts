import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole, type Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam, CareTeamMember, Patient } from '@cuspid/patients/api';
import { Brackets, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { QueueEntry } from './queue-entry';

/** Which entries a caller may see and move: those of their patients, and those assigned to themselves. */
@Injectable()
export class QueueReach {
  constructor(private readonly careTeam: CareTeam) {}

  /** Keeps the entries (alias `entry`) the caller may use `permission` on. */
  async keep(
    me: Actor,
    query: SelectQueryBuilder<QueueEntry>,
    permission: Permission,
    db?: EntityManager,
  ): Promise<SelectQueryBuilder<QueueEntry>> {
    if (!(await this.careTeam.isBounded(me, permission, db))) return query;
    return query.andWhere(
      new Brackets((either) => {
        either
          .where('entry.providerId = :seat', { seat: me.id })
          .orWhere(
            'exists (select 1 from care_team_member seat where seat.active_user_id = :seat and seat.patient_id = entry.patientId)',
          );
      }),
    );
  }

  /** The entry, locked; NotFound when it is none of the caller's. */
  async require(tx: Tx, me: Actor, id: number, permission: Permission): Promise<QueueEntry> {
    const entry = await tx.findOne(QueueEntry, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!entry) throw new NotFound();
    if (entry.providerId !== me.id) await this.careTeam.require(tx, me, entry.patientId, permission);
    else if (!(await tx.existsBy(Patient, { id: entry.patientId, isActive: true }))) throw new NotFound();
    return entry;
  }

  /** Of these entries, the ids of those the caller may move. */
  async movable(db: EntityManager, me: Actor, entries: QueueEntry[]): Promise<Set<number>> {
    if (!mayRole(me.role, 'queue.progress')) return new Set();
    if (!(await this.careTeam.isBounded(me, 'queue.progress', db))) return new Set(entries.map(({ id }) => id));
    const patientIds = entries.map(({ patientId }) => patientId);
    const seats = patientIds.length
      ? await db.findBy(CareTeamMember, { activeUserId: me.id, patientId: In(patientIds) })
      : [];
    const mine = new Set(seats.map(({ patientId }) => patientId));
    return new Set(
      entries.filter((entry) => entry.providerId === me.id || mine.has(entry.patientId)).map(({ id }) => id),
    );
  }
}
