import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { clock, isUnreachable } from '@cuspid/platform/database';
import { NotStored } from '@cuspid/platform/providers';
import { Logger } from 'nestjs-pino';
import { ImportCheck } from './import-check';
import { ImportCommit } from './import-commit';
import { TakenOver, UnreadableCsv } from './import-errors';
import { ImportSweep } from './import-sweep';
import { ImportUndo } from './import-undo';
import { ImportWork } from './import-work';
import type { PatientImport } from './patient-import';

const LOOK_MS = 2_000;
const SWEEP_MS = 3_600_000;
const GRACE_MS = 10_000;
/** Work that kills whoever takes it up stops here. */
const CLAIMS_MAX = 20;

/** Does what imports wait for, one after another, in whatever process is free: no request waits for it. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopped = false;
  private sweptAt = 0;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: ImportWork,
    private readonly check: ImportCheck,
    private readonly commit: ImportCommit,
    private readonly undo: ImportUndo,
    private readonly sweep: ImportSweep,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.look();
  }

  /** Before the database connection is closed; a piece that has begun is finished. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.race([this.running, sleep(GRACE_MS, undefined, { ref: false })]);
  }

  /** Says that there may be work: no need to wait for the next look. To be called after the commit. */
  poke(): void {
    this.wake();
  }

  private async look(): Promise<void> {
    while (!this.stopped) {
      try {
        while (!this.stopped && (await this.next()));
        await this.sweepNowAndThen();
      } catch (error) {
        this.log.warn({ err: error }, 'imports could not be looked for');
      }
      await this.pause();
    }
  }

  /** Takes up one import; false when none waits. */
  private async next(): Promise<boolean> {
    const held = await this.work.claim();
    if (!held) return false;
    try {
      await this.carryOut(held);
      await this.work.handBack(held);
    } catch (error) {
      await this.settle(held, error);
    }
    return true;
  }

  private carryOut(held: PatientImport): Promise<void> {
    const isStopped = () => this.stopped;
    if (held.state === 'CHECKING') return this.check.run(held, isStopped);
    return held.state === 'IMPORTING' ? this.commit.run(held, isStopped) : this.undo.run(held, isStopped);
  }

  private async settle(held: PatientImport, error: unknown): Promise<void> {
    if (error instanceof TakenOver) return;
    if (error instanceof UnreadableCsv) return this.work.fail(held, error.message);
    if (error instanceof NotStored) return this.work.fail(held, 'The file is no longer there. Send it again.');
    this.log.error({ err: error, import: held.id }, 'an import stopped on its way');
    if (isUnreachable(error) || held.claim < CLAIMS_MAX) throw error;
    await this.work.fail(held, 'It stopped on its way, again and again. The log of the server says why.');
  }

  private async sweepNowAndThen(): Promise<void> {
    if (clock.ms() - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = clock.ms();
    await this.sweep.run();
  }

  private async pause(): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
