import { Injectable } from '@nestjs/common';
import { clock } from '@cuspid/platform/database';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** As many are counted anew each time; more of them are told as they were a moment ago. */
const COUNTED = 10_000;
const BELIEVED_MS = 15_000;
/** Filters remembered at a time. */
const KNOWN = 200;

interface Known {
  at: number;
  total: Promise<number>;
}

/**
 * How long a list is. Counting a million rows takes a third of a second, so a long list is counted once in a while and not
 * with every page; short ones, which people count themselves, are always exact.
 */
@Injectable()
export class Totals {
  private readonly known = new Map<string, Known>();

  /** @param key says whose list it is and of what. */
  async of<T extends ObjectLiteral>(key: string, query: SelectQueryBuilder<T>): Promise<number> {
    const before = this.known.get(key);
    if (before && clock.ms() - before.at < BELIEVED_MS) return before.total;
    const some = await atMost(query, COUNTED + 1);
    return some > COUNTED ? this.whole(key, query) : some;
  }

  private whole<T extends ObjectLiteral>(key: string, query: SelectQueryBuilder<T>): Promise<number> {
    const total = query
      .clone()
      .select('count(*)', 'count')
      .getRawOne<{ count: string }>()
      .then((row) => Number(row?.count));
    this.known.delete(key);
    this.known.set(key, { at: clock.ms(), total });
    // A count that failed is nothing to believe.
    total.catch(() => this.known.delete(key));
    for (const oldest of this.known.keys()) {
      if (this.known.size <= KNOWN) break;
      this.known.delete(oldest);
    }
    return total;
  }
}

/**
 * An index is walked from where its conditions begin. A server that is merely advised takes everybody in use for as good a
 * start as a place among them, and reads all that come before it; told to, it goes there.
 */
export const forced = (sql: string): string => sql.replace(' USE INDEX (', ' FORCE INDEX (');

/** How many rows a query means, and `most` when there are as many or more. */
export async function atMost<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, most: number): Promise<number> {
  const [sql, parameters] = query.clone().select('1').limit(most).getQueryAndParameters();
  const [row]: { count: string }[] = await query.connection.query(
    'select count(*) as count from (' + forced(sql) + ') some',
    parameters,
  );
  return Number(row?.count);
}
