import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PLAN } from '@cuspid/clinical-notes/contracts';
import type { AcceptPlanDto, PlanAcceptanceDto, PlanDto, PlanItemDto } from '@cuspid/clinical-notes/contracts/dto';
import { ChartNews, ChartWork } from '@cuspid/dental-chart/api';
import { namesOf } from '@cuspid/patients/api';
import { Database, Events, Invalid, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { person } from '../problems/problem-rows';
import { PlanAcceptance } from './plan-acceptance';
import { PlanEmpty } from './plan-errors';
import { amountsOf, progressOf, totalsOf } from './plan-figures';
import { PlanItem } from './plan-item';
import { itemsOf, PlanRows } from './plan-rows';
import { LISTED, PlanningReach } from './planning-reach';

/** The plan of a patient as a whole, and that somebody agreed to it. */
@Injectable()
export class Plans implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly reach: PlanningReach,
    private readonly rows: PlanRows,
    private readonly work: ChartWork,
    private readonly chart: ChartNews,
    private readonly events: Events,
    private readonly clinic: Clinic,
  ) {}

  /** Who may see the plan and not the chart has to hear of it too when the chart changes an item. */
  onModuleInit(): void {
    this.chart.listen(async (tx, patientId) => {
      const isConcerned = await tx.existsBy(PlanItem, { patientId, liveFindingId: Not(IsNull()) });
      if (isConcerned) await this.events.publish(tx, 'plan', { patientId });
    });
  }

  async plan(me: Actor, patientId: number): Promise<PlanDto> {
    const { db } = await this.reach.open(me, patientId, 'note.read', 'plan.read');
    return this.told(db, me, patientId);
  }

  /** The plan as `me` may see it; who asks has made sure that they may. */
  async told(db: EntityManager, me: Pick<Actor, 'role'>, patientId: number): Promise<PlanDto> {
    const phases = await this.rows.phases(db, me, patientId);
    const items = phases.flatMap((phase) => phase.items);
    return {
      ...{ patientId, phases, totals: totalsOf(items), progress: progressOf(items) },
      acceptance: await lastAcceptance(db, patientId),
      proposals: mayRole(me.role, 'chart.read') ? await this.proposals(db, patientId) : null,
    };
  }

  /** That the patient agreed to the plan as it stands. Said again whenever they agree to another one. */
  accept(me: Actor, patientId: number, what: AcceptPlanDto): Promise<PlanAcceptanceDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const today = await this.clinic.today(tx);
      const { acceptedOn = today, acceptedBy = 'PATIENT', note = null } = what;
      if (acceptedOn > today) throw new Invalid([{ path: 'acceptedOn', message: 'is a day that has not come yet' }]);
      const items = await this.rows.items(tx, me, patientId, await itemsOf(tx, patientId));
      const meant = items.filter(({ executionStatus }) => executionStatus !== 'CANCELLED');
      if (!meant.length) throw new PlanEmpty();
      const said = { acceptedOn, acceptedBy, note, items: meant.length, amounts: amountsOf(meant) };
      const row = tx.create(PlanAcceptance, { ...said, patientId, recordedAt: clock.now(), recordedById: me.id });
      await tx.save(row);
      await this.reach.tell(tx, me, 'plan.accepted', { entity: 'plan_acceptance', id: row.id, patientId, after: said });
      return acceptanceDto(tx, row);
    });
  }

  private async proposals(db: EntityManager, patientId: number): Promise<number> {
    const ahead = await this.work.ahead(db, patientId, await spokenFor(db, patientId));
    return Math.min(ahead.length, PLAN.itemsMax);
  }
}

/** The findings items of a plan stand for. */
export async function spokenFor(db: EntityManager, patientId: number): Promise<number[]> {
  const where = { patientId, ...LISTED, findingId: Not(IsNull()) };
  const rows = await db.find(PlanItem, { where, select: { id: true, findingId: true } });
  return rows.flatMap(({ findingId }) => findingId ?? []);
}

async function lastAcceptance(db: EntityManager, patientId: number): Promise<PlanAcceptanceDto | null> {
  const [last] = await db.find(PlanAcceptance, {
    where: { patientId },
    order: { recordedAt: 'DESC', id: 'DESC' },
    take: 1,
  });
  return last ? acceptanceDto(db, last) : null;
}

async function acceptanceDto(db: EntityManager, row: PlanAcceptance): Promise<PlanAcceptanceDto> {
  const name = await namesOf(db, [row.recordedById]);
  const { id, patientId, acceptedOn, acceptedBy, items, amounts, note, recordedAt } = row;
  return {
    ...{ id, acceptedOn, acceptedBy, items, amounts: amounts ?? [], note },
    ...{ recordedAt: recordedAt.toISOString(), recordedBy: person(row.recordedById, name) },
    // What was taken off the plan since counts as well.
    isOutdated: await db.existsBy(PlanItem, { patientId, termsAt: MoreThan(recordedAt) }),
  };
}

/** What is planned and not over: for who prints the record and the first page. */
export const openItems = (items: readonly PlanItemDto[]): PlanItemDto[] =>
  items.filter(({ executionStatus }) => ['PLANNED', 'IN_PROGRESS', 'PARTIAL'].includes(executionStatus));
