import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DOCUMENTS } from '@cuspid/documents/contracts';
import type { DocumentUploadDto } from '@cuspid/documents/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Storage } from '@cuspid/platform/providers';
import type { EntityManager } from 'typeorm';
import { DocumentRows } from '../document-rows';
import { DocumentUpload, DocumentUploadPart } from './document-upload';

export const KEPT_MS = DOCUMENTS.uploadHours * 3_600_000;

/** Uploads as they are reached and told. An upload is its own person's alone. */
@Injectable()
export class UploadRows {
  constructor(
    private readonly careTeam: CareTeam,
    private readonly documents: DocumentRows,
    private readonly storage: Storage,
  ) {}

  /** For a look at it. Whoever may no longer work with the patient may not go on either. */
  async open(db: EntityManager, me: Actor, id: number): Promise<DocumentUpload> {
    const upload = await db.findOneBy(DocumentUpload, { id, userId: me.id });
    if (!upload) throw new NotFound();
    await this.careTeam.require(db, me, upload.patientId, 'document.upload');
    return upload;
  }

  /** For a change; patient and upload are held until the transaction ends. */
  async hold(tx: Tx, me: Actor, id: number): Promise<DocumentUpload> {
    const found = await tx.findOneBy(DocumentUpload, { id, userId: me.id });
    if (!found) throw new NotFound();
    await this.careTeam.require(tx, me, found.patientId, 'document.upload', true);
    const upload = await tx.findOne(DocumentUpload, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!upload || upload.patientId !== found.patientId) throw new NotFound();
    return upload;
  }

  parts(db: EntityManager, uploadId: number): Promise<DocumentUploadPart[]> {
    return db.find(DocumentUploadPart, { where: { uploadId }, order: { beginsAt: 'ASC' } });
  }

  /** All that came, piece after piece; only one of them is open at a time. */
  contentOf(parts: readonly DocumentUploadPart[]): Readable {
    const { storage } = this;
    return Readable.from(
      (async function* () {
        for (const { storageKey } of parts) yield* await storage.read(storageKey);
      })(),
      { objectMode: false },
    );
  }

  async told(db: EntityManager, upload: DocumentUpload): Promise<DocumentUploadDto> {
    const { id, patientId, name, state, bytes, receivedBytes, documentId } = upload;
    const isOver = state === 'DONE';
    return {
      ...{ id, patientId, name, state, bytes, receivedBytes, documentId },
      chunkBytes: DOCUMENTS.chunkMax,
      expiresAt: new Date(upload.touchedAt.getTime() + KEPT_MS).toISOString(),
      sameAs: isOver ? null : await this.documents.sameAs(db, patientId, upload.sha256),
    };
  }
}
