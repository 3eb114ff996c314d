import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Plans } from '@cuspid/clinical-notes/api';
import { TERMS } from '@cuspid/payment-records/contracts';
import type { ChargeableDto, ChargeableItemDto, ChargeableVisitDto } from '@cuspid/payment-records/contracts/dto';
import { CareTeam, namesOf } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';
import type { EntityManager } from 'typeorm';
import { ChargedItem } from './charged-item';

/** A charge of the visit that stands. */
const CHARGED = `select 1 from posting charge where charge.visit_id = visit.id and charge.kind = 'CHARGE'
  and not exists (select 1 from posting undone where undone.reverses_id = charge.id)`;

/** What there is to charge: work that is done and visits of today. Names and prices, and nothing about why. */
@Injectable()
export class Chargeable {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly plans: Plans,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  async of(me: Actor, patientId: number): Promise<ChargeableDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'payment.read');
    this.audit.read(me, 'chargeable.read', { entity: 'patient', id: patientId, patientId });
    const day = await this.clinic.today(db);
    return { day, items: await this.items(db, me, patientId), visits: await this.visits(db, patientId, day) };
  }

  /** Whether an item is done is the chart's to say where it stands for a finding: the plan is asked, and only its end is told. */
  private async items(db: EntityManager, me: Actor, patientId: number): Promise<ChargeableItemDto[]> {
    const { phases } = await this.plans.told(db, me, patientId);
    const charged = new Set((await db.findBy(ChargedItem, { patientId })).map(({ planItemId }) => planItemId));
    return phases
      .flatMap(({ items }) => items)
      .filter(({ id, executionStatus }) => executionStatus === 'COMPLETED' && !charged.has(id))
      .slice(0, TERMS.itemsMax)
      .map(({ id, procedureId, procedureCode, name, price, executedAt }) => ({
        ...{ planItemId: id, procedureId, procedureCode, name, price, doneOn: executedAt },
      }));
  }

  private async visits(db: EntityManager, patientId: number, day: string): Promise<ChargeableVisitDto[]> {
    const { from, to } = await this.clinic.dayBounds(day, db);
    const visits = await db
      .createQueryBuilder(Visit, 'visit')
      .where('visit.patientId = :patientId and visit.startsAt >= :from and visit.startsAt < :to', {
        ...{ patientId, from: new Date(from), to: new Date(to) },
      })
      .andWhere(`visit.status = 'COMPLETED' and not exists (${CHARGED})`)
      .orderBy('visit.startsAt')
      .addOrderBy('visit.id')
      .limit(TERMS.visitsMax)
      .getMany();
    const name = await namesOf(
      db,
      visits.map(({ providerId }) => providerId),
    );
    return visits.map(({ id, type, startsAt, providerId }) => ({
      ...{ visitId: id, type, startsAt: startsAt.toISOString(), provider: name(providerId) },
    }));
  }
}
