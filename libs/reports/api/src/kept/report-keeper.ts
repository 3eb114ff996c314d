import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { transaction } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { Tallied } from '../engine/facts';
import { keptFacts } from '../kept-facts';
import { keepSome, type Kept } from './day-keeper';

/** Twice the longest period, and a month: what is compared is kept too. */
const KEPT_DAYS = 2 * 366 + 31;
const LOOK_MS = 15_000;
const [PAUSE_MS, BUSY_MS] = [20, 500];

/**
 * Rows that follow each other, counted: the walk ends at the last of them. One row more may be somebody's who is just adding it, and
 * would be waited for.
 */
const FORGET = 'delete from report_touch where id >= ? order by id limit ?';

/**
 * Keeps the tallies of the days before today, so that a year is read without its facts. It only makes reports faster: a day that is not
 * kept, or was changed since, is counted from the facts. Every process looks, one at a time works.
 */
@Injectable()
export class ReportKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private timer?: NodeJS.Timeout;
  private work = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.ending.abort();
    await this.work;
  }

  private look(): void {
    this.work = this.work
      .then(() => this.keepAll())
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted) this.log.warn({ err: error }, 'the days of the reports could not be kept');
      });
  }

  /** Resolves when every day of the window is kept as it stood when it was looked at. */
  async keepAll(): Promise<void> {
    for (const [source, facts] of keptFacts()) {
      while (!this.ending.signal.aborted) {
        const { isDone, isBusy } = await this.step(source, facts);
        if (isDone) break;
        await sleep(isBusy ? BUSY_MS : PAUSE_MS, undefined, { signal: this.ending.signal });
      }
    }
  }

  /** One step for one source. Changes are forgotten once what was counted with them in it is kept. */
  private async step(source: string, facts: readonly Tallied[]) {
    const { timeZone: zone } = await this.clinic.setting();
    const today = await this.clinic.today();
    const window = { from: dayAfter(today, -KEPT_DAYS), to: dayAfter(today, -1) };
    const kept: Kept = { source, facts, zone, window };
    const step = await transaction(this.source, (tx) => keepSome(tx, kept));
    for (const { first, count } of runsOfIds(step.seen)) await this.source.query(FORGET, [first, count]);
    return step;
  }
}

/** Ids in their order, as runs without a gap. */
function runsOfIds(ids: readonly number[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const id of ids) {
    const last = runs.at(-1);
    if (last && last.first + last.count === id) last.count++;
    else runs.push({ first: id, count: 1 });
  }
  return runs;
}
