import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { DocumentDto } from '@cuspid/documents/contracts/dto';
import { Database, DomainError, Events, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { aboutOf } from '../document-about';
import { Document } from '../document';
import {
  FileTooLarge,
  SameDocument,
  UploadChanged,
  UploadFinishing,
  UploadIncomplete,
  UploadOverdue,
} from '../document-errors';
import { DocumentRows } from '../document-rows';
import { Intake, type Inspected } from '../intake';
import { StoredObjects } from '../stored-objects';
import { Allowance } from './allowance';
import { DocumentUpload, type DocumentUploadPart } from './document-upload';
import { UploadRows } from './upload-rows';

/** How long a process that finishes an upload is believed to be there. */
const HELD_MS = 5 * 60_000;

interface Held {
  upload: DocumentUpload;
  parts: DocumentUploadPart[];
  word: string;
}

/** The keys under which what is kept of a file lies. */
interface Stored {
  storageKey: string;
  thumbnailKey: string | null;
}

/** Makes a document of what came: looked at, put in its place, proven, and only then named. */
@Injectable()
export class Finishing {
  constructor(
    private readonly db: Database,
    private readonly rows: UploadRows,
    private readonly documents: DocumentRows,
    private readonly intake: Intake,
    private readonly objects: StoredObjects,
    private readonly allowance: Allowance,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The document; asked again, the same one. A file that may not come in goes with its upload. */
  async complete(me: Actor, id: number, again = false): Promise<DocumentDto> {
    const done = await this.doneAs(me, id);
    if (done) return done;
    const held = await this.hold(me, id, again);
    try {
      const inspected = await this.inspect(held);
      try {
        return await this.keep(me, held, inspected, again);
      } finally {
        await inspected.dispose();
      }
    } catch (error) {
      await this.letGo(held, isFinal(error));
      throw error;
    }
  }

  private async doneAs(me: Actor, id: number): Promise<DocumentDto | null> {
    const db = this.db.source.manager;
    const { state, documentId } = await this.rows.open(db, me, id);
    if (state !== 'DONE') return null;
    const document = await db.findOneBy(Document, { id: documentId ?? 0 });
    if (!document) throw new NotFound();
    return this.documents.one(db, document);
  }

  /** From here on the upload is this call's, until it is let go or its time is over. */
  private hold(me: Actor, id: number, again: boolean): Promise<Held> {
    return this.db.transaction({ id: me.id }, async (tx) => {
      const upload = await this.rows.hold(tx, me, id);
      const { state, heldUntil, receivedBytes, bytes, patientId } = upload;
      if (state === 'DONE' || (state === 'FINISHING' && heldUntil && heldUntil > clock.now())) {
        throw new UploadFinishing();
      }
      if (receivedBytes !== bytes) throw new UploadIncomplete(receivedBytes, bytes);
      if (!again) await this.requireNew(tx, patientId, upload.sha256);
      const word = randomBytes(16).toString('hex');
      const until = new Date(clock.ms() + HELD_MS);
      Object.assign(upload, { state: 'FINISHING', heldBy: word, heldUntil: until, touchedAt: clock.now() });
      await tx.save(upload);
      return { upload, word, parts: await this.rows.parts(tx, id) };
    });
  }

  private inspect({ upload, parts }: Held): Promise<Inspected> {
    const { bytes, name, mediaType } = upload;
    return this.intake.inspect({
      open: () => Promise.resolve(this.rows.contentOf(parts)),
      ...{ bytes, name, declaredType: mediaType },
    });
  }

  private async keep(me: Actor, held: Held, inspected: Inspected, again: boolean): Promise<DocumentDto> {
    const { sha256, patientId } = held.upload;
    if (sha256 && sha256 !== inspected.arrived.sha256) throw new UploadChanged();
    if (!again) await this.requireNew(this.db.source.manager, patientId, inspected.arrived.sha256);
    if (inspected.main.bytes > this.allowance.fileBytes) throw new FileTooLarge(this.allowance.fileBytes);
    const { mediaType: contentType, main, thumbnail } = inspected;
    const { storageKey } = await this.objects.keep(main.open(), { contentType, sha256: main.sha256 });
    const stored: Stored = { storageKey, thumbnailKey: null };
    try {
      if (thumbnail) {
        const { content, mediaType } = thumbnail;
        stored.thumbnailKey = (await this.objects.keep(content, { contentType: mediaType })).storageKey;
      }
      return await this.commit(me, held, inspected, stored, again);
    } catch (error) {
      await this.objects.abandon(keysOf(stored));
      throw error;
    }
  }

  private commit(me: Actor, held: Held, inspected: Inspected, stored: Stored, again: boolean): Promise<DocumentDto> {
    return this.db.transaction(me, async (tx) => {
      const upload = await this.rows.hold(tx, me, held.upload.id);
      if (upload.heldBy !== held.word) throw new UploadOverdue();
      const { patientId, id: uploadId } = upload;
      // Of two of the same at once, the second one sees the first here.
      if (!again) await this.requireNew(tx, patientId, inspected.arrived.sha256);
      await this.allowance.require(tx, me, patientId, inspected.main.bytes, uploadId);
      const document = await this.write(tx, me, upload, inspected, stored);
      await this.objects.name(tx, keysOf(stored));
      Object.assign(upload, { state: 'DONE', documentId: document.id, heldBy: null, heldUntil: null });
      await tx.save(upload);
      await tx.remove(held.parts);
      await this.objects.doom(
        tx,
        held.parts.map(({ storageKey }) => storageKey),
      );
      return this.documents.one(tx, document);
    });
  }

  private async write(
    tx: Tx,
    me: Actor,
    { patientId, about }: DocumentUpload,
    inspected: Inspected,
    stored: Stored,
  ): Promise<Document> {
    const today = await this.clinic.today(tx);
    const said = await aboutOf(
      tx,
      patientId,
      { today, uploadedOn: today },
      { ...about, type: about?.type ?? undefined },
    );
    const { mediaType, name, main, arrived, proposedType, width, height, dotsPerInch } = inspected;
    const document = tx.create(Document, {
      ...{ patientId, type: proposedType, name, mediaType, bytes: main.bytes, sha256: main.sha256 },
      ...{ receivedBytes: arrived.bytes, receivedSha256: arrived.sha256, ...stored },
      ...{ width: width ?? null, height: height ?? null, dotsPerInch: dotsPerInch ?? null },
      ...{ description: null, teeth: [], visitId: null, takenOn: null, datedOn: today, series: null, ...said },
      ...{ createdAt: clock.now(), createdById: me.id, changedAt: null, changedById: null },
      ...{ binnedAt: null, binnedById: null, version: 1 },
    });
    await tx.save(document);
    const { id, type, bytes, sha256 } = document;
    const after = { type, mediaType, bytes, sha256, receivedSha256: arrived.sha256 };
    await this.audit.record(tx, me, 'document.uploaded', { entity: 'document', id, patientId, after });
    await this.events.publish(tx, 'documents', { id, patientId });
    return document;
  }

  private async requireNew(db: Tx, patientId: number, sha256: string | null): Promise<void> {
    const same = await this.documents.sameAs(db, patientId, sha256);
    if (same) throw new SameDocument(same);
  }

  /** Gives the upload back, or takes it away where another try can come to nothing else. */
  private async letGo({ upload, word, parts }: Held, isOver: boolean): Promise<void> {
    const keys = parts.map(({ storageKey }) => storageKey);
    await this.db
      .transaction({ id: upload.userId }, async (tx) => {
        const mine = { id: upload.id, heldBy: word };
        if (!isOver) {
          await tx.update(DocumentUpload, mine, { state: 'OPEN', heldBy: null, heldUntil: null });
          return;
        }
        const { affected } = await tx.delete(DocumentUpload, mine);
        if (affected) await this.objects.doom(tx, keys);
      })
      // The database is away as well: the time this call holds the upload for runs out by itself.
      .catch(() => undefined);
  }
}

const keysOf = ({ storageKey, thumbnailKey }: Stored) => [storageKey, ...(thumbnailKey ? [thumbnailKey] : [])];

/** Whether the file itself is what was refused: sent once more, it is refused once more. */
const isFinal = (error: unknown) =>
  error instanceof DomainError && [413, 415, 422].includes(error.status) && error.code !== 'invalid';
