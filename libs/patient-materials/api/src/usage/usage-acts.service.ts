import { Injectable } from '@nestjs/common';
import { changed } from '@cuspid/audit/api';
import { Stock, type InventoryItem } from '@cuspid/inventory/api';
import type { EditUsageDto, MaterialUsageDto } from '@cuspid/patient-materials/contracts/dto';
import { Database, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { AllergyStops, UsageInBin, UsageNotInBin } from '../material-errors';
import { PatientMaterial } from '../patient-material';
import { allergyClashes } from './allergies';
import { inUse, lotOf, Shelf } from './shelf';
import { saidOf } from './usage-places';
import { UsageReach } from './usage-reach';
import { UsageRows } from './usage-rows';

/** What becomes of a usage. The stock follows in the same transaction. */
@Injectable()
export class UsageActs {
  constructor(
    private readonly db: Database,
    private readonly reach: UsageReach,
    private readonly shelf: Shelf,
    private readonly stock: Stock,
    private readonly rows: UsageRows,
  ) {}

  /** Changes it: another amount moves the difference, another item or lot gives back and takes anew. */
  edit(me: Actor, id: number, version: number, what: EditUsageDto): Promise<MaterialUsageDto> {
    return this.db.transaction(me, async (tx) => {
      const usage = await this.reach.claim(tx, me, id, version, 'material.record');
      const said = await saidOf(tx, usage.patientId, what);
      const { itemId = usage.itemId } = what;
      const held = await this.stock.hold(tx, [usage.itemId, itemId]);
      const before = { ...usage };
      await this.move(tx, me, usage, held, what);
      const difference = changed<object>(before, { ...picked(usage), ...said });
      if (!Object.keys(difference.after).length) return this.rows.one(tx, usage);
      Object.assign(usage, said);
      return this.save(tx, me, usage, 'material.changed', difference);
    });
  }

  /** Puts it in the bin; what was taken goes back to its lot. Or deletes from there what was a mistake. */
  remove(me: Actor, id: number, version: number, isForGood: boolean): Promise<MaterialUsageDto> {
    return isForGood ? this.purge(me, id, version) : this.bin(me, id, version);
  }

  /** Takes it out of the bin, and from its lot again. */
  restore(me: Actor, id: number, version: number): Promise<MaterialUsageDto> {
    return this.db.transaction(me, async (tx) => {
      const usage = await this.reach.claim(tx, me, id, version, 'material.bin');
      if (!usage.binnedAt) throw new UsageNotInBin();
      await this.stock.hold(tx, [usage.itemId]);
      await this.take(tx, me, usage, usage.quantity);
      Object.assign(usage, { binnedAt: null, binnedById: null });
      return this.save(tx, me, usage, 'material.restored', { after: picked(usage) });
    });
  }

  private bin(me: Actor, id: number, version: number): Promise<MaterialUsageDto> {
    return this.db.transaction(me, async (tx) => {
      const usage = await this.reach.claim(tx, me, id, version, 'material.bin');
      if (usage.binnedAt) throw new UsageInBin();
      await this.stock.hold(tx, [usage.itemId]);
      await this.giveBack(tx, me, usage, usage.quantity);
      Object.assign(usage, { binnedAt: clock.now(), binnedById: me.id });
      return this.save(tx, me, usage, 'material.binned', { before: picked(usage) });
    });
  }

  private purge(me: Actor, id: number, version: number): Promise<MaterialUsageDto> {
    return this.db.transaction(me, async (tx) => {
      const usage = await this.reach.claim(tx, me, id, version, 'material.bin');
      if (!usage.binnedAt) throw new UsageNotInBin();
      const gone = await this.rows.one(tx, usage);
      await tx.delete(PatientMaterial, { id });
      await this.reach.tell(tx, me, 'material.purged', usage, { before: picked(usage) });
      return gone;
    });
  }

  /** Makes the stock follow what the usage becomes. */
  private async move(
    tx: Tx,
    me: Actor,
    usage: PatientMaterial,
    held: ReadonlyMap<number, InventoryItem>,
    what: EditUsageDto,
  ): Promise<void> {
    const { itemId = usage.itemId, quantity = usage.quantity, lotId } = what;
    if (itemId === usage.itemId && (lotId ?? usage.lotId) === usage.lotId) {
      const more = quantity - usage.quantity;
      if (more > 0) await this.take(tx, me, usage, more);
      if (more < 0) await this.giveBack(tx, me, usage, -more);
      usage.quantity = quantity;
      if (usage.allergyReason !== null) usage.allergyReason = what.allergyReason ?? usage.allergyReason;
      return;
    }
    const item = inUse(held, itemId);
    if (itemId !== usage.itemId) usage.allergyReason = await reasonFor(tx, usage.patientId, item, what.allergyReason);
    await this.giveBack(tx, me, usage, usage.quantity);
    const lot = lotId ? await lotOf(tx, itemId, lotId, 'lotId') : await this.shelf.lotWith(tx, itemId, quantity);
    Object.assign(usage, { itemId, itemName: item.name, lotId: lot.id, quantity });
    await this.take(tx, me, usage, quantity);
  }

  private async take(tx: Tx, me: Actor, { id, itemId, lotId }: PatientMaterial, quantity: number): Promise<void> {
    await this.stock.take(tx, me, { itemId, lotId, quantity, reason: 'USAGE', patientUsageId: id });
  }

  private async giveBack(tx: Tx, me: Actor, { id, itemId, lotId }: PatientMaterial, quantity: number): Promise<void> {
    await this.stock.giveBack(tx, me, { itemId, lotId, quantity, patientUsageId: id });
  }

  private async save(
    tx: Tx,
    me: Actor,
    usage: PatientMaterial,
    action: string,
    sides: { before?: object; after?: object },
  ): Promise<MaterialUsageDto> {
    Object.assign(usage, { updatedAt: clock.now(), updatedById: me.id, version: usage.version + 1 });
    await tx.save(usage);
    await this.reach.tell(tx, me, action, usage, sides);
    return this.rows.one(tx, usage);
  }
}

/** What the trail keeps of a usage. */
const picked = ({ itemId, itemName, lotId, quantity, allergyReason }: PatientMaterial) => ({
  ...{ itemId, itemName, lotId, quantity, allergyReason },
});

/** Why an item is used although the patient is allergic to it; null where they are not. @throws AllergyStops without a reason */
async function reasonFor(tx: Tx, patientId: number, item: InventoryItem, reason?: string): Promise<string | null> {
  const clashes = await allergyClashes(tx, patientId, [item]);
  if (!clashes.size) return null;
  if (!reason) throw new AllergyStops([...clashes.values()].flat());
  return reason;
}
