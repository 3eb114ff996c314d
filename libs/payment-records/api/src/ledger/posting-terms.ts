import { Injectable } from '@nestjs/common';
import { PlanItem } from '@cuspid/clinical-notes/api';
import { LEDGER } from '@cuspid/payment-records/contracts';
import type { AllocateToDto, RecordPostingDto } from '@cuspid/payment-records/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import { dayAfter, type FieldError } from '@cuspid/platform/contracts';
import type { MoneyDto } from '@cuspid/platform/contracts/dto';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic, dayIn, Procedure } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';
import { IsNull } from 'typeorm';
import type { Charge, Part, Payment } from './ledger-lines';

const CHARGE_ONLY = ['description', 'procedureId', 'planItemId', 'dueOn'] as const;
const PAYMENT_ONLY = ['method', 'tenderedMinor', 'allocations'] as const;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** A day before this one is a slip of the pen. */
const EARLIEST = '1990-01-01';
const DUE_MOST_DAYS = 3_660;

/** What people enter, made into a line of the ledger, or refused field by field. */
@Injectable()
export class PostingTerms {
  constructor(private readonly clinic: Clinic) {}

  async charge(tx: Tx, patientId: number, what: RecordPostingDto): Promise<Charge> {
    refuse(PAYMENT_ONLY, what, 'is said of a payment, not of a charge');
    amountOf(what.amount);
    const when = await this.when(tx, what);
    await ownVisit(tx, patientId, what.visitId);
    const description = await calledAfter(tx, patientId, what);
    if (what.dueOn) {
      const isWithin = what.dueOn >= when.paidOn && what.dueOn <= dayAfter(when.paidOn, DUE_MOST_DAYS);
      if (!isWithin) throw said('dueOn', 'must be the day of the charge or one in the ten years after it');
    }
    const { procedureId = null, planItemId = null, dueOn = null } = what;
    return { ...lineOf(patientId, what), ...when, description, procedureId, planItemId, dueOn };
  }

  async payment(tx: Tx, patientId: number, what: RecordPostingDto): Promise<Payment> {
    refuse(CHARGE_ONLY, what, 'is said of a charge, not of a payment');
    const { method, tenderedMinor = null, amount, allocations } = what;
    amountOf(amount);
    if (!method) throw said('method', 'is needed for a payment');
    if (tenderedMinor !== null && (method !== 'CASH' || tenderedMinor < amount.amountMinor)) {
      throw said('tenderedMinor', 'is said of cash, and is at least the amount');
    }
    const when = await this.when(tx, what);
    await ownVisit(tx, patientId, what.visitId);
    const parts = allocations && partsOf(allocations, amount.currency);
    return { ...lineOf(patientId, what), ...when, method, tenderedMinor, ...(parts && { parts }) };
  }

  /** The instant and the day of the clinic a line counts for: never ahead. */
  private async when(tx: Tx, { paidAt, paidOn }: RecordPostingDto): Promise<{ paidAt: Date; paidOn: string }> {
    const { timeZone } = await this.clinic.setting(tx);
    const now = clock.now();
    const told = paidAt ? new Date(paidAt) : now;
    if (told.getTime() > now.getTime() + LEDGER.clockAheadMinutes * 60_000) throw said('paidAt', 'must not be ahead');
    const at = told > now ? now : told;
    const day = dayIn(timeZone, at);
    const path = paidOn ? 'paidOn' : 'paidAt';
    if ((paidOn ?? day) < EARLIEST) throw said(path, `must be ${EARLIEST} or later`);
    if (!paidOn || paidOn === day) return { paidAt: at, paidOn: day };
    if (paidAt) throw said('paidOn', 'is not the day of `paidAt`: send one of the two');
    if (paidOn > day) throw said('paidOn', 'must not be ahead');
    return { paidAt: new Date((await this.clinic.dayBounds(paidOn, tx)).from), paidOn };
  }
}

/** An amount that can be posted. @throws Invalid */
export function amountOf({ amountMinor, currency }: MoneyDto, path = 'amount'): number {
  if (amountMinor < 1) throw said(`${path}.amountMinor`, 'must be more than nothing');
  if (!CURRENCIES.has(currency)) throw said(`${path}.currency`, 'must be a currency of ISO 4217 such as LKR');
  return amountMinor;
}

/** What is to settle which charge, in the currency of the payment. @throws Invalid */
export function partsOf(allocations: readonly AllocateToDto[], currency: string): Part[] {
  return allocations.map(({ chargeId, amount }, index) => {
    amountOf(amount, `allocations.${index}.amount`);
    if (amount.currency !== currency)
      throw said(`allocations.${index}.amount.currency`, `must be ${currency}, as the payment is`);
    return { chargeId, amountMinor: amount.amountMinor };
  });
}

const said = (path: string, message: string): Invalid => new Invalid([{ path, message }]);

function refuse<K extends keyof RecordPostingDto>(fields: readonly K[], what: RecordPostingDto, message: string): void {
  const errors: FieldError[] = fields
    .filter((field) => what[field] !== undefined)
    .map((field) => ({ path: field, message }));
  if (errors.length) throw new Invalid(errors);
}

function lineOf(patientId: number, { amount, notes, reference, visitId }: RecordPostingDto) {
  const told = { notes: notes ?? null, reference: reference ?? null, visitId: visitId ?? null };
  return { patientId, amountMinor: amount.amountMinor, currency: amount.currency, ...told };
}

async function ownVisit(tx: Tx, patientId: number, id: number | undefined): Promise<void> {
  if (id && !(await tx.existsBy(Visit, { id, patientId }))) throw said('visitId', 'is no visit of this patient');
}

/** What is charged for: as told, or as the plan or the catalogue calls it at this moment. */
async function calledAfter(tx: Tx, patientId: number, what: RecordPostingDto): Promise<string> {
  const { planItemId, procedureId, description } = what;
  const item = planItemId ? await tx.findOneBy(PlanItem, { id: planItemId, patientId, removedAt: IsNull() }) : null;
  if (planItemId && !item) throw said('planItemId', 'is no item of this patient’s plan');
  const procedure = procedureId ? await tx.findOneBy(Procedure, { id: procedureId }) : null;
  if (procedureId && !procedure) throw said('procedureId', 'is not in the catalogue');
  const called = description ?? item?.name ?? procedure?.name;
  if (!called) throw said('description', 'is needed where no procedure and no item of the plan is named');
  return called;
}
