import { Injectable } from '@nestjs/common';
import { changed } from '@cuspid/audit/api';
import { PLAN } from '@cuspid/clinical-notes/contracts';
import type {
  AddPlanItemDto,
  EditPlanItemDto,
  MovePlanItemDto,
  PlanItemDto,
} from '@cuspid/clinical-notes/contracts/dto';
import { ChartWork } from '@cuspid/dental-chart/api';
import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { teethOf, termOf } from '@cuspid/odontogram';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { FindingInPlan, PlanFull } from './plan-errors';
import { PlanItem } from './plan-item';
import { putBefore } from './plan-order';
import { PlanPhase } from './plan-phase';
import { PlanPhases } from './plan-phases.service';
import { itemsOf, PlanRows } from './plan-rows';
import { PlanTerms, type Terms } from './plan-terms';
import { spokenFor } from './plan.service';
import { LISTED, PlanningReach } from './planning-reach';

const ENTITY = 'plan_item';
/** Of a change, what somebody agrees to with a plan. */
const AGREED: readonly string[] = ['procedureId', 'name', 'priceMinor', 'priceCurrency', 'teeth', 'surfaces'];

/** What is planned. */
@Injectable()
export class PlanItems {
  constructor(
    private readonly db: Database,
    private readonly reach: PlanningReach,
    private readonly rows: PlanRows,
    private readonly phases: PlanPhases,
    private readonly terms: PlanTerms,
    private readonly work: ChartWork,
  ) {}

  /** Plans something at the end of a phase. */
  add(me: Actor, phaseId: number, what: AddPlanItemDto): Promise<PlanItemDto> {
    return this.db.transaction(me, async (tx) => {
      const phase = await this.reach.held(tx, me, PlanPhase, { id: phaseId, ...LISTED });
      const { patientId } = phase;
      const finding = await this.findingOf(tx, patientId, what);
      const terms = { ...(finding && meant(finding)), ...(await this.terms.of(tx, patientId, what)) };
      if (!terms.name) throw new Invalid([{ path: 'name', message: 'is needed: say what is to be done' }]);
      const item = await this.plan(tx, me, phase, terms, finding);
      return this.rows.item(tx, me, item);
    });
  }

  /** A further item of a plan that is held. */
  async plan(tx: Tx, me: Actor, phase: PlanPhase, terms: Terms, finding: FindingDto | null): Promise<PlanItem> {
    const { patientId } = phase;
    const items = await itemsOf(tx, patientId);
    if (items.length >= PLAN.itemsMax) throw new PlanFull('items', PLAN.itemsMax);
    const inPhase = items.filter(({ phaseId }) => phaseId === phase.id);
    const now = clock.now();
    const item = tx.create(PlanItem, {
      ...{ procedureId: null, procedureCode: null, priceMinor: null, priceCurrency: null },
      ...{ teeth: null, surfaces: null, providerId: null, plannedFor: null, note: null, problemId: null },
      ...terms,
      ...{ patientId, phaseId: phase.id, place: (inPhase.at(-1)?.place ?? -1) + 1 },
      ...{ executionStatus: 'PLANNED', executedOn: null, outcome: null, settledAt: null, settledById: null },
      ...{ findingId: finding?.id ?? null, saidOfId: finding?.id ?? null, termsAt: now, removedAt: null, version: 1 },
      ...{ createdAt: now, createdById: me.id, updatedAt: now, updatedById: me.id },
    });
    await tx.save(item);
    const after = { phase: phase.name, ...terms, findingId: item.findingId };
    await this.reach.tell(tx, me, 'plan-item.added', { entity: ENTITY, id: item.id, patientId, after });
    return item;
  }

  edit(me: Actor, id: number, version: number, what: EditPlanItemDto): Promise<PlanItemDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.reach.claim(tx, me, PlanItem, { id, ...LISTED }, version);
      if (item.findingId !== null) refuseChartsOwn(what);
      const terms = await this.terms.of(tx, item.patientId, what, item);
      const difference = changed<object>({ ...item }, terms);
      const fields = Object.keys(difference.after);
      if (!fields.length) return this.rows.item(tx, me, item);
      if (fields.some((field) => AGREED.includes(field))) item.termsAt = clock.now();
      Object.assign(item, terms);
      await save(tx, me, item);
      const { patientId } = item;
      await this.reach.tell(tx, me, 'plan-item.changed', { entity: ENTITY, id, patientId, ...difference });
      return this.rows.item(tx, me, item);
    });
  }

  /** Moves an item within its phase or to another one. */
  move(me: Actor, id: number, version: number, what: MovePlanItemDto): Promise<PlanItemDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.reach.claim(tx, me, PlanItem, { id, ...LISTED }, version);
      const { patientId } = item;
      const was = { phaseId: item.phaseId, place: item.place };
      const { phaseId = item.phaseId, before = null } = what;
      await this.phases.own(tx, patientId, phaseId);
      const others = (await itemsOf(tx, patientId)).filter((one) => one.phaseId === phaseId && one.id !== id);
      item.phaseId = phaseId;
      for (const moved of putBefore(others, item, before, 'before')) {
        await tx.update(PlanItem, { id: moved.id }, { place: moved.place });
        if (moved.id === id) item.place = moved.place;
      }
      const now = { phaseId, place: item.place };
      if (was.phaseId === now.phaseId && was.place === now.place) return this.rows.item(tx, me, item);
      await save(tx, me, item);
      await this.reach.tell(tx, me, 'plan-item.moved', { entity: ENTITY, id, patientId, before: was, after: now });
      return this.rows.item(tx, me, item);
    });
  }

  /** Takes an item off the plan. A finding it stood for stays on the chart as it is. */
  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.reach.claim(tx, me, PlanItem, { id, ...LISTED }, version);
      const now = clock.now();
      Object.assign(item, { removedAt: now, termsAt: now });
      await save(tx, me, item);
      const { patientId, name, teeth, executionStatus } = item;
      const before = { name, teeth, executionStatus };
      await this.reach.tell(tx, me, 'plan-item.removed', { entity: ENTITY, id, patientId, before });
    });
  }

  /** The finding somebody wants in the plan: work that is still ahead, and that no item stands for. */
  private async findingOf(tx: Tx, patientId: number, what: AddPlanItemDto): Promise<FindingDto | null> {
    const { findingId } = what;
    if (findingId === undefined || findingId === null) return null;
    refuseChartsOwn(what);
    const spoken = await spokenFor(tx, patientId);
    const ahead = await this.work.ahead(tx, patientId, []);
    const finding = ahead.find(({ id }) => id === findingId);
    if (!finding) throw new Invalid([{ path: 'findingId', message: 'is no work planned on this patient’s chart' }]);
    const free = await this.work.ahead(tx, patientId, spoken);
    if (!free.some(({ id }) => id === findingId)) throw new FindingInPlan();
    return finding;
  }
}

/** What an item of a finding is called, and where it is. */
export function meant(finding: FindingDto): Terms {
  const term = termOf(finding);
  const name = `${term.charAt(0).toUpperCase()}${term.slice(1)}`;
  return { name, teeth: [...teethOf(finding)], surfaces: finding.surfaces.length ? [...finding.surfaces] : null };
}

/** Teeth and surfaces of an item on the chart are the chart's. */
function refuseChartsOwn(what: EditPlanItemDto): void {
  const errors = (['teeth', 'surfaces'] as const)
    .filter((path) => what[path] !== undefined)
    .map((path) => ({ path, message: 'is said by the chart: correct it there' }));
  if (errors.length) throw new Invalid(errors);
}

/** A change of an item. */
export async function save(tx: Tx, me: Actor, item: PlanItem): Promise<void> {
  Object.assign(item, { updatedAt: clock.now(), updatedById: me.id, version: item.version + 1 });
  await tx.save(item);
}
