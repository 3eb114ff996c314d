import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { TimelineAsk, TimelineEntry, TimelinePlace, TimelineSource } from './timeline-sources';

/** A table with an index by patient and moment. */
interface TableSource<T extends ObjectLiteral> extends Pick<
  TimelineSource,
  'name' | 'kind' | 'permission' | 'hasTeeth' | 'teeth'
> {
  /** Its rows about the patient (and the tooth), in no order. */
  rows(db: EntityManager, ask: TimelineAsk): SelectQueryBuilder<T>;
  /** The moment and the number of a row: `visit.startsAt`, `visit.id`. */
  at: `${string}.${string}`;
  id: `${string}.${string}`;
  told(row: T): TimelineEntry;
}

/** A source that is one table: it is walked newest first, and stops at the page's end. */
export function tableSource<T extends ObjectLiteral>(table: TableSource<T>): TimelineSource {
  const { rows, told, at, id, ...source } = table;
  const within = (db: EntityManager, ask: TimelineAsk) => {
    const query = rows(db, ask).andWhere(`${at} is not null`);
    if (ask.from) query.andWhere(`${at} >= :from`, { from: ask.from });
    if (ask.until) query.andWhere(`${at} < :until`, { until: ask.until });
    return query;
  };
  return {
    ...source,
    async page(db, ask, after: TimelinePlace | null, limit) {
      const query = within(db, ask).orderBy(at, 'DESC').addOrderBy(id, 'DESC').limit(limit);
      // Said twice: the first half is what an index can seek, the second what is exact.
      if (after) query.andWhere(`${at} <= :afterAt and (${at} < :afterAt or ${id} < :afterId)`, placed(after));
      return (await query.getMany()).map(told);
    },
    async count(db, ask, most) {
      const some = within(db, ask).select(id, 'id').limit(most);
      const [sql, values] = some.getQueryAndParameters();
      const [row]: { n: string }[] = await db.query(`select count(*) as n from (${sql}) some`, values);
      return Number(row?.n);
    },
  };
}

const placed = ({ at, id }: TimelinePlace) => ({ afterAt: at, afterId: id });
