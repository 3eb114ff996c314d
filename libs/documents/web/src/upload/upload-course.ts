import type { DocumentDto, DocumentRefDto, DocumentUploadDto } from '@cuspid/documents/contracts';
import { problemOf } from '@cuspid/platform/web';
import type { DocumentsApi } from '../documents-api';
import { isPassing, nextTry } from './connection';
import { sha256Of } from './sha256';
import { nextPiece, PIECE_FIRST, type Upload } from './upload';

/** How an upload ended for now; `stopped` by the person. */
export type Outcome =
  | { readonly is: 'done'; readonly document: DocumentDto }
  | { readonly is: 'asking'; readonly sameAs: DocumentRefDto }
  | { readonly is: 'stopped' };

const OFFSET = 'upload-offset';
const GONE: readonly number[] = [404, 410];

/** One upload from where it stands to its end: begun or gone on with, piece by piece, over every loss of the connection. */
export class UploadCourse {
  private tries = 0;

  constructor(
    private readonly api: DocumentsApi,
    private readonly stop: AbortSignal,
    private readonly tell: (change: Partial<Upload>) => void,
  ) {}

  /** Fails with what the server refuses, or with what the browser says of a file that cannot be read. */
  async run(upload: Upload, file: File): Promise<Outcome> {
    let now = upload.onServer ? await this.where(upload.onServer) : await this.begin(upload, file);
    if (!now) return { is: 'stopped' };
    // The hash told: nothing has to be sent to find out that it is here already.
    if (now.sameAs && !upload.keepsBoth) return { is: 'asking', sameAs: now.sameAs };
    this.tell({ phase: 'sending', sent: now.receivedBytes, onServer: now, problem: null });
    now = await this.send(now, file);
    return now ? this.finish(upload, now) : { is: 'stopped' };
  }

  private async begin(upload: Upload, file: File): Promise<DocumentUploadDto | null> {
    this.tell({ phase: 'checking' });
    const sha256 = await sha256Of(file);
    if (this.stop.aborted) return null;
    const what = { name: upload.name, bytes: upload.bytes, sha256, mediaType: file.type || null };
    const begun = await this.persist(() => this.api.begin(upload.patientId, what, upload.key, this.stop), 'checking');
    if (begun) this.tell({ onServer: begun });
    return begun;
  }

  /** Asks how much has come: a piece whose answer was lost may be there all the same. */
  private where({ id, sameAs }: DocumentUploadDto): Promise<DocumentUploadDto | null> {
    const ask = async () => ({ ...(await this.api.upload(id, this.stop)), sameAs });
    return this.persist(ask, 'sending');
  }

  private async send(begun: DocumentUploadDto, file: File): Promise<DocumentUploadDto | null> {
    let now = begun;
    let piece = PIECE_FIRST;
    while (now.receivedBytes < now.bytes) {
      const from = now.receivedBytes;
      const began = performance.now();
      const next = await this.sendPiece(now, file.slice(from, from + Math.min(piece, now.chunkBytes)));
      if (!next) return null;
      piece = nextPiece(piece, performance.now() - began, now.chunkBytes);
      now = next;
      this.tell({ phase: 'sending', sent: now.receivedBytes, onServer: now });
    }
    return now;
  }

  private async sendPiece(now: DocumentUploadDto, bytes: Blob): Promise<DocumentUploadDto | null> {
    try {
      const answer = await this.api.send(now.id, now.receivedBytes, bytes, this.stop);
      this.tries = 0;
      return { ...answer, sameAs: now.sameAs };
    } catch (error) {
      if (this.stop.aborted) return null;
      if (problemOf(error).code === OFFSET) return this.where(now);
      if (!isPassing(error)) throw error;
      await this.pause(error);
      return this.where(now);
    }
  }

  private async finish({ keepsBoth }: Upload, { id, bytes }: DocumentUploadDto): Promise<Outcome> {
    this.tell({ phase: 'finishing', sent: bytes });
    try {
      const document = await this.persist(() => this.api.complete(id, keepsBoth, this.stop), 'finishing');
      return document ? { is: 'done', document } : { is: 'stopped' };
    } catch (error) {
      const sameAs = sameIn(error);
      if (!sameAs) throw error;
      return { is: 'asking', sameAs };
    }
  }

  /** Does it until the server has answered; null when the person stopped it meanwhile. */
  private async persist<T>(act: () => Promise<T>, phase: Upload['phase']): Promise<T | null> {
    for (;;) {
      try {
        const answer = await act();
        this.tries = 0;
        this.tell({ phase, problem: null });
        return answer;
      } catch (error) {
        if (this.stop.aborted) return null;
        if (!isPassing(error)) throw error;
        await this.pause(error);
        if (this.stop.aborted) return null;
      }
    }
  }

  private async pause(error: unknown): Promise<void> {
    this.tell({ phase: 'waiting', problem: problemOf(error).detail });
    await nextTry(this.tries++, this.stop);
  }
}

/** The server has forgotten it (too late, or cancelled elsewhere): it begins anew. */
export const isForgotten = (error: unknown): boolean => {
  const { status, code } = problemOf(error);
  return GONE.includes(status) || code === 'upload-overdue';
};

/** What the patient has already, when the server found out at the end. */
function sameIn(error: unknown): DocumentRefDto | null {
  const { status, conflict } = problemOf(error);
  return status === 409 && isDocument(conflict) ? conflict : null;
}

const isDocument = (what: unknown): what is DocumentRefDto =>
  typeof what === 'object' && what !== null && 'id' in what && 'uploadedAt' in what && 'name' in what;
