import { createHash } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { clock, isDuplicate, isLocked, transaction, type Tx } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { Actor, Once } from '../access/actor';
import { KeyReused, StillRunning } from '../errors/platform-errors';
import { IdempotencyKey } from './idempotency-key';

/** Nobody presses again after two days; an answer is kept no longer, for it holds what the request was about. */
const KEY_KEPT_MS = 48 * 3_600_000;
const SWEEP_MS = 600_000;
const SWEPT = 5_000;
/** How often the database is asked what time it is. */
const CLOCK_MS = 30_000;
/** A machine whose clock is this far off is told of: its own log has wrong times. */
const FAR_OFF_MS = 10_000;

/** Every change goes through here: one transaction, tried again on a deadlock, carried out once per Idempotency-Key. */
@Injectable()
export class Database implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    readonly source: DataSource,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.tellClock();
    this.timers.push(
      setInterval(() => void this.forgetOldKeys(), SWEEP_MS),
      setInterval(() => void this.keepClock(), CLOCK_MS),
    );
  }

  beforeApplicationShutdown(): void {
    this.timers.forEach((timer) => clearInterval(timer));
  }

  /**
   * Runs `work` in one transaction for `me` and gives its answer. When the request carries an Idempotency-Key, the key
   * is claimed in the same transaction: the same key and body get the first answer again, another body is refused
   * (422), and while the first is still running the second is told so (409). One change a request.
   */
  async transaction<T>(me: Pick<Actor, 'id' | 'once'>, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { once } = me;
    if (!once) return transaction(this.source, work);
    try {
      return await this.carryOutOnce(me.id, once, work);
    } catch (error) {
      // Lost the race for the key by a moment: the winner has committed, so its answer is there now.
      if (isDuplicate(error, 'PRIMARY')) return this.carryOutOnce(me.id, once, work);
      throw error;
    }
  }

  /** Forgets keys, and the answers kept with them, that are too old to be pressed again. */
  async forgetOldKeys(now = clock.ms()): Promise<void> {
    try {
      await this.source.query('delete from idempotency_key where created_at < ? limit ?', [
        new Date(now - KEY_KEPT_MS),
        SWEPT,
      ]);
    } catch (error) {
      this.log.warn({ err: error }, 'old idempotency keys could not be forgotten');
    }
  }

  private async keepClock(): Promise<void> {
    const before = clock.offset;
    try {
      await clock.keep(this.source);
      if (Math.abs(clock.offset - before) > FAR_OFF_MS) this.tellClock();
    } catch (error) {
      this.log.warn({ err: error }, 'the database could not be asked what time it is');
    }
  }

  private tellClock(): void {
    if (Math.abs(clock.offset) < FAR_OFF_MS) return;
    const seconds = Math.round(clock.offset / 1000);
    this.log.warn({ seconds }, 'this machine’s clock is not the database’s: the clinic goes by the database’s');
  }

  private carryOutOnce<T>(userId: number, once: Once, work: (tx: Tx) => Promise<T>): Promise<T> {
    const place = { userId, keyHash: createHash('sha256').update(once.key).digest('hex') };
    return transaction(this.source, async (tx) => {
      const earlier = await this.earlier(tx, place);
      if (earlier) {
        if (earlier.fingerprint !== once.fingerprint) throw new KeyReused();
        return JSON.parse(earlier.answer ?? 'null');
      }
      await tx.insert(IdempotencyKey, {
        ...place,
        fingerprint: once.fingerprint,
        answer: null,
        createdAt: clock.now(),
      });
      const answer = await work(tx);
      await tx.update(IdempotencyKey, place, { answer: JSON.stringify(answer ?? null) });
      return answer;
    });
  }

  private async earlier(tx: Tx, place: { userId: number; keyHash: string }): Promise<IdempotencyKey | null> {
    try {
      return await tx.findOne(IdempotencyKey, {
        where: place,
        lock: { mode: 'pessimistic_write', onLocked: 'nowait' },
      });
    } catch (error) {
      if (isLocked(error)) throw new StillRunning();
      throw error;
    }
  }
}
