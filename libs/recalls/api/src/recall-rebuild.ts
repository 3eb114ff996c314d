import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Events } from '@cuspid/platform/api';
import { transaction, type Tx } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { Logger } from 'nestjs-pino';
import { DataSource, LessThan, MoreThan } from 'typeorm';
import { RecallKeeper } from './recall-keeper';
import { ALL_PATIENTS, RecallRule } from './recall-rule';

/** Patients a transaction: what books and calls in between waits no longer than that. */
const BATCH = 500;
const [PAUSE_MS, BUSY_MS] = [20, 500];
type Step = 'more' | 'done' | 'busy';

/**
 * Carries a rule that is new or was changed over all patients in the background: some at a time, by one process, going on
 * where the last one ended. Until then a patient stands where the rule as it was put them.
 */
@Injectable()
export class RecallRebuild implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private work = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly keeper: RecallKeeper,
    private readonly events: Events,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.work;
  }

  /** Something is to be rebuilt: it is, soon. */
  begin(): void {
    this.work = this.work
      .then(() => this.rebuildAll())
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted) this.log.warn({ err: error }, 'recalls could not be rebuilt');
      });
  }

  /** Resolves when every patient stands where the rules put them. */
  async rebuildAll(): Promise<void> {
    for (;;) {
      if (this.ending.signal.aborted) return;
      const step = await transaction(this.source, (tx) => this.batch(tx));
      if (step === 'done') return;
      await sleep(step === 'busy' ? BUSY_MS : PAUSE_MS, undefined, { signal: this.ending.signal });
    }
  }

  private async batch(tx: Tx): Promise<Step> {
    const behind = { rebuiltThrough: LessThan(ALL_PATIENTS) };
    const rule = await tx
      .createQueryBuilder(RecallRule, 'rule')
      .where(behind)
      .orderBy('rule.id')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    if (!rule) return (await tx.existsBy(RecallRule, behind)) ? 'busy' : 'done';
    const patients = await tx.find(Patient, {
      where: { id: MoreThan(rule.rebuiltThrough) },
      select: { id: true },
      order: { id: 'ASC' },
      take: BATCH,
    });
    const ids = patients.map(({ id }) => id);
    const changed = await this.keeper.settleAll(tx, ids, undefined, rule.id);
    const rebuiltThrough = ids.length < BATCH ? ALL_PATIENTS : (ids.at(-1) ?? ALL_PATIENTS);
    await tx.update(RecallRule, { id: rule.id }, { rebuiltThrough });
    if (changed.length || rebuiltThrough === ALL_PATIENTS) await this.events.publish(tx, 'recalls');
    return 'more';
  }
}
