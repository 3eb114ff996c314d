import type { AddPlanItemDto, PlanItemDto } from '@cuspid/clinical-notes/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { teethIn } from '../notes/note-words';

/** An item as it stands in the form. */
export interface ItemModel {
  name: string;
  procedureId: number | null;
  /** The problem it solves. */
  problemId: number | null;
  teeth: string;
  /** Minor units; null: agreed each time. */
  amount: number | null;
  plannedFor: string;
  note: string;
}

export const FRESH_ITEM: ItemModel = {
  name: '',
  procedureId: null,
  problemId: null,
  teeth: '',
  amount: null,
  plannedFor: '',
  note: '',
};

export const modelOf = ({ name, procedureId, problem, teeth, price, plannedFor, note }: PlanItemDto): ItemModel => ({
  name,
  procedureId,
  problemId: problem?.id ?? null,
  teeth: teeth.join(', '),
  amount: price?.amountMinor ?? null,
  plannedFor: plannedFor ?? '',
  note: note ?? '',
});

/** What is sent; null while the teeth are none. */
export function contentOf(
  model: ItemModel,
  currency: string,
): (Required<Pick<AddPlanItemDto, 'name'>> & AddPlanItemDto) | null {
  const teeth = teethIn(model.teeth);
  if (!teeth) return null;
  const { procedureId, problemId, amount } = model;
  return {
    name: model.name.trim(),
    procedureId,
    problemId,
    teeth,
    price: amount === null ? null : { amountMinor: amount, currency },
    plannedFor: model.plannedFor || null,
    note: model.note.trim() || null,
  };
}

/** What choosing a procedure by its name says of the rest. */
export function chosenOf(name: string, catalogue: readonly ProcedureDto[]): Partial<ItemModel> {
  const procedure = catalogue.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  return procedure
    ? { name, procedureId: procedure.id, amount: procedure.price?.amountMinor ?? null }
    : { name, procedureId: null };
}
