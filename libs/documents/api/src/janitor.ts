import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@cuspid/platform/api';
import { clock, transaction } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { LessThan } from 'typeorm';
import { StoredObject } from './stored-object';
import { StoredObjects } from './stored-objects';
import { DocumentUpload, DocumentUploadPart } from './uploads/document-upload';
import { KEPT_MS } from './uploads/upload-rows';

const SWEEP_MS = 60_000;
const BATCH = 500;

/** What a sweep took away. */
export interface Swept {
  /** Uploads nobody went on with for a day, and those that have long been documents. */
  uploads: number;
  /** Objects of this process’s removing: those nothing named any more. */
  objects: number;
}

/**
 * Clears away what was begun and left: uploads a day after their last piece, objects a day after a process began to write
 * them and no record came to name them. What a record names is not in its list.
 */
@Injectable()
export class Janitor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<Swept> = Promise.resolve({ uploads: 0, objects: 0 });

  constructor(
    private readonly db: Database,
    private readonly objects: StoredObjects,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    // What a request of a moment ago has doomed is on its way.
    await this.objects.idle();
  }

  /** One sweep; a process makes one at a time. */
  sweep(): Promise<Swept> {
    this.running = this.running.then(() => this.clear());
    return this.running;
  }

  private async clear(): Promise<Swept> {
    const swept: Swept = { uploads: 0, objects: 0 };
    try {
      const before = new Date(clock.ms() - KEPT_MS);
      const removed = this.objects.removed;
      swept.uploads = await this.clearUploads(before);
      await this.doomUnnamed(before);
      await this.objects.removeDoomed();
      swept.objects = this.objects.removed - removed;
      if (swept.uploads || swept.objects) this.log.log(swept, 'left uploads and objects were cleared away');
    } catch (error) {
      this.log.warn({ err: error }, 'left uploads could not be cleared away, trying again');
    }
    return swept;
  }

  private async clearUploads(before: Date): Promise<number> {
    const left = await this.db.source.manager.find(DocumentUpload, {
      where: { touchedAt: LessThan(before) },
      order: { touchedAt: 'ASC' },
      select: { id: true },
      take: BATCH,
    });
    let cleared = 0;
    for (const { id } of left) if (await this.clearUpload(id, before)) cleared++;
    return cleared;
  }

  /** Looked at again under its lock: a piece may have come meanwhile. */
  private clearUpload(id: number, before: Date): Promise<boolean> {
    return transaction(this.db.source, async (tx) => {
      const where = { id, touchedAt: LessThan(before) };
      const upload = await tx.findOne(DocumentUpload, { where, lock: { mode: 'pessimistic_write' } });
      if (!upload || (upload.heldUntil && upload.heldUntil > clock.now())) return false;
      const parts = await tx.findBy(DocumentUploadPart, { uploadId: id });
      await tx.delete(DocumentUpload, { id });
      await this.objects.doom(
        tx,
        parts.map(({ storageKey }) => storageKey),
      );
      return true;
    });
  }

  private async doomUnnamed(before: Date): Promise<void> {
    const where = { isDoomed: false, since: LessThan(before) };
    await this.db.source.manager.update(StoredObject, where, { isDoomed: true });
  }
}
