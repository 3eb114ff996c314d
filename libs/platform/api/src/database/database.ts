import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isDuplicate, isLocked, transaction, type Tx } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import type { Actor, Once } from '../access/actor';
import { KeyReused, StillRunning } from '../errors/platform-errors';
import { IdempotencyKey } from './idempotency-key';

/** Every change goes through here: one transaction, tried again on a deadlock, carried out once per Idempotency-Key. */
@Injectable()
export class Database {
  constructor(readonly source: DataSource) {}

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

  private carryOutOnce<T>(userId: number, once: Once, work: (tx: Tx) => Promise<T>): Promise<T> {
    const place = { userId, keyHash: createHash('sha256').update(once.key).digest('hex') };
    return transaction(this.source, async (tx) => {
      const earlier = await this.earlier(tx, place);
      if (earlier) {
        if (earlier.fingerprint !== once.fingerprint) throw new KeyReused();
        return JSON.parse(earlier.answer ?? 'null');
      }
      await tx.insert(IdempotencyKey, { ...place, fingerprint: once.fingerprint, answer: null, createdAt: new Date() });
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
