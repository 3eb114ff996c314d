import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { PlanItem } from '@cuspid/clinical-notes/api';
import { scheduleOf, TERMS } from '@cuspid/payment-records/contracts';
import type {
  AgreeInstalmentsDto,
  InstalmentPlanDto,
  InstalmentPlansDto,
  RescheduleDto,
} from '@cuspid/payment-records/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { dayAfter, type Permission } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic, Procedure } from '@cuspid/settings/api';
import { IsNull, type EntityManager } from 'typeorm';
import { claimItem, releaseItem } from './charged-item';
import { Instalment } from './instalment';
import { InstalmentCharging } from './instalment-charging';
import { InstalmentPlan } from './instalment-plan';
import { InstalmentRows } from './instalment-rows';
import { InstalmentPlansFull, NothingAhead } from './terms-errors';

const AHEAD = { chargeId: IsNull(), endedAt: IsNull() };

/** What patients pay little by little: agreed, looked at, put on other days, and ended. */
@Injectable()
export class Instalments {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly charging: InstalmentCharging,
    private readonly rows: InstalmentRows,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async list(me: Actor, patientId: number): Promise<InstalmentPlansDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'payment.read');
    this.audit.read(me, 'instalments.read', { entity: 'patient', id: patientId, patientId });
    const order = { createdAt: 'DESC', id: 'DESC' } as const;
    const plans = await db.find(InstalmentPlan, { where: { patientId }, order, take: TERMS.plansMax });
    return { items: await this.rows.of(db, plans) };
  }

  async one(me: Actor, id: number): Promise<InstalmentPlanDto> {
    const db = this.db.source.manager;
    const plan = await db.findOneBy(InstalmentPlan, { id });
    if (!plan) throw new NotFound();
    await this.careTeam.require(db, me, plan.patientId, 'payment.read');
    this.audit.read(me, 'instalments.read', { entity: 'instalment_plan', id, patientId: plan.patientId });
    return this.rows.one(db, plan);
  }

  /** Agrees on a plan; what is due at once is charged at once. */
  agree(me: Actor, patientId: number, what: AgreeInstalmentsDto): Promise<InstalmentPlanDto> {
    return this.db.transaction(me, async (tx) => {
      await this.hold(tx, me, patientId);
      if ((await tx.countBy(InstalmentPlan, { patientId })) >= TERMS.plansMax) {
        throw new InstalmentPlansFull(TERMS.plansMax);
      }
      const today = await this.clinic.today(tx);
      refuseUneven(what);
      refuseDay(what.firstDueOn, today);
      await refuseStrange(tx, patientId, what);
      const plan = await this.begun(tx, me, patientId, what);
      const downPayment = plan.downPaymentMinor ? [{ dueOn: today, amountMinor: plan.downPaymentMinor }] : [];
      await lay(tx, plan, 0, downPayment);
      await lay(tx, plan, 1, scheduleOf({ ...termsOf(what), restMinor: plan.totalMinor - plan.downPaymentMinor }));
      await this.charging.upTo(tx, me, plan, today);
      await this.tell(tx, me, 'instalments.agreed', plan, { after: { ...what } });
      return this.rows.one(tx, plan);
    });
  }

  rename(me: Actor, id: number, version: number, description: string): Promise<InstalmentPlanDto> {
    return this.db.transaction(me, async (tx) => {
      const plan = await this.claim(tx, me, id, version);
      if (plan.description === description) return this.rows.one(tx, plan);
      const before = { description: plan.description };
      await tx.save(Object.assign(plan, { description, version: version + 1 }));
      await this.tell(tx, me, 'instalments.renamed', plan, { before, after: { description } });
      return this.rows.one(tx, plan);
    });
  }

  /** What is not charged yet never is. What is charged stays, to be paid or reversed. */
  cancel(me: Actor, id: number, version: number, reason: string): Promise<InstalmentPlanDto> {
    return this.db.transaction(me, async (tx) => {
      const plan = await this.claim(tx, me, id, version);
      const now = clock.now();
      const { affected } = await tx.update(Instalment, { planId: id, ...AHEAD }, { endedAt: now });
      if (!affected) throw new NothingAhead();
      const ended = { cancelledAt: now, cancelledById: me.id, cancelReason: reason };
      await tx.save(Object.assign(plan, ended, { version: version + 1 }));
      await releaseItem(tx, { instalmentPlanId: id });
      await this.tell(tx, me, 'instalments.cancelled', plan, { after: { reason, ended: affected } });
      return this.rows.one(tx, plan);
    });
  }

  /** Splits anew what is not charged yet. */
  reschedule(me: Actor, id: number, version: number, what: RescheduleDto): Promise<InstalmentPlanDto> {
    return this.db.transaction(me, async (tx) => {
      const plan = await this.claim(tx, me, id, version);
      const today = await this.clinic.today(tx);
      const ahead = await tx.find(Instalment, { where: { planId: id, ...AHEAD }, order: { number: 'ASC' } });
      const first = ahead[0];
      if (!first) throw new NothingAhead();
      const restMinor = ahead.reduce((all, { amountMinor }) => all + amountMinor, 0);
      if (restMinor < what.instalments) throw tooMany();
      refuseDay(what.firstDueOn, today);
      await tx.delete(Instalment, { planId: id, ...AHEAD });
      const everyMonths = what.everyMonths ?? plan.everyMonths;
      await lay(tx, plan, first.number, scheduleOf({ ...what, everyMonths, restMinor }));
      await tx.save(Object.assign(plan, { everyMonths, version: version + 1 }));
      await this.charging.upTo(tx, me, plan, today);
      const before = ahead.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }));
      await this.tell(tx, me, 'instalments.rescheduled', plan, { before: { ahead: before }, after: { ...what } });
      return this.rows.one(tx, plan);
    });
  }

  private hold(tx: Tx, me: Actor, patientId: number, permission: Permission = 'payment.record') {
    return this.careTeam.require(tx, me, patientId, permission, true);
  }

  /** The plan, its patient held before it, of the version the caller saw. */
  private async claim(tx: Tx, me: Actor, id: number, version: number): Promise<InstalmentPlan> {
    const seen = await tx.findOneBy(InstalmentPlan, { id });
    if (!seen) throw new NotFound();
    await this.hold(tx, me, seen.patientId);
    const plan = await tx.findOne(InstalmentPlan, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (plan?.patientId !== seen.patientId) throw new NotFound();
    if (plan.version !== version) throw new StaleVersion(plan.version);
    return plan;
  }

  private async begun(tx: Tx, me: Actor, patientId: number, what: AgreeInstalmentsDto): Promise<InstalmentPlan> {
    const { description, total, downPayment, everyMonths = 1, procedureId = null, planItemId = null } = what;
    const amounts = { totalMinor: total.amountMinor, downPaymentMinor: downPayment?.amountMinor ?? 0 };
    const said = { description, currency: total.currency, everyMonths, procedureId, planItemId, ...amounts };
    const plan = tx.create(InstalmentPlan, {
      ...{ ...said, patientId, createdAt: clock.now(), createdById: me.id, version: 1 },
      ...{ cancelledAt: null, cancelledById: null, cancelReason: null },
    });
    await tx.save(plan);
    if (planItemId !== null) await claimItem(tx, patientId, planItemId, { instalmentPlanId: plan.id });
    return plan;
  }

  private async tell(tx: Tx, me: Actor, action: string, plan: InstalmentPlan, sides: object): Promise<void> {
    const { id, patientId } = plan;
    await this.audit.record(tx, me, action, { entity: 'instalment_plan', id, patientId, ...sides });
    await this.events.publish(tx, 'payments', { patientId });
  }
}

const termsOf = ({ instalments, firstDueOn, everyMonths = 1 }: AgreeInstalmentsDto) => ({
  ...{ instalments, firstDueOn, everyMonths },
});

/** Writes instalments down, from a number on. */
async function lay(
  tx: Tx,
  { id: planId, patientId }: InstalmentPlan,
  from: number,
  parts: readonly { dueOn: string; amountMinor: number }[],
): Promise<void> {
  const rows = parts.map((part, n) => ({ ...part, planId, patientId, number: from + n }));
  if (rows.length) await tx.insert(Instalment, rows);
}

const tooMany = () =>
  new Invalid([{ path: 'instalments', message: 'are too many: each of them would be less than the smallest coin' }]);

function refuseUneven({ total, downPayment, instalments }: AgreeInstalmentsDto): void {
  if (total.amountMinor < 1) throw new Invalid([{ path: 'total.amountMinor', message: 'must be more than nothing' }]);
  if (downPayment && downPayment.currency !== total.currency) {
    throw new Invalid([{ path: 'downPayment.currency', message: 'must be the currency of the total' }]);
  }
  const rest = total.amountMinor - (downPayment?.amountMinor ?? 0);
  if (rest < 1) throw new Invalid([{ path: 'downPayment.amountMinor', message: 'must be less than the total' }]);
  if (rest < instalments) throw tooMany();
}

function refuseDay(firstDueOn: string, today: string): void {
  if (firstDueOn < today) throw new Invalid([{ path: 'firstDueOn', message: 'is a day that is over' }]);
  if (firstDueOn > dayAfter(today, TERMS.firstDueWithin)) {
    throw new Invalid([{ path: 'firstDueOn', message: 'is more than two years ahead' }]);
  }
}

/** What the plan is for must be there. */
async function refuseStrange(
  tx: EntityManager,
  patientId: number,
  { procedureId, planItemId }: AgreeInstalmentsDto,
): Promise<void> {
  if (procedureId && !(await tx.existsBy(Procedure, { id: procedureId, isActive: true }))) {
    throw new Invalid([{ path: 'procedureId', message: 'is not in the catalogue' }]);
  }
  if (planItemId && !(await tx.existsBy(PlanItem, { id: planItemId, patientId, removedAt: IsNull() }))) {
    throw new Invalid([{ path: 'planItemId', message: 'is no item of this patient’s treatment plan' }]);
  }
}
