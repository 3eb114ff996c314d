import { Injectable, StreamableFile } from '@nestjs/common';
import type { OrderLineDto } from '@cuspid/inventory/contracts/dto';
import { csvCell, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { Orders } from './orders.service';

const BOM = '\uFEFF';

type Column = (line: OrderLineDto) => string | number | null;
const WHAT: Readonly<Record<string, Column>> = {
  item: ({ item }) => item.name,
  unit: ({ item }) => item.unit,
  ordered: ({ ordered }) => ordered,
  received: ({ received }) => received,
};
/** Whole minor units beside their currency: a spreadsheet makes no fraction of them. */
const COSTS: Readonly<Record<string, Column>> = {
  unitCostMinor: ({ unitCost }) => unitCost?.amountMinor ?? null,
  currency: ({ unitCost }) => unitCost?.currency ?? null,
};

/** An order as a file for the supplier, or for a spreadsheet. */
@Injectable()
export class OrderFile {
  constructor(private readonly orders: Orders) {}

  async csv(me: Actor, id: number): Promise<StreamableFile> {
    const { number, lines } = await this.orders.read(me, id);
    const columns = mayRole(me.role, 'inventory.cost') ? { ...WHAT, ...COSTS } : WHAT;
    const rows = lines.map((line) => Object.values(columns).map((told) => csvCell(told(line))));
    const text = [Object.keys(columns), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
    return new StreamableFile(Buffer.from(BOM + text), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${number}.csv"`,
    });
  }
}
