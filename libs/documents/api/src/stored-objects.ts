import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@cuspid/platform/api';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { HashMismatch, newStorageKey, Storage, type PutOptions, type StoredFile } from '@cuspid/platform/providers';
import { Logger } from 'nestjs-pino';
import { In } from 'typeorm';
import { UploadOverdue } from './document-errors';
import { StoredObject } from './stored-object';

const BATCH = 200;

/**
 * Every object has a row at every moment: one here before it is written, one that names it from the transaction that takes
 * it out of here, and one here again once nothing names it. So whatever a process leaves behind is known.
 */
@Injectable()
export class StoredObjects {
  /** How many objects this process has removed. */
  removed = 0;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly storage: Storage,
    private readonly log: Logger,
  ) {}

  /** Keeps content under a new key, noted before its first byte is written. What could not be kept is taken away. */
  async keep(content: Readable | Buffer, options: PutOptions): Promise<StoredFile & { storageKey: string }> {
    const storageKey = newStorageKey();
    await this.db.source.manager.insert(StoredObject, { storageKey, isDoomed: false, since: clock.now() });
    try {
      const stored = await this.storage.put(storageKey, content, options);
      if (options.sha256 && stored.sha256 !== options.sha256) throw new HashMismatch();
      return { ...stored, storageKey };
    } catch (error) {
      await this.abandon([storageKey]);
      throw error;
    }
  }

  /** These are named by a record of `tx` now. @throws UploadOverdue when the janitor was there first */
  async name(tx: Tx, keys: readonly string[]): Promise<void> {
    const { affected } = await tx.delete(StoredObject, { storageKey: In([...keys]), isDoomed: false });
    if (affected !== keys.length) throw new UploadOverdue();
  }

  /** Nothing names these any more, once `tx` is committed. */
  async doom(tx: Tx, keys: readonly string[]): Promise<void> {
    const since = clock.now();
    const rows = keys.map((storageKey) => ({ storageKey, isDoomed: true, since }));
    for (let at = 0; at < rows.length; at += BATCH) await tx.insert(StoredObject, rows.slice(at, at + BATCH));
    if (keys.length) afterCommit(tx, () => void this.removeDoomed());
  }

  /** What was written and will not be named. A failure here is the janitor's business. */
  async abandon(keys: readonly string[]): Promise<void> {
    try {
      await this.db.source.manager.update(StoredObject, { storageKey: In([...keys]) }, { isDoomed: true });
      await this.removeDoomed();
    } catch (error) {
      this.log.warn({ err: error }, 'stored objects are left over, the janitor will find them');
    }
  }

  /** Removes what is doomed, one hand at a time in a process. */
  removeDoomed(): Promise<void> {
    this.sweeping = this.sweeping.then(() => this.sweep());
    return this.sweeping;
  }

  /** Once nothing is being removed any more. */
  async idle(): Promise<void> {
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      const doomed = await this.db.source.manager.find(StoredObject, {
        where: { isDoomed: true },
        order: { since: 'ASC' },
        take: BATCH,
      });
      for (const { storageKey } of doomed) await this.remove(storageKey);
    } catch (error) {
      this.log.warn({ err: error }, 'stored objects are left over, trying again');
    }
  }

  /** One object that stays is no reason to keep the others. */
  private async remove(storageKey: string): Promise<void> {
    try {
      await this.storage.remove(storageKey);
      await this.db.source.manager.delete(StoredObject, { storageKey, isDoomed: true });
      this.removed++;
    } catch (error) {
      this.log.warn({ err: error, storageKey }, 'a stored object is left over, trying again');
    }
  }
}
