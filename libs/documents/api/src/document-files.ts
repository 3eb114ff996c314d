import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { DocumentType } from '@cuspid/documents/contracts';
import type { ToothId } from '@cuspid/odontogram';
import { Storage } from '@cuspid/platform/providers';
import { In, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Document } from './document';

const BATCH = 200;

/** A document as other rooms take it along: into the record on paper, and into the portable export. */
export interface DocumentFile {
  id: number;
  type: DocumentType;
  name: string;
  mediaType: string;
  bytes: number;
  /** SHA-256 of what `open()` gives, in hex. */
  sha256: string;
  storageKey: string;
  description: string | null;
  teeth: ToothId[];
  visitId: number | null;
  takenOn: string | null;
  series: string | null;
  uploadedAt: Date;
  uploadedById: number;
  width: number | null;
  height: number | null;
  /** The content from its first byte. Errors: `NotStored`, `StorageUnavailable`. */
  open(): Promise<Readable>;
}

/**
 * What rooms above ask about a patient's files. They have asked `CareTeam` before, and note the reading themselves.
 */
@Injectable()
export class DocumentFiles {
  constructor(private readonly storage: Storage) {}

  /** The patient's documents outside of the bin, oldest first, some at a time. */
  async *of(db: EntityManager, patientId: number): AsyncGenerator<DocumentFile[]> {
    for (let after = 0; ;) {
      const rows = await db.find(Document, {
        where: { patientId, binnedAt: IsNull(), id: MoreThan(after) },
        order: { id: 'ASC' },
        take: BATCH,
      });
      if (rows.length) yield rows.map((row) => this.fileOf(row));
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = last.id;
    }
  }

  /** Of these, those that are documents of this patient and not in the bin. */
  async owned(db: EntityManager, patientId: number, ids: readonly number[]): Promise<Set<number>> {
    if (!ids.length) return new Set();
    const where = { id: In([...ids]), patientId, binnedAt: IsNull() };
    const rows = await db.find(Document, { where, select: { id: true } });
    return new Set(rows.map(({ id }) => id));
  }

  private fileOf(row: Document): DocumentFile {
    const { id, type, name, mediaType, bytes, sha256, storageKey } = row;
    const { description, teeth, visitId, takenOn, series, width, height } = row;
    return {
      ...{ id, type, name, mediaType, bytes, sha256, storageKey, description, teeth, visitId, takenOn, series },
      ...{ uploadedAt: row.createdAt, uploadedById: row.createdById, width, height },
      open: () => this.storage.read(storageKey),
    };
  }
}
