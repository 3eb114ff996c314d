import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Tx } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource, MoreThan } from 'typeorm';
import { Patient } from './patient';
import { indexPatients } from './search-index';
import { SEARCH_RULES } from './search-terms';
import { Sequence } from './sequence';

/** Patients a transaction; what registers and edits in between waits no longer than that. */
const BATCH = 200;
const [PAUSE_MS, BUSY_MS] = [20, 5_000];
/** Where the row stands once everybody is kept by these rules: no patient has such an id. */
const DONE = 4_294_967_295;
type Step = 'more' | 'done' | 'busy';

/**
 * Keeps everybody by the rules of this version. When they have changed, the patients are written again in the background:
 * in batches, by one process at a time, going on where the last one ended. Until then they are found as they were kept.
 */
@Injectable()
export class SearchReindex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly name = `search-rules-${SEARCH_RULES}`;
  private readonly ending = new AbortController();
  private work = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.work = this.keepAll().catch((error: unknown) => {
      if (!this.ending.signal.aborted) this.log.warn({ err: error }, 'patients could not be written for searching');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.work;
  }

  /** Resolves when everybody is kept by the rules of this version. */
  async keepAll(): Promise<void> {
    await this.source.query('insert ignore into sequence (name, value) values (?, 0)', [this.name]);
    for (;;) {
      const step = await transaction(this.source, (tx) => this.batch(tx));
      if (step === 'done' || this.ending.signal.aborted) return;
      await sleep(step === 'busy' ? BUSY_MS : PAUSE_MS, undefined, { signal: this.ending.signal });
    }
  }

  private async batch(tx: Tx): Promise<Step> {
    const row = await tx
      .createQueryBuilder(Sequence, 'turn')
      .where({ name: this.name })
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    if (!row) return 'busy';
    if (row.value === DONE) return 'done';
    const patients = await tx.find(Patient, {
      where: { id: MoreThan(row.value) },
      order: { id: 'ASC' },
      take: BATCH,
      lock: { mode: 'pessimistic_read' },
    });
    await indexPatients(tx, patients);
    const value = patients.length < BATCH ? DONE : (patients.at(-1)?.id ?? DONE);
    await tx.update(Sequence, { name: this.name }, { value });
    return value === DONE ? 'done' : 'more';
  }
}
