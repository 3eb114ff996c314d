import type { DocumentDto, DocumentRefDto, DocumentUploadDto } from '@cuspid/documents/contracts';

/**
 * Where a file on its way stands. `checking` reads it for the hash · `asking` waits for a word of the person, because the
 * patient has this very file · `waiting` goes on by itself once the server answers again · `fileGone` went through a
 * reload: the bytes that are there are kept, the file has to be chosen again · `refused` can be tried again.
 */
export type UploadPhase =
  'queued' | 'checking' | 'asking' | 'sending' | 'waiting' | 'paused' | 'finishing' | 'fileGone' | 'refused' | 'done';

/** One file on its way to a patient. */
export interface Upload {
  /** Of this page alone; the server's number comes with its first answer. */
  readonly key: string;
  readonly patientId: number;
  readonly name: string;
  readonly bytes: number;
  /** Null after a reload: nothing of a patient is kept on the device. */
  readonly file: File | null;
  readonly phase: UploadPhase;
  /** Bytes the server has said that it has. */
  readonly sent: number;
  /** What the server knows of it, once it has answered. */
  readonly onServer: DocumentUploadDto | null;
  /** The file the patient has already, while that is asked. */
  readonly sameAs: DocumentRefDto | null;
  /** The person wants it although the patient has it. */
  readonly keepsBoth: boolean;
  /** What is wrong, in words for people. */
  readonly problem: string | null;
  readonly document: DocumentDto | null;
}

/** Two at a time: a third would only make both slower. */
export const AT_ONCE = 2;

const WORKING: readonly UploadPhase[] = ['checking', 'sending', 'waiting', 'finishing'];
const OVER: readonly UploadPhase[] = ['done', 'refused', 'fileGone'];

/** Something is being done for it now. */
export const isWorking = ({ phase }: Upload): boolean => WORKING.includes(phase);

/** Leaving the page would lose what was asked for. */
export const isUnderWay = ({ phase }: Upload): boolean => !OVER.includes(phase);

export const canPause = ({ phase }: Upload): boolean => ['queued', 'checking', 'sending', 'waiting'].includes(phase);

/** Whose turn it is: the longest waiting, while fewer than two are worked on. */
export function nextToStart(uploads: readonly Upload[]): Upload | null {
  if (uploads.filter(isWorking).length >= AT_ONCE) return null;
  return uploads.find(({ phase }) => phase === 'queued') ?? null;
}

/** 0 to 100, whole. 100 is for what the server has put in its place. */
export function percentOf({ phase, sent, bytes }: Upload): number {
  if (phase === 'done') return 100;
  return bytes ? Math.min(99, Math.floor((sent / bytes) * 100)) : 0;
}

/** Whether a file chosen after a reload can be the one whose first bytes are there; its hash settles it at the end. */
export const isPlausible = (upload: Upload, file: Pick<File, 'name' | 'size'>): boolean =>
  file.size === upload.bytes && file.name.normalize() === upload.name.normalize();

/** Pieces begin small, so that something is seen to move on a slow line, and grow while they go fast. */
export const PIECE_FIRST = 256 * 1024;
const FAST_MS = 400;
const SLOW_MS = 2_000;

export function nextPiece(bytes: number, tookMs: number, most: number): number {
  const wanted = tookMs < FAST_MS ? bytes * 2 : tookMs > SLOW_MS ? Math.floor(bytes / 2) : bytes;
  return Math.max(Math.min(PIECE_FIRST, most), Math.min(wanted, most));
}

/** How long to wait for the next try: 1, 2, 4 … 30 seconds. */
export const pauseAfter = (tries: number): number => Math.min(30_000, 1_000 * 2 ** Math.min(tries, 10));
