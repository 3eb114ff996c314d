import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { InventoryItem } from '@cuspid/inventory/api';
import type { RecipeDto, RecipeLineDto, SetRecipeDto } from '@cuspid/patient-materials/contracts/dto';
import { Database, Events, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { In, type EntityManager } from 'typeorm';
import { ProcedureRecipe, ProcedureRecipeLine } from '../procedure-recipe';
import { byId, itemDto, procedureDto } from '../usage/usage-rows';

/** What procedures of the catalogue need of the stock. */
@Injectable()
export class Recipes {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async of(procedureId: number): Promise<RecipeDto> {
    const db = this.db.source.manager;
    return shown(db, await procedureOf(db, procedureId));
  }

  /** Sets all of it, of the version the caller saw. */
  set(me: Actor, procedureId: number, version: number, { lines }: SetRecipeDto): Promise<RecipeDto> {
    return this.db.transaction(me, async (tx) => {
      // The procedure is held: of two who say it first, the second sees that somebody has.
      const procedure = await procedureOf(tx, procedureId, true);
      const kept = await tx.findOneBy(ProcedureRecipe, { procedureId });
      const current = kept?.version ?? 1;
      if (current !== version) throw new StaleVersion(current);
      const before = await linesOf(tx, [procedureId]);
      await requireItems(tx, lines, before);
      const isSame =
        JSON.stringify(lines) === JSON.stringify(before.map(({ itemId, quantity }) => ({ itemId, quantity })));
      if (isSame) return shown(tx, procedure);
      await tx.save(ProcedureRecipe, { procedureId, version: version + 1, updatedAt: clock.now(), updatedById: me.id });
      await tx.delete(ProcedureRecipeLine, { procedureId });
      const rows = lines.map(({ itemId, quantity }, place) => ({ procedureId, place, itemId, quantity }));
      if (rows.length) await tx.insert(ProcedureRecipeLine, rows);
      const told = (all: readonly { itemId: number; quantity: number }[]) => ({
        lines: all.map(({ itemId, quantity }) => ({ itemId, quantity })),
      });
      await this.audit.record(tx, me, 'recipe.set', {
        ...{ entity: 'clinic_procedure', id: procedureId, before: told(before), after: told(lines) },
      });
      await this.events.publish(tx, 'inventory', {});
      return shown(tx, procedure);
    });
  }
}

/** The lines of some procedures' recipes, in their order. */
export async function linesOf(db: EntityManager, procedureIds: readonly number[]): Promise<ProcedureRecipeLine[]> {
  if (!procedureIds.length) return [];
  return db.find(ProcedureRecipeLine, {
    where: { procedureId: In([...procedureIds]) },
    order: { procedureId: 'ASC', place: 'ASC' },
  });
}

async function procedureOf(db: EntityManager, id: number, isHeld = false): Promise<Procedure> {
  const procedure = await db.findOne(Procedure, {
    where: { id },
    ...(isHeld && { lock: { mode: 'pessimistic_write' } }),
  });
  if (!procedure) throw new NotFound();
  return procedure;
}

/** Each item once, and in use; one that is in the recipe already may have been put away since. @throws Invalid */
async function requireItems(
  tx: Tx,
  lines: SetRecipeDto['lines'],
  before: readonly ProcedureRecipeLine[],
): Promise<void> {
  const items = await byId(
    tx,
    InventoryItem,
    lines.map(({ itemId }) => itemId),
  );
  const errors = lines.flatMap(({ itemId }, at) => {
    const path = `lines.${at}.itemId`;
    const item = items.get(itemId);
    if (!item || (item.deletedAt && !before.some((line) => line.itemId === itemId))) {
      return [{ path, message: 'is no item of the stock' }];
    }
    return lines.findIndex((line) => line.itemId === itemId) < at ? [{ path, message: 'is said twice' }] : [];
  });
  if (errors.length) throw new Invalid(errors);
}

async function shown(db: EntityManager, procedure: Procedure): Promise<RecipeDto> {
  const recipe = await db.findOneBy(ProcedureRecipe, { procedureId: procedure.id });
  const lines = await linesOf(db, [procedure.id]);
  const items = await byId(
    db,
    InventoryItem,
    lines.map(({ itemId }) => itemId),
  );
  return {
    procedure: procedureDto(procedure),
    lines: lines.flatMap(({ itemId, quantity }): RecipeLineDto[] => {
      const item = items.get(itemId);
      return item ? [{ item: itemDto(item), quantity, isBinned: item.deletedAt !== null }] : [];
    }),
    version: recipe?.version ?? 1,
  };
}
