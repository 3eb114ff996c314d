import { Injectable } from '@nestjs/common';
import type {
  PlanFromChartDto,
  PlanItemDto,
  PlanItemsDto,
  PlanProposalDto,
  PlanProposalsDto,
  SetPlanStateDto,
} from '@cuspid/clinical-notes/contracts/dto';
import { PHASE_NAMES, PLAN, type ExecutionStatus } from '@cuspid/clinical-notes/contracts';
import { ChartWork } from '@cuspid/dental-chart/api';
import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { teethOf } from '@cuspid/odontogram';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { chartOf, executedAt, hasHappened, statusOf } from './agreement';
import { PlanItem } from './plan-item';
import { meant, PlanItems, save } from './plan-items.service';
import type { PlanPhase } from './plan-phase';
import { PlanPhases } from './plan-phases.service';
import { phasesOf, phraseOf, PlanRows } from './plan-rows';
import { spokenFor } from './plan.service';
import { LISTED, PlanningReach } from './planning-reach';

/** Where plan and chart meet: how far work has come, and what is planned on the chart and not in the plan. */
@Injectable()
export class PlanStates {
  constructor(
    private readonly db: Database,
    private readonly reach: PlanningReach,
    private readonly rows: PlanRows,
    private readonly items: PlanItems,
    private readonly phases: PlanPhases,
    private readonly work: ChartWork,
    private readonly clinic: Clinic,
  ) {}

  /** Says how far an item has come; of one on the chart by an act there, in the same transaction. */
  set(me: Actor, id: number, version: number, what: SetPlanStateDto): Promise<PlanItemDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.reach.claim(tx, me, PlanItem, { id, ...LISTED }, version);
      const today = await this.clinic.today(tx);
      const day = dayOf(what, today);
      const was = await this.stands(tx, item);
      const before = { executionStatus: statusOf(item, was), executedAt: executedAt(item, was), outcome: item.outcome };
      if (item.findingId === null) settleOwn(me, item, what.executionStatus);
      else await this.settleOnChart(tx, me, item, was, what, today);
      const executionStatus = what.executionStatus;
      item.executedOn = hasHappened(executionStatus) ? (day ?? keptDay(item, before.executionStatus) ?? today) : null;
      if (what.outcome !== undefined) item.outcome = what.outcome;
      item.executionStatus = executionStatus;
      await save(tx, me, item);
      const { patientId, outcome } = item;
      const after = { executionStatus, executedAt: executedAt(item, await this.stands(tx, item)), outcome };
      await this.reach.tell(tx, me, 'plan-item.state', { entity: 'plan_item', id, patientId, before, after });
      return this.rows.item(tx, me, item);
    });
  }

  /** Findings planned on the chart that no item stands for. */
  async proposals(me: Actor, patientId: number): Promise<PlanProposalsDto> {
    const { db } = await this.reach.open(me, patientId, 'chart.read', 'plan.read');
    return { items: (await this.free(db, patientId)).slice(0, PLAN.itemsMax).map(proposal) };
  }

  /** Takes findings planned on the chart into the plan: those named, or all. What is in it already is left alone. */
  fromChart(me: Actor, patientId: number, { phaseId, findingIds }: PlanFromChartDto): Promise<PlanItemsDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const free = await this.free(tx, patientId);
      const missing = (findingIds ?? []).findIndex((id) => !free.some((finding) => finding.id === id));
      if (missing >= 0) {
        throw new Invalid([{ path: `findingIds.${missing}`, message: 'is no work planned on the chart alone' }]);
      }
      const named = phaseId ? await this.phases.own(tx, patientId, phaseId) : null;
      const wanted = findingIds ? free.filter(({ id }) => findingIds.includes(id)) : free;
      if (!wanted.length) return { items: [] };
      const phase = named ?? (await this.lastPhase(tx, me, patientId));
      const made: PlanItem[] = [];
      for (const finding of wanted) made.push(await this.items.plan(tx, me, phase, meant(finding), finding));
      return { items: await this.rows.items(tx, me, patientId, made) };
    });
  }

  private async lastPhase(tx: Tx, me: Actor, patientId: number): Promise<PlanPhase> {
    const last = (await phasesOf(tx, patientId)).at(-1);
    return last ?? this.phases.begin(tx, me, patientId, PHASE_NAMES[2]);
  }

  private async free(db: EntityManager, patientId: number): Promise<FindingDto[]> {
    return this.work.ahead(db, patientId, await spokenFor(db, patientId));
  }

  private async stands(tx: Tx, { patientId, findingId }: PlanItem): Promise<FindingDto | null> {
    if (findingId === null) return null;
    return (await this.work.standing(tx, patientId, [findingId])).get(findingId) ?? null;
  }

  private async settleOnChart(
    tx: Tx,
    me: Actor,
    item: PlanItem,
    was: FindingDto | null,
    { executionStatus, executedAt: on, outcome }: SetPlanStateDto,
    today: string,
  ): Promise<void> {
    const { patientId, findingId } = item;
    if (findingId === null) return;
    const to = chartOf(executionStatus, was);
    if (to === 'done' && on && was && statusOf(item, was) === 'COMPLETED' && on !== was.effectiveOn) {
      throw new Invalid([{ path: 'executedAt', message: 'is said by the chart: correct it there' }]);
    }
    const reason = outcome && outcome.length > 2 ? outcome : REASONS[to];
    const change = { to, today, reason, path: 'executionStatus', ...(on && { on }) };
    await this.work.settle(tx, me, patientId, findingId, change);
    item.saidOfId = (await this.stands(tx, item))?.id ?? null;
  }
}

const REASONS = {
  none: 'Cancelled in the treatment plan',
  planned: 'Set back in the treatment plan',
  progress: 'Set back in the treatment plan',
  done: 'Set back in the treatment plan',
} as const;

/** An item that is on no chart has its state to itself. */
function settleOwn(me: Actor, item: PlanItem, to: ExecutionStatus): void {
  const isOver = to !== 'PLANNED' && to !== 'IN_PROGRESS';
  if (isOver === (item.settledAt !== null) && to === item.executionStatus) return;
  Object.assign(item, { settledAt: isOver ? clock.now() : null, settledById: isOver ? me.id : null });
}

/** The day somebody said it was done, when it may be said. */
function dayOf({ executionStatus, executedAt: day }: SetPlanStateDto, today: string): string | null {
  if (!day) return null;
  if (!hasHappened(executionStatus)) {
    throw new Invalid([{ path: 'executedAt', message: 'is only of what was done, whole, in part or in vain' }]);
  }
  if (day > today) throw new Invalid([{ path: 'executedAt', message: 'is a day that has not come yet' }]);
  return day;
}

const keptDay = (item: PlanItem, before: ExecutionStatus): string | null =>
  hasHappened(before) ? item.executedOn : null;

const proposal = (finding: FindingDto): PlanProposalDto => ({
  ...{ findingId: finding.id, teeth: [...teethOf(finding)], surfaces: [...finding.surfaces], layer: finding.layer },
  ...{ phrase: phraseOf(finding), name: meant(finding).name ?? '' },
});
