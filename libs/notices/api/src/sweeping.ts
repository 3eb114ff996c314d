import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { clock } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource, In, LessThan } from 'typeorm';
import { Notice } from './notice';

const EVERY_MS = 600_000;
const BATCH = 500;
/** One round takes this many batches and leaves the rest to the next. */
const BATCHES = 20;

/** Removes notices that are over. Any number of replicas may do it at once. */
@Injectable()
export class NoticeSweeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.sweepQuietly()), EVERY_MS);
  }

  beforeApplicationShutdown(): Promise<unknown> {
    clearInterval(this.timer);
    return this.running;
  }

  /** Removes what was over by `now`; answers how many. */
  async sweep(now = clock.now()): Promise<number> {
    let removed = 0;
    for (let batch = 0; batch < BATCHES; batch++) {
      const over = await this.source.manager.find(Notice, {
        select: { id: true },
        where: { until: LessThan(now) },
        take: BATCH,
      });
      if (over.length) await this.source.manager.delete(Notice, { id: In(over.map(({ id }) => id)) });
      removed += over.length;
      if (over.length < BATCH) break;
    }
    return removed;
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.log.warn({ err: error }, 'old notices could not be removed');
    }
  }
}
