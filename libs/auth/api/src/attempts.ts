import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration, Metrics } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import { DataSource, type EntityManager } from 'typeorm';
import { TooManyAttempts } from './auth-errors';

/** How often something may be tried within how long. */
export interface Limit {
  name: string;
  max: number;
  seconds: number;
}

export const LIMITS = {
  /** Failures from one address, at whatever account: the only limit a caller is told of. */
  address: { name: 'address', max: 20, seconds: 60 },
  /** Failures at one account from one network its person signs in from, or from all others together. */
  account: { name: 'account', max: 5, seconds: 900 },
  /** Wrong guesses at one’s own password, where a session is open already. */
  ownPassword: { name: 'own-password', max: 5, seconds: 900 },
  /** Letters with a link to one account. */
  resetLetters: { name: 'reset-letters', max: 3, seconds: 3_600 },
} as const satisfies Record<string, Limit>;

/** One try that was counted. */
export interface Taken {
  /** Whether there was room for it; if not, it was not counted. */
  isWithin: boolean;
  /** It was no failure after all: there is room for another. */
  giveBack: () => Promise<void>;
}

/**
 * Counts tries by account and by address, for all replicas together, by the database's clock. A try is counted before
 * what it tries is done: as many at once as anybody likes never do more than the limit.
 */
@Injectable()
export class Attempts {
  private readonly secret: Buffer;
  private readonly refused: (limit: string) => void;

  constructor(
    private readonly source: DataSource,
    configuration: Configuration,
    metrics: Metrics,
  ) {
    const names = Object.values(LIMITS).map(({ name }) => name);
    this.refused = metrics.count('attempts_refused', 'Tries for which there was no room, by limit', 'limit', names);
    this.secret = createHmac('sha256', configuration.jwtSecret).update('cuspid attempts').digest();
  }

  /** Counts one more try of `whose`; `where` keeps those of several places apart. */
  async take(limit: Limit, whose: string, where = ''): Promise<Taken> {
    const key = this.keyOf(limit, whose, where);
    const { max, seconds } = limit;
    const { insertId }: { insertId: number } = await transaction(this.source, (tx) =>
      tx.query(
        `insert into attempt_limit (key_hash, \`count\`, ends_at)
         values (?, last_insert_id(1), timestampadd(second, ?, utc_timestamp(3)))
         on duplicate key update
           \`count\` = least(last_insert_id(if(ends_at <= utc_timestamp(3), 1, \`count\` + 1)), ?),
           ends_at = if(ends_at <= utc_timestamp(3), timestampadd(second, ?, utc_timestamp(3)), ends_at)`,
        [key, seconds, max, seconds],
      ),
    );
    const isWithin = insertId <= max;
    if (!isWithin) this.refused(limit.name);
    return { isWithin, giveBack: () => (isWithin ? this.giveBack(key) : Promise.resolve()) };
  }

  /** Counts one more. @throws TooManyAttempts when there is no room for it. */
  async require(limit: Limit, whose: string): Promise<Taken> {
    const taken = await this.take(limit, whose);
    if (taken.isWithin) return taken;
    throw new TooManyAttempts((await this.secondsLeft(limit, whose)) || 1);
  }

  /** Counts nothing. @throws TooManyAttempts when there is no room for one more. */
  async requireRoom(limit: Limit, whose: string): Promise<void> {
    const seconds = await this.secondsLeft(limit, whose);
    if (!seconds) return;
    this.refused(limit.name);
    throw new TooManyAttempts(seconds);
  }

  /** Seconds until there is room for one more; 0 when there is. */
  async secondsLeft(limit: Limit, whose: string): Promise<number> {
    const [full]: { wait: number | string }[] = await this.source.query(
      `select timestampdiff(second, utc_timestamp(3), ends_at) as wait from attempt_limit
       where key_hash = ? and \`count\` >= ? and ends_at > utc_timestamp(3)`,
      [this.keyOf(limit, whose, ''), limit.max],
    );
    return full ? Number(full.wait) + 1 : 0;
  }

  /** Forgets what `whose` tried, wherever. */
  async clear(limit: Limit, whose: string, db: EntityManager = this.source.manager): Promise<void> {
    await db.query('delete from attempt_limit where key_hash like ?', [`${this.keyOf(limit, whose)}%`]);
  }

  private async giveBack(key: string): Promise<void> {
    await transaction(this.source, (tx) =>
      tx.query(
        `update attempt_limit set \`count\` = \`count\` - 1 where key_hash = ? and \`count\` > 0 and ends_at > utc_timestamp(3)`,
        [key],
      ),
    );
  }

  /** The table tells nobody whose address was tried, and all of one account's keys begin alike. */
  private keyOf({ name }: Limit, whose: string, where?: string): string {
    const half = (text: string) => createHmac('sha256', this.secret).update(text).digest('hex').slice(0, 32);
    return half(`${name} ${whose.toLowerCase()}`) + (where === undefined ? '' : half(where));
  }
}
