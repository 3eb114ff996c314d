import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Clinic, startOfDay } from '@cuspid/settings/api';
import { MoreThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { VisitTurns } from './booking/visit-turns';
import { Visit } from './visit';

/** What is still booked for a patient, from the beginning of today: it does not outlive their record. */
@Injectable()
export class VisitsAhead {
  constructor(
    private readonly clinic: Clinic,
    private readonly turns: VisitTurns,
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
      const reason = 'the record was archived';
      const to = { status: 'CANCELLED' as const, endedAt: clock.now(), reason };
      await this.turns.turn(tx, me, visit, { event: 'CANCELLED', to, reason });
    }
  }

  private async ahead(db: EntityManager, patientId: number): Promise<FindOptionsWhere<Visit>> {
    const today = startOfDay(await this.clinic.today(db), (await this.clinic.setting(db)).timeZone);
    return { patientId, status: 'SCHEDULED', startsAt: MoreThanOrEqual(today) };
  }
}
