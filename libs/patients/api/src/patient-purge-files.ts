import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Storage } from '@cuspid/platform/providers';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { PatientPurgeFile } from './patient-purge';

const SWEEP_MS = 60_000;
const BATCH = 100;

/**
 * Removes the files of patients deleted for good, after the rows that named them are gone: a file the storage would not let
 * go of, or that a crash left behind, is tried again every minute by whichever process is there.
 */
@Injectable()
export class PatientPurgeFiles implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly storage: Storage,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Notes, in the transaction that deletes their rows, that these files have to go. */
  async mark(tx: Tx, keys: readonly string[]): Promise<void> {
    const since = clock.now();
    if (keys.length)
      await tx.insert(
        PatientPurgeFile,
        keys.map((storageKey) => ({ storageKey, since })),
      );
  }

  /** Removes what is marked, oldest first. */
  sweep(): Promise<void> {
    this.running = this.running.then(() => this.removeMarked());
    return this.running;
  }

  private async removeMarked(): Promise<void> {
    try {
      const marked = await this.source.manager.find(PatientPurgeFile, { order: { since: 'ASC' }, take: BATCH });
      for (const { storageKey } of marked) await this.remove(storageKey);
    } catch (error) {
      this.log.warn({ err: error }, 'files of deleted patients are left over, trying again');
    }
  }

  /** One file that stays is no reason to keep the others. */
  private async remove(storageKey: string): Promise<void> {
    try {
      await this.storage.remove(storageKey);
      await this.source.manager.delete(PatientPurgeFile, { storageKey });
    } catch (error) {
      this.log.warn({ err: error, storageKey }, 'a file of a deleted patient is left over, trying again');
    }
  }
}
