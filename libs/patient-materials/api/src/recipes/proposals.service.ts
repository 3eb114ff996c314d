import { Injectable } from '@nestjs/common';
import { InventoryItem } from '@cuspid/inventory/api';
import type {
  AllergyClashDto,
  ProposalDto,
  ProposalFilter,
  ProposedLineDto,
} from '@cuspid/patient-materials/contracts/dto';
import { Invalid, type Actor } from '@cuspid/platform/api';
import { Procedure } from '@cuspid/settings/api';
import { Visit, VisitProcedure } from '@cuspid/visits/api';
import { IsNull, type EntityManager } from 'typeorm';
import { PatientMaterial } from '../patient-material';
import type { ProcedureRecipeLine } from '../procedure-recipe';
import { allergyClashes } from '../usage/allergies';
import { portionsOf, Shelf, type LotLeft, type Portion } from '../usage/shelf';
import { byId, itemDto, procedureDto } from '../usage/usage-rows';
import { UsageReach } from '../usage/usage-reach';
import { linesOf } from './recipes.service';

/** What lines are proposed with. Amounts in `recorded` and `lots` are used up line by line. */
interface Beside {
  items: ReadonlyMap<number, InventoryItem>;
  procedures: ReadonlyMap<number, Procedure>;
  recorded: Map<number, number>;
  lots: Map<number, LotLeft[]>;
  clashes: ReadonlyMap<number, AllergyClashDto[]>;
}

/** Proposes what a visit or a procedure is likely to need, by the recipes. Nothing is kept of it, nor taken. */
@Injectable()
export class Proposals {
  constructor(
    private readonly reach: UsageReach,
    private readonly shelf: Shelf,
  ) {}

  async of(me: Actor, patientId: number, { visitId, procedureId }: ProposalFilter): Promise<ProposalDto> {
    const db = await this.reach.within(me, patientId, 'material.record');
    const times = await plannedOf(db, patientId, visitId, procedureId);
    this.reach.noted(me, patientId, 'materials.read');
    const lines = await linesOf(db, [...times.keys()]);
    const items = await byId(
      db,
      InventoryItem,
      lines.map(({ itemId }) => itemId),
    );
    const usable = await this.shelf.usable(db, [...items.keys()]);
    const beside: Beside = {
      items,
      procedures: await byId(db, Procedure, [...times.keys()]),
      recorded: visitId ? await recordedIn(db, patientId, visitId) : new Map(),
      lots: new Map([...items.keys()].map((id) => [id, usable.filter(({ itemId }) => itemId === id)])),
      clashes: await allergyClashes(db, patientId, [...items.values()]),
    };
    const proposed = lines.flatMap((line) => proposedOf(line, times.get(line.procedureId) ?? 1, beside) ?? []);
    return { visitId: visitId ?? null, lines: proposed };
  }
}

/** How many times each procedure is planned. @throws Invalid */
async function plannedOf(
  db: EntityManager,
  patientId: number,
  visitId: number | undefined,
  procedureId: number | undefined,
): Promise<Map<number, number>> {
  if (!visitId && !procedureId) throw new Invalid([{ path: 'visitId', message: 'or a procedure has to be told' }]);
  if (visitId && !(await db.existsBy(Visit, { id: visitId, patientId }))) {
    throw new Invalid([{ path: 'visitId', message: 'is no visit of this patient' }]);
  }
  if (procedureId) {
    if (await db.existsBy(Procedure, { id: procedureId })) return new Map([[procedureId, 1]]);
    throw new Invalid([{ path: 'procedureId', message: 'is not in the catalogue' }]);
  }
  const times = new Map<number, number>();
  for (const planned of await db.find(VisitProcedure, { where: { visitId: visitId ?? 0 }, order: { place: 'ASC' } })) {
    times.set(planned.procedureId, (times.get(planned.procedureId) ?? 0) + 1);
  }
  return times;
}

/** How many of each item are recorded for a visit. */
async function recordedIn(db: EntityManager, patientId: number, visitId: number): Promise<Map<number, number>> {
  const used = await db.findBy(PatientMaterial, { patientId, visitId, binnedAt: IsNull() });
  const recorded = new Map<number, number>();
  for (const { itemId, quantity } of used) recorded.set(itemId, (recorded.get(itemId) ?? 0) + quantity);
  return recorded;
}

/** A line as it is proposed: two procedures that need one item are not given the same units twice. */
function proposedOf(
  { itemId, procedureId, quantity: each }: ProcedureRecipeLine,
  times: number,
  { items, procedures, recorded, lots, clashes }: Beside,
): ProposedLineDto | null {
  const [item, procedure] = [items.get(itemId), procedures.get(procedureId)];
  if (!item || item.deletedAt || !procedure) return null;
  const needed = each * times;
  const before = Math.min(needed, recorded.get(itemId) ?? 0);
  recorded.set(itemId, (recorded.get(itemId) ?? 0) - before);
  const here = lots.get(itemId) ?? [];
  const { portions, short } = portionsOf(here, needed - before);
  lots.set(itemId, leftOf(here, portions));
  return {
    ...{ item: itemDto(item), procedure: procedureDto(procedure), needed, recorded: before },
    ...{ quantity: needed - before, short, clashes: clashes.get(itemId) ?? [] },
    lots: portions.map(({ lot, quantity }) => ({
      ...{ lotId: lot.id, number: lot.number, expiresOn: lot.expiresOn, quantity, onHand: lot.quantity },
    })),
  };
}

const leftOf = (lots: readonly LotLeft[], taken: readonly Portion[]): LotLeft[] =>
  lots.map((lot) => {
    const portion = taken.find((one) => one.lot.id === lot.id);
    return portion ? { ...lot, quantity: lot.quantity - portion.quantity } : lot;
  });
