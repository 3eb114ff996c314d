import { Injectable } from '@nestjs/common';
import type { InstalmentState, PlanState } from '@cuspid/payment-records/contracts';
import type { InstalmentDto, InstalmentPlanDto } from '@cuspid/payment-records/contracts/dto';
import { momentOf, namesOf } from '@cuspid/patients/api';
import type { MoneyDto } from '@cuspid/platform/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { In, type EntityManager } from 'typeorm';
import { factsOf, type ChargeFacts } from './charge-facts';
import { Instalment } from './instalment';
import { InstalmentPlan } from './instalment-plan';

type NameOf = Awaited<ReturnType<typeof namesOf>>;

/** What an instalment is told with. */
interface Beside {
  currency: string;
  today: string;
  facts: (chargeId: number) => ChargeFacts;
}

/** Instalment plans as they are told: what became of each instalment is read from the ledger, never kept. */
@Injectable()
export class InstalmentRows {
  constructor(private readonly clinic: Clinic) {}

  async one(db: EntityManager, plan: InstalmentPlan): Promise<InstalmentPlanDto> {
    const [dto] = await this.of(db, [plan]);
    if (!dto) throw new Error(`instalment plan ${plan.id} was not told`);
    return dto;
  }

  async of(db: EntityManager, plans: readonly InstalmentPlan[]): Promise<InstalmentPlanDto[]> {
    if (!plans.length) return [];
    const rows = await db.find(Instalment, {
      where: { planId: In(plans.map(({ id }) => id)) },
      order: { number: 'ASC' },
    });
    const facts = await factsOf(
      db,
      rows.flatMap(({ chargeId }) => chargeId ?? []),
    );
    const name = await namesOf(
      db,
      plans.flatMap(({ createdById, cancelledById }) => [createdById, cancelledById]),
    );
    const today = await this.clinic.today(db);
    return plans.map((plan) => {
      const beside = { currency: plan.currency, today, facts };
      const own = rows.filter(({ planId }) => planId === plan.id).map((row) => instalmentDto(row, beside));
      return planDto(plan, own, name);
    });
  }
}

/** What has become of an instalment. */
export function stateOf(row: Instalment, { settledMinor, isReversed }: ChargeFacts, today: string): InstalmentState {
  if (row.chargeId === null) return row.endedAt ? 'ENDED' : 'DUE';
  if (isReversed) return 'VOID';
  if (settledMinor >= row.amountMinor) return 'PAID';
  if (row.dueOn < today) return 'OVERDUE';
  return settledMinor > 0 ? 'PART_PAID' : 'CHARGED';
}

function instalmentDto(row: Instalment, { currency, today, facts }: Beside): InstalmentDto {
  const { id, number, dueOn, amountMinor, chargeId } = row;
  const known = chargeId === null ? { settledMinor: 0, isReversed: false } : facts(chargeId);
  return {
    ...{ id, number, dueOn, chargeId },
    amount: { amountMinor, currency },
    paid: { amountMinor: known.settledMinor, currency },
    state: stateOf(row, known, today),
  };
}

function planDto(plan: InstalmentPlan, instalments: InstalmentDto[], name: NameOf): InstalmentPlanDto {
  const { id, patientId, version, description, currency, everyMonths, procedureId, planItemId } = plan;
  const money = (amountMinor: number): MoneyDto => ({ amountMinor, currency });
  const isCharged = ({ chargeId, state }: InstalmentDto) => chargeId !== null && state !== 'VOID';
  const sum = (rows: InstalmentDto[], of: (row: InstalmentDto) => number) =>
    money(rows.reduce((all, row) => all + of(row), 0));
  return {
    ...{ id, patientId, version, description, everyMonths, procedureId, planItemId, instalments },
    state: planState(plan, instalments),
    total: money(plan.totalMinor),
    downPayment: money(plan.downPaymentMinor),
    charged: sum(instalments.filter(isCharged), ({ amount }) => amount.amountMinor),
    paid: sum(instalments, ({ paid }) => paid.amountMinor),
    overdue: sum(
      instalments.filter(({ state }) => state === 'OVERDUE'),
      ({ amount, paid }) => amount.amountMinor - paid.amountMinor,
    ),
    ...{ createdAt: plan.createdAt.toISOString(), createdBy: author(plan.createdById, name) },
    ...{ cancelledAt: momentOf(plan.cancelledAt), cancelReason: plan.cancelReason },
    cancelledBy: plan.cancelledById === null ? null : author(plan.cancelledById, name),
  };
}

function planState(plan: InstalmentPlan, instalments: InstalmentDto[]): PlanState {
  if (plan.cancelledAt) return 'CANCELLED';
  return instalments.some(({ state }) => state === 'DUE') ? 'RUNNING' : 'COMPLETE';
}

/** Who did it, by name. */
export const author = (id: number, name: NameOf) => ({ id, name: name(id) ?? '' });
