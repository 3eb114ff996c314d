import type { ChargeableDto, RecordPostingDto } from '@cuspid/payment-records/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';

/** A charge as it stands in the sheet. The amount in minor units. */
export interface ChargeDraft {
  description: string;
  amount: number | null;
  procedureId: number | null;
  planItemId: number | null;
  visitId: number | null;
  notes: string;
  /** Empty: as the clinic does it. */
  dueOn: string;
}

export const NOTHING_CHARGED: ChargeDraft = {
  description: '',
  amount: null,
  procedureId: null,
  planItemId: null,
  visitId: null,
  notes: '',
  dueOn: '',
};

/** Something done that is not charged yet. */
export interface Chargeable {
  key: string;
  name: string;
  day: string | null;
  price: { amountMinor: number; currency: string } | null;
  draft: Partial<ChargeDraft>;
}

/** What is done and not charged, in one list: items of the plan, and visits of today. A day as `YYYY-MM-DD`, or as much of it as is known. */
export const chargeablesOf = ({ day, items, visits }: ChargeableDto): Chargeable[] => [
  ...items.map(({ planItemId, procedureId, name, price, doneOn }) => ({
    key: `item-${planItemId}`,
    ...{ name, price, day: doneOn },
    draft: { description: name, amount: price?.amountMinor ?? null, planItemId, procedureId, visitId: null },
  })),
  ...visits.map(({ visitId, type }) => ({
    key: `visit-${visitId}`,
    ...{ name: type, price: null, day },
    draft: { description: type, amount: null, planItemId: null, procedureId: null, visitId },
  })),
];

/** A procedure of the catalogue, with its price where it has one in this currency. */
export const procedureCharged = ({ id, name, price }: ProcedureDto, currency: string): Partial<ChargeDraft> => ({
  ...{ description: name, procedureId: id, planItemId: null },
  amount: price?.currency === currency ? price.amountMinor : null,
});

/** As it is sent: an item of the plan and a procedure have their names already. */
export function chargeOf(draft: ChargeDraft, amountMinor: number, currency: string): RecordPostingDto {
  const { description, procedureId, planItemId, visitId, notes, dueOn } = draft;
  const named = planItemId
    ? { planItemId }
    : procedureId
      ? { procedureId, description: description.trim() }
      : { description: description.trim() };
  return {
    kind: 'CHARGE',
    amount: { amountMinor, currency },
    ...named,
    ...(visitId && { visitId }),
    ...(notes.trim() && { notes: notes.trim() }),
    ...(dueOn && { dueOn }),
  };
}
