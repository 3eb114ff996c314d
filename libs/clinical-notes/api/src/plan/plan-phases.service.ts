import { Injectable } from '@nestjs/common';
import { PLAN } from '@cuspid/clinical-notes/contracts';
import type { AddPlanPhaseDto, EditPlanPhaseDto, PlanPhaseDto } from '@cuspid/clinical-notes/contracts/dto';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { PhaseNotEmpty, PlanFull } from './plan-errors';
import { PlanItem } from './plan-item';
import { putBefore } from './plan-order';
import { PlanPhase } from './plan-phase';
import { phasesOf, PlanRows } from './plan-rows';
import { LISTED, PlanningReach } from './planning-reach';

const ENTITY = 'plan_phase';

/** The phases of a plan. */
@Injectable()
export class PlanPhases {
  constructor(
    private readonly db: Database,
    private readonly reach: PlanningReach,
    private readonly rows: PlanRows,
  ) {}

  add(me: Actor, patientId: number, { name }: AddPlanPhaseDto): Promise<PlanPhaseDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const phase = await this.begin(tx, me, patientId, name);
      return this.rows.phase(tx, me, phase);
    });
  }

  /** Begins a phase at the end of a plan that is held. */
  async begin(tx: Tx, me: Actor, patientId: number, name: string): Promise<PlanPhase> {
    const phases = await phasesOf(tx, patientId);
    if (phases.length >= PLAN.phasesMax) throw new PlanFull('phases', PLAN.phasesMax);
    const place = (phases.at(-1)?.place ?? -1) + 1;
    const made = { createdAt: clock.now(), createdById: me.id, removedAt: null };
    const phase = await tx.save(tx.create(PlanPhase, { patientId, name, place, version: 1, ...made }));
    await this.reach.tell(tx, me, 'plan-phase.added', { entity: ENTITY, id: phase.id, patientId, after: { name } });
    return phase;
  }

  edit(me: Actor, id: number, version: number, { name, before }: EditPlanPhaseDto): Promise<PlanPhaseDto> {
    return this.db.transaction(me, async (tx) => {
      const phase = await this.reach.claim(tx, me, PlanPhase, { id, ...LISTED }, version);
      const { patientId } = phase;
      const was = { name: phase.name, place: phase.place };
      if (before !== undefined) {
        const others = (await phasesOf(tx, patientId)).filter((one) => one.id !== id);
        for (const moved of putBefore(others, phase, before, 'before')) {
          await tx.update(PlanPhase, { id: moved.id }, { place: moved.place });
          if (moved.id === id) phase.place = moved.place;
        }
      }
      if (name !== undefined) phase.name = name;
      const now = { name: phase.name, place: phase.place };
      if (now.name === was.name && now.place === was.place) return this.rows.phase(tx, me, phase);
      phase.version = version + 1;
      await tx.save(phase);
      const told = { entity: ENTITY, id, patientId, before: was, after: now };
      await this.reach.tell(tx, me, 'plan-phase.changed', told);
      return this.rows.phase(tx, me, phase);
    });
  }

  /** Takes an empty phase off the plan. */
  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const phase = await this.reach.claim(tx, me, PlanPhase, { id, ...LISTED }, version);
      if (await tx.existsBy(PlanItem, { phaseId: id, ...LISTED })) throw new PhaseNotEmpty();
      await tx.update(PlanPhase, { id }, { removedAt: clock.now(), version: version + 1 });
      const { patientId, name } = phase;
      await this.reach.tell(tx, me, 'plan-phase.removed', { entity: ENTITY, id, patientId, before: { name } });
    });
  }

  /** A phase of this patient's, which somebody named. */
  async own(tx: Tx, patientId: number, id: number, path = 'phaseId'): Promise<PlanPhase> {
    const phase = await tx.findOneBy(PlanPhase, { id, patientId, ...LISTED });
    if (!phase) throw new Invalid([{ path, message: 'is no phase of this plan' }]);
    return phase;
  }
}
