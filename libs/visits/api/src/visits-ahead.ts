import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Clinic, startOfDay } from '@cuspid/settings/api';
import { MoreThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Visit } from './visit';

/** What is still booked for a patient, from the beginning of today: it does not outlive their record. */
@Injectable()
export class VisitsAhead {
  constructor(
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async count(db: EntityManager, patientId: number): Promise<number> {
    return db.countBy(Visit, await this.ahead(db, patientId));
  }

  /** Cancels them, each with its entry in the trail. */
  async cancel(tx: Tx, me: Actor, patientId: number): Promise<void> {
    const visits = await tx.find(Visit, {
      where: await this.ahead(tx, patientId),
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const visit of visits) {
      const { id, status } = visit;
      await tx.save(Object.assign(visit, { status: 'CANCELLED', version: visit.version + 1 }));
      const sides = { before: { status }, after: { status: 'CANCELLED', because: 'the record was archived' } };
      await this.audit.record(tx, me, 'visit.cancelled', { entity: 'visit', id, patientId, ...sides });
      await this.events.publish(tx, 'visits', { id, patientId });
    }
  }

  private async ahead(db: EntityManager, patientId: number): Promise<FindOptionsWhere<Visit>> {
    const today = startOfDay(await this.clinic.today(db), (await this.clinic.setting(db)).timeZone);
    return { patientId, status: 'SCHEDULED', startsAt: MoreThanOrEqual(today) };
  }
}
