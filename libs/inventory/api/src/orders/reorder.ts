import { Injectable } from '@nestjs/common';
import { INVENTORY, proposalOf } from '@cuspid/inventory/contracts';
import type { ReorderDto, ReorderFilter } from '@cuspid/inventory/contracts/dto';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { DataSource } from 'typeorm';
import { itemDto, ItemRows, weeksOf, type ItemRow } from '../items/item-rows';
import { onOrder } from './open-orders';

const ORDER = 'supplier';

/** What to order, from what was really used. */
@Injectable()
export class Reorder {
  constructor(
    private readonly source: DataSource,
    private readonly rows: ItemRows,
  ) {}

  /** Proposals by supplier and name; what has no supplier comes first. */
  async list(me: Actor, filter: ReorderFilter): Promise<Page<ReorderDto>> {
    const { supplier } = filter;
    const db = this.source.manager;
    const eyes = await this.rows.eyesOf(me);
    const query = this.rows.query(db, eyes).where('item.deletedAt is null').limit(INVENTORY.itemsMax);
    if (supplier) query.andWhere('item.supplier = :supplier', { supplier });
    const coming = await onOrder(db);
    const due = (await query.getRawMany<ItemRow>())
      .map((row) => ({ row, coming: coming.get(row.id) ?? 0 }))
      .map((one) => ({ ...one, proposal: proposalOf(standingOf(one.row, one.coming)) }))
      .sort((a, b) => compared(keysOf(a.row), keysOf(b.row)));
    const proposed = due.flatMap(({ row, coming: onOrder, proposal }) =>
      proposal ? [{ row, onOrder, proposal }] : [],
    );
    const after = filter.cursor ? placeOf(filter.cursor, ORDER, 3) : null;
    const limit = limitOf(filter);
    const rest = after ? proposed.filter(({ row }) => compared(keysOf(row), after) > 0) : proposed;
    const page = pageFrom(
      rest.slice(0, limit + 1),
      limit,
      ({ row }) => cursorOf(ORDER, keysOf(row)),
      ({ row, onOrder, proposal }): ReorderDto => ({ item: itemDto(row, eyes), onOrder, ...proposal }),
    );
    return { ...page, ...(filter.count && { total: proposed.length }) };
  }
}

type Keys = readonly (string | number | null)[];

const keysOf = ({ supplier, name, id }: ItemRow): (string | number)[] => [supplier ?? '', name, id];

function compared([supplierA, nameA, idA]: Keys, [supplierB, nameB, idB]: Keys): number {
  const words = [
    [supplierA, supplierB],
    [nameA, nameB],
  ].map(([a, b]) => String(a).localeCompare(String(b), 'en'));
  return words[0] || words[1] || Number(idA) - Number(idB);
}

function standingOf(row: ItemRow, onOrder: number) {
  const { quantity, minimum, maximum, packSize, leadDays } = row;
  return {
    quantity,
    onOrder,
    minimum,
    maximum,
    packSize,
    leadDays,
    used: Math.max(0, Number(row.used)),
    weeks: weeksOf(row),
  };
}
