import type { EntityTarget } from 'typeorm';
import type { TimelineAsk, TimelineEntry, TimelineSource } from './timeline-sources';
import { countedTo, newestIds, type Piece, type Walk } from './walk';

/** A table with an index by patient and moment. */
interface TableSource<T extends { id: number }>
  extends
    Pick<TimelineSource, 'name' | 'kind' | 'permission' | 'hasTeeth' | 'teeth'>,
    Pick<Walk, 'table' | 'index' | 'at' | 'patient'> {
  entity: EntityTarget<T>;
  /** Which rows, besides that they are about the patient; `e` is the table. */
  where?: (ask: TimelineAsk) => Piece | undefined;
  told(row: T): TimelineEntry;
}

/** A source that is one table: it is walked newest first, and stops at the page's end. */
export function tableSource<T extends { id: number }>(source: TableSource<T>): TimelineSource {
  const { name, kind, permission, hasTeeth, teeth, table, index, at, patient } = source;
  const walk = (ask: TimelineAsk): Walk => {
    const where = source.where?.(ask);
    return { table, index, at, ...(patient && { patient }), ...(where && { where }) };
  };
  return {
    ...{ name, kind, permission },
    ...(hasTeeth && { hasTeeth }),
    ...(teeth && { teeth }),
    async page(db, ask, after, limit) {
      const ids = await newestIds(db, [walk(ask)], ask, after, limit);
      if (!ids.length) return [];
      const rows = await db.createQueryBuilder(source.entity, 'row').whereInIds(ids).getMany();
      const byId = new Map(rows.map((row) => [row.id, source.told(row)]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    count: (db, ask, most) => countedTo(db, [walk(ask)], ask, most),
  };
}
