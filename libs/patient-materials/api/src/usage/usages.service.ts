import { Injectable } from '@nestjs/common';
import { Stock, type InventoryItem } from '@cuspid/inventory/api';
import type {
  RecordedUsageDto,
  RecordedUsagesDto,
  RecordUsageDto,
  RecordUsagesDto,
  UsageLineDto,
} from '@cuspid/patient-materials/contracts/dto';
import { Database, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { AllergyStops } from '../material-errors';
import { PatientMaterial } from '../patient-material';
import { allergyClashes } from './allergies';
import { inUse, lotOf, portionsOf, Shelf, type Portion } from './shelf';
import { saidOf, type Said } from './usage-places';
import { UsageReach } from './usage-reach';
import { UsageRows } from './usage-rows';

/** What is common to all lines of one act. */
interface Act {
  patientId: number;
  said: Said;
  allergyReason: string | null;
}

/** Records what is used on patients: it leaves the stock in the same transaction. */
@Injectable()
export class Usages {
  constructor(
    private readonly db: Database,
    private readonly reach: UsageReach,
    private readonly shelf: Shelf,
    private readonly stock: Stock,
    private readonly rows: UsageRows,
  ) {}

  /** One item. When one lot has not enough, the rest is taken from the next, in a usage of its own. */
  record(me: Actor, patientId: number, what: RecordUsageDto): Promise<RecordedUsageDto> {
    return this.db.transaction(me, async (tx) => {
      const made = await this.enter(tx, me, patientId, { ...what, lines: [what] }, () => '');
      const [first, ...further] = await this.rows.of(tx, made);
      if (!first) throw new NotFound();
      return { ...first, further };
    });
  }

  /** Several items at once, all or none. */
  recordAll(me: Actor, patientId: number, what: RecordUsagesDto): Promise<RecordedUsagesDto> {
    return this.db.transaction(me, async (tx) => {
      const made = await this.enter(tx, me, patientId, what, (line) => `lines.${line}.`);
      return { items: await this.rows.of(tx, made) };
    });
  }

  private async enter(
    tx: Tx,
    me: Actor,
    patientId: number,
    { lines, allergyReason, ...what }: RecordUsagesDto,
    pathOf: (line: number) => string,
  ): Promise<PatientMaterial[]> {
    await this.reach.hold(tx, me, patientId);
    const said = await saidOf(tx, patientId, what);
    const held = await this.stock.hold(
      tx,
      lines.map(({ itemId }) => itemId),
    );
    const items = lines.map(({ itemId }) => inUse(held, itemId));
    const clashes = await allergyClashes(tx, patientId, items);
    if (clashes.size && !allergyReason) throw new AllergyStops([...clashes.values()].flat());
    const made: PatientMaterial[] = [];
    for (const [line, item] of items.entries()) {
      const wanted = lines[line];
      if (!wanted) continue;
      const act = { patientId, said, allergyReason: clashes.has(item.id) ? (allergyReason ?? null) : null };
      for (const portion of await this.portions(tx, me, wanted, `${pathOf(line)}lotId`)) {
        made.push(await this.use(tx, me, act, item, portion));
      }
    }
    return made;
  }

  /** From which lots a line is taken: the one it names, or those that expire first. */
  private async portions(
    tx: Tx,
    me: Actor,
    { itemId, lotId, quantity }: UsageLineDto,
    path: string,
  ): Promise<Portion[]> {
    if (lotId !== undefined) return [{ lot: await lotOf(tx, itemId, lotId, path), quantity }];
    const { portions, short } = portionsOf(await this.shelf.usable(tx, [itemId]), quantity);
    // Refused in the stock's own words: what is there, and how much of it has expired.
    if (short) await this.stock.take(tx, me, { itemId, quantity, reason: 'USAGE' });
    return portions;
  }

  private async use(
    tx: Tx,
    me: Actor,
    { patientId, said, allergyReason }: Act,
    item: InventoryItem,
    { lot, quantity }: Portion,
  ): Promise<PatientMaterial> {
    const now = clock.now();
    const usage = tx.create(PatientMaterial, {
      ...{ purpose: null, notes: null, visitId: null, procedureId: null, usedAt: now, ...said },
      ...{ patientId, itemId: item.id, lotId: lot.id, itemName: item.name, quantity, allergyReason, version: 1 },
      ...{ createdAt: now, createdById: me.id, updatedAt: now, updatedById: me.id, binnedAt: null, binnedById: null },
    });
    await tx.save(usage);
    await this.stock.take(tx, me, {
      ...{ itemId: item.id, lotId: lot.id, quantity, reason: 'USAGE', patientUsageId: usage.id },
    });
    const after = {
      item: item.name,
      itemId: item.id,
      lotId: lot.id,
      quantity,
      ...said,
      ...(allergyReason && { allergyReason }),
    };
    await this.reach.tell(tx, me, 'material.recorded', usage, { after });
    return usage;
  }
}
