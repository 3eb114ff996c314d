import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DOCUMENTS } from '@cuspid/documents/contracts';
import type { BeginUploadDto, DocumentUploadDto } from '@cuspid/documents/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Quotas, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { StoredFile } from '@cuspid/platform/providers';
import { Clinic } from '@cuspid/settings/api';
import { aboutOf } from '../document-about';
import { ChunkEmpty, ChunkTooLarge, UploadClosed, UploadFinishing, UploadOffset } from '../document-errors';
import { StoredObjects } from '../stored-objects';
import { Allowance } from './allowance';
import { atMost } from './at-most';
import { DocumentUpload, DocumentUploadPart, type About } from './document-upload';
import { UploadRows } from './upload-rows';

/** Uploads a person begins, and pieces they send, in a minute. */
const BEGINS = 600;
const PIECES = 1_200;
/** A piece is a run of bytes; what it is part of is found once all of it is there. */
const PIECE_TYPE = 'application/octet-stream';

/** Files on their way into the record, piece after piece, at whichever server. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly rows: UploadRows,
    private readonly objects: StoredObjects,
    private readonly allowance: Allowance,
    private readonly clinic: Clinic,
    private readonly quotas: Quotas,
  ) {}

  /** Takes a place for a file and says how to send it. */
  async begin(me: Actor, patientId: number, what: BeginUploadDto): Promise<DocumentUploadDto> {
    await this.quotas.require(`uploads of ${me.id}`, BEGINS, 60);
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'document.upload', true);
      await this.allowance.require(tx, me, patientId, what.bytes);
      const today = await this.clinic.today(tx);
      const about = saidOf(what);
      await aboutOf(tx, patientId, { today, uploadedOn: today }, { ...about, type: about.type ?? undefined });
      const now = clock.now();
      const upload = tx.create(DocumentUpload, {
        ...{ patientId, userId: me.id, state: 'OPEN', name: what.name, mediaType: what.mediaType ?? null },
        ...{ bytes: what.bytes, receivedBytes: 0, sha256: what.sha256 ?? null, about },
        ...{ heldUntil: null, heldBy: null, documentId: null, createdAt: now, touchedAt: now },
      });
      await tx.save(upload);
      return this.rows.told(tx, upload);
    });
  }

  /** Where an upload stands. */
  async state(me: Actor, id: number): Promise<DocumentUploadDto> {
    const db = this.db.source.manager;
    return this.rows.told(db, await this.rows.open(db, me, id));
  }

  /** Keeps a piece that begins at `offset`. It is there whole, or not at all. */
  async receive(me: Actor, id: number, offset: number, content: Readable): Promise<DocumentUploadDto> {
    await this.quotas.require(`pieces of ${me.id}`, PIECES, 60);
    const upload = await this.rows.open(this.db.source.manager, me, id);
    requireTakes(upload, offset);
    const most = Math.min(DOCUMENTS.chunkMax, upload.bytes - upload.receivedBytes);
    const piece = await this.objects.keep(
      atMost(content, most, () => new ChunkTooLarge(most)),
      {
        contentType: PIECE_TYPE,
      },
    );
    try {
      return await this.add(me, id, offset, piece);
    } catch (error) {
      await this.objects.abandon([piece.storageKey]);
      throw error;
    }
  }

  /** Gives an upload up. What came of it goes. */
  async cancel(me: Actor, id: number): Promise<void> {
    await this.db.transaction(me, async (tx) => {
      const upload = await this.rows.hold(tx, me, id);
      if (upload.state === 'DONE') throw new UploadClosed();
      if (upload.state === 'FINISHING' && (upload.heldUntil ?? clock.now()) > clock.now()) throw new UploadFinishing();
      const parts = await this.rows.parts(tx, id);
      await tx.delete(DocumentUpload, { id });
      await this.objects.doom(
        tx,
        parts.map(({ storageKey }) => storageKey),
      );
    });
  }

  private async add(
    me: Actor,
    id: number,
    offset: number,
    { bytes, sha256, storageKey }: StoredFile & { storageKey: string },
  ): Promise<DocumentUploadDto> {
    if (!bytes) throw new ChunkEmpty();
    return this.db.transaction(me, async (tx) => {
      const upload = await this.rows.hold(tx, me, id);
      requireTakes(upload, offset);
      await this.objects.name(tx, [storageKey]);
      await tx.insert(DocumentUploadPart, { uploadId: id, beginsAt: offset, bytes, sha256, storageKey });
      upload.receivedBytes += bytes;
      upload.touchedAt = clock.now();
      await tx.save(upload);
      return this.rows.told(tx, upload);
    });
  }
}

function requireTakes(upload: DocumentUpload, offset: number): void {
  if (upload.state !== 'OPEN') throw new UploadClosed();
  if (upload.receivedBytes !== offset) throw new UploadOffset(upload.receivedBytes);
}

function saidOf({ type, description, teeth, visitId, takenOn, series }: BeginUploadDto): About {
  return {
    ...(type && { type }),
    ...(description && { description }),
    ...(teeth?.length && { teeth }),
    ...(visitId && { visitId }),
    ...(takenOn && { takenOn }),
    ...(series && { series }),
  };
}
