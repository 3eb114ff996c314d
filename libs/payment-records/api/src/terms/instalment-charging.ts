import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { LEDGER } from '@cuspid/payment-records/contracts';
import { Patient } from '@cuspid/patients/api';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { Logger } from 'nestjs-pino';
import { DataSource, IsNull, LessThanOrEqual } from 'typeorm';
import { User } from '@cuspid/users/api';
import { freeMoney } from '../ledger/account';
import { Ledger } from '../ledger/ledger';
import { Posting } from '../ledger/posting';
import { Instalment } from './instalment';
import { InstalmentPlan } from './instalment-plan';

const EVERY_MS = 60_000;
const BATCH = 100;

/**
 * Makes each instalment a charge on its day in the clinic's zone. Every replica does; the patient's lock puts them one after the
 * other, and the instalment says in the same transaction that it is charged, so that there is one posting or none, whoever is killed.
 */
@Injectable()
export class InstalmentCharging implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.sweepQuietly()), EVERY_MS);
  }

  beforeApplicationShutdown(): Promise<unknown> {
    clearInterval(this.timer);
    return this.running;
  }

  /** Charges what is due by `today`; answers how many instalments this process charged. */
  async sweep(today?: string): Promise<number> {
    const day = today ?? (await this.clinic.today());
    let charged = 0;
    for (let after = 0; ;) {
      const due = await this.due(day, after);
      for (const { id, patientId } of due) if (await this.quietly(id, patientId)) charged++;
      after = due.at(-1)?.id ?? after;
      if (due.length < BATCH) return charged;
    }
  }

  /** Charges what is due of a plan by a day; its patient is held. */
  async upTo(tx: Tx, me: Actor, plan: InstalmentPlan, day: string): Promise<void> {
    const due = await tx.find(Instalment, {
      where: { planId: plan.id, openDueOn: LessThanOrEqual(day) },
      order: { number: 'ASC' },
    });
    for (const instalment of due) await this.charge(tx, me, plan, instalment);
  }

  /** Instalments whose day has come, of patients whose record is open: an archived one's wait until somebody says what becomes of it. */
  private due(day: string, after: number): Promise<Pick<Instalment, 'id' | 'patientId'>[]> {
    return this.source
      .createQueryBuilder(Instalment, 'instalment')
      .select(['instalment.id', 'instalment.patientId'])
      .innerJoin(Patient, 'patient', 'patient.id = instalment.patientId and patient.isActive = true')
      .where('instalment.openDueOn <= :day and instalment.id > :after', { day, after })
      .orderBy('instalment.id')
      .limit(BATCH)
      .getMany();
  }

  /** One that cannot be charged keeps no other from it; it is tried again with every round. */
  private async quietly(id: number, patientId: number): Promise<boolean> {
    try {
      return await transaction(this.source, (tx) => this.chargeOne(tx, id, patientId));
    } catch (error) {
      this.log.error({ err: error, instalment: id }, 'an instalment could not be charged, trying again');
      return false;
    }
  }

  private async chargeOne(tx: Tx, id: number, patientId: number): Promise<boolean> {
    const lock = { mode: 'pessimistic_write' as const };
    const patient = await tx.findOne(Patient, { where: { id: patientId, isActive: true }, lock });
    if (!patient) return false;
    const where = { id, patientId, chargeId: IsNull(), endedAt: IsNull() };
    const instalment = await tx.findOne(Instalment, { where, lock });
    if (!instalment) return false;
    const plan = await tx.findOneByOrFail(InstalmentPlan, { id: instalment.planId });
    await this.charge(tx, await whoAgreed(tx, plan), plan, instalment);
    await this.audit.record(tx, {}, 'instalments.charged', {
      ...{ entity: 'instalment_plan', id: plan.id, patientId },
      after: { number: instalment.number, dueOn: instalment.dueOn, amountMinor: instalment.amountMinor },
    });
    await this.events.publish(tx, 'payments', { patientId });
    return true;
  }

  private async charge(tx: Tx, me: Actor, plan: InstalmentPlan, instalment: Instalment): Promise<void> {
    const { patientId, currency, procedureId } = plan;
    const { amountMinor, dueOn } = instalment;
    const line = { patientId, amountMinor, currency, procedureId, dueOn, description: called(plan, instalment) };
    const { id: chargeId } = await this.ledger.charge(tx, me, line);
    const open = { id: instalment.id, chargeId: IsNull(), endedAt: IsNull() };
    const { affected } = await tx.update(Instalment, open, { chargeId, chargedAt: clock.now() });
    if (affected !== 1) throw new Error(`instalment ${instalment.id} was charged by somebody else`);
    await this.takePaidAhead(tx, me, patientId, { currency, chargeId, amountMinor });
  }

  /** What was paid ahead settles the new charge by itself, the oldest payment first. */
  private async takePaidAhead(
    tx: Tx,
    me: Actor,
    patientId: number,
    { currency, chargeId, amountMinor }: { currency: string; chargeId: number; amountMinor: number },
  ): Promise<void> {
    let open = amountMinor;
    for (const { id, leftMinor } of await freeMoney(tx, patientId, currency)) {
      const part = Math.min(open, leftMinor);
      if (part <= 0) return;
      const payment = await tx.findOneByOrFail(Posting, { id });
      await this.ledger.allocate(tx, me, payment, [{ chargeId, amountMinor: part }]);
      open -= part;
    }
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.log.warn({ err: error }, 'instalments could not be charged, trying again');
    }
  }
}

/** A posting is somebody's: that of an instalment is by who agreed on it. The trail says apart that the clinic did it by itself. */
async function whoAgreed(tx: Tx, { createdById }: InstalmentPlan): Promise<Actor> {
  const { id, name, role } = await tx.findOneByOrFail(User, { id: createdById });
  const nowhere = { sessionId: 0, mustChangePassword: false, address: null, requestId: 'instalments' };
  return { id, name, role, ...nowhere };
}

/** What the ledger calls an instalment. */
function called({ description }: InstalmentPlan, { number }: Instalment): string {
  const which = number === 0 ? ', down payment' : `, instalment ${number}`;
  return `${description.slice(0, LEDGER.descriptionMax - which.length)}${which}`;
}
