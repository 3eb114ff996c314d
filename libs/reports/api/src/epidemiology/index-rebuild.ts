import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import { IndexKeeper } from './index-keeper';

const PAUSE_MS = 50;

/** Reckons what was marked before this process began (a clinic’s charts before this report was there, another zone), some at a time. */
@Injectable()
export class IndexRebuild implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private work = Promise.resolve();

  constructor(
    private readonly keeper: IndexKeeper,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.work = this.rebuildAll().catch((error: unknown) => {
      if (!this.ending.signal.aborted) this.log.warn({ err: error }, 'dental indices could not be reckoned');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.work;
  }

  private async rebuildAll(): Promise<void> {
    await this.keeper.followZone();
    while (!this.ending.signal.aborted && (await this.keeper.some()) > 0) {
      await sleep(PAUSE_MS, undefined, { signal: this.ending.signal });
    }
  }
}
