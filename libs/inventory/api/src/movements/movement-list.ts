import { Injectable } from '@nestjs/common';
import type { ItemMovementFilter, MovementFilter, StockMovementDto } from '@cuspid/inventory/contracts/dto';
import { cursorOf, instantOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { InventoryItem } from '../items/inventory-item';
import { MovementRows } from './movement-rows';
import { StockMovement } from './stock-movement';

type Query = SelectQueryBuilder<StockMovement>;
const OF_ITEM = 'id';
const OF_ALL = 'at';

/** What moved, newest first: of one item, or of the whole stock. */
@Injectable()
export class MovementList {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly rows: MovementRows,
  ) {}

  /** An item's movements, in the order in which they were written; of one in the bin, too. */
  async ofItem(me: Actor, itemId: number, filter: ItemMovementFilter): Promise<Page<StockMovementDto>> {
    const item = await this.source.manager.findOneBy(InventoryItem, { id: itemId });
    if (!item || item.purgedAt) throw new NotFound();
    const query = this.query().where('movement.itemId = :itemId', { itemId }).useIndex('stock_movement_of_item');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [id] = placeOf(filter.cursor, OF_ITEM, 1);
      query.andWhere('movement.id < :id', { id });
    }
    query.orderBy('movement.id', 'DESC');
    return this.page(me, query, filter, total, ({ id }) => cursorOf(OF_ITEM, [id]));
  }

  /** All movements, by when they were written; those of items that were deleted for good among them. */
  async all(me: Actor, filter: MovementFilter): Promise<Page<StockMovementDto>> {
    const { type, reason, from, to } = filter;
    const query = this.query().useIndex(indexOf(filter));
    if (type) query.andWhere('movement.type = :type', { type });
    if (reason) query.andWhere('movement.reason = :reason', { reason });
    if (from) query.andWhere('movement.at >= :from', { from: new Date((await this.clinic.dayBounds(from)).from) });
    if (to) query.andWhere('movement.at < :to', { to: new Date((await this.clinic.dayBounds(to)).to) });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [told, id] = placeOf(filter.cursor, OF_ALL, 2);
      const at = instantOf(told);
      query.andWhere('movement.at <= :at and (movement.at < :at or movement.id < :id)', { at, id });
    }
    query.orderBy('movement.at', 'DESC').addOrderBy('movement.id', 'DESC');
    return this.page(me, query, filter, total, ({ at, id }) => cursorOf(OF_ALL, [at.toISOString(), id]));
  }

  private async rowsOf(query: Query): Promise<StockMovement[]> {
    const [sql, parameters] = query.select('movement.id', 'id').getQueryAndParameters();
    const ids: { id: number }[] = await this.source.query(forced(sql), parameters);
    const rows = await this.source.manager.findBy(StockMovement, { id: In(ids.map(({ id }) => id)) });
    const known = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap(({ id }) => known.get(id) ?? []);
  }

  private query(): Query {
    return this.source.createQueryBuilder(StockMovement, 'movement');
  }

  private async page(
    me: Actor,
    query: Query,
    filter: ItemMovementFilter,
    total: number | undefined,
    place: (row: StockMovement) => string,
  ): Promise<Page<StockMovementDto>> {
    const limit = limitOf(filter);
    const rows = await this.rowsOf(query.limit(limit + 1));
    const { items, nextCursor } = pageFrom(rows, limit, place, (row) => row);
    return {
      items: await this.rows.of(this.source.manager, me, items),
      nextCursor,
      ...(total !== undefined && { total }),
    };
  }
}

/** Left to choose between two ways along the index, a server begins at its end and passes over all newer ones. */
const forced = (sql: string): string => sql.replace(' USE INDEX (', ' FORCE INDEX (');

/** The index that stands in the order of the list: left to choose, a server sorts all that fits the filter. */
function indexOf({ type, reason }: MovementFilter): string {
  if (type) return reason ? 'stock_movement_type_reason' : 'stock_movement_type';
  return reason ? 'stock_movement_reason' : 'stock_movement_at';
}
