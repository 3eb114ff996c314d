import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { clock } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource, In, LessThan, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { AttemptLimit } from './attempt-limit';
import { PasswordReset } from './password-reset';
import { RefreshToken } from './refresh-token';
import { Session } from './session';

const EVERY_MS = 600_000;
const BATCH = 500;
/** One round takes this many batches of each table, and leaves the rest to the next. */
const BATCHES = 20;
const DAY_MS = 86_400_000;
/** Every session has ended twelve hours after it began; ninety days later nobody asks where it was. */
const SESSION_KEPT_MS = 90 * DAY_MS;
/** No session lives a day, so none of its tokens can come back after one. */
const TOKEN_KEPT_MS = DAY_MS;

/** Removes what sign-in keeps and nobody needs any more. Any number of replicas may do it at once. */
@Injectable()
export class Sweeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.sweepQuietly()), EVERY_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    return this.running;
  }

  /** Removes what is too old by `now`; answers how many rows. */
  async sweep(now = clock.ms()): Promise<number> {
    const before = (age: number) => new Date(now - age);
    return (
      (await this.oldest(RefreshToken, before(TOKEN_KEPT_MS))) +
      (await this.oldest(Session, before(SESSION_KEPT_MS))) +
      (await this.past(PasswordReset, 'expiresAt', 'id', before(DAY_MS))) +
      (await this.past(AttemptLimit, 'endsAt', 'keyHash', before(0)))
    );
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.log.warn({ err: error }, 'old sessions could not be removed');
    }
  }

  /** Rows made before `limit`: those with the lowest ids, so that reading stops at the first that is young. */
  private async oldest(table: EntityTarget<Session | RefreshToken>, limit: Date): Promise<number> {
    return this.inBatches(async () => {
      const rows = await this.source.manager.find(table, {
        select: { id: true, createdAt: true },
        order: { id: 'ASC' },
        take: BATCH,
      });
      const ids = rows.filter(({ createdAt }) => createdAt < limit).map(({ id }) => id);
      return ids.length ? this.removed(table, { id: In(ids), createdAt: LessThan(limit) }) : 0;
    });
  }

  /** Rows that were over before `limit`, found by the index on when they are over. */
  private async past(
    table: EntityTarget<ObjectLiteral>,
    over: 'expiresAt' | 'endsAt',
    key: 'id' | 'keyHash',
    limit: Date,
  ): Promise<number> {
    return this.inBatches(async () => {
      const rows = await this.source.manager.find(table, {
        select: { [key]: true },
        where: { [over]: LessThan(limit) },
        take: BATCH,
      });
      const keys = rows.map((row): unknown => row[key]);
      // A limit may have begun anew meanwhile: the age is asked again where it is removed.
      return keys.length ? this.removed(table, { [key]: In(keys), [over]: LessThan(limit) }) : 0;
    });
  }

  private async removed(table: EntityTarget<ObjectLiteral>, which: object): Promise<number> {
    return (await this.source.manager.delete(table, which)).affected ?? 0;
  }

  private async inBatches(work: () => Promise<number>): Promise<number> {
    let removed = 0;
    for (let batch = 0; batch < BATCHES; batch++) {
      const count = await work();
      removed += count;
      if (count < BATCH) break;
    }
    return removed;
  }
}
