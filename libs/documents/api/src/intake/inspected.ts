import type { Readable } from 'node:stream';

/** A file as it arrived. `open` is asked once or more, and each time gives the content from its first byte. */
export interface FileSource {
  open(): Promise<Readable>;
  /** How many bytes were received: a content of any other length is refused. */
  bytes: number;
  /** The name the sender gave it, in any script, uncleaned. */
  name: string;
  /** The media type the sender gave it, if any: only compared, never believed. */
  declaredType: string | null;
}

/** What a file is, found in its bytes. */
export type FileKind = 'IMAGE' | 'PDF' | 'DICOM' | 'MODEL' | 'TEXT';

/** What kind of document it probably is; whoever uploads may say otherwise. */
export type ProposedType = 'RADIOGRAPH' | 'PHOTO' | 'SCAN' | 'NOTE';

/** Content that can be read from its first byte as often as needed until `dispose()`. */
export interface KeptContent {
  open(): Readable;
  bytes: number;
  /** SHA-256, hex. */
  sha256: string;
}

export interface Thumbnail {
  /** WebP, 320 px on its longer side at most. */
  content: Buffer;
  mediaType: 'image/webp';
  width: number;
  height: number;
}

/** A file that may come in, and what is kept of it. */
export interface Inspected {
  /** The media type of `main.` */
  mediaType: string;
  /** Of `main`, without the dot, as `cleanName` uses it: `png`, `jpg`, `pdf`, `dcm`, `stl` … */
  extension: string;
  kind: FileKind;
  proposedType: ProposedType;
  /** The label: the name cleaned, with the extension of what is kept. */
  name: string;
  /** Whether a browser may show it in place; everything else is for download only, whoever asks. */
  disposition: 'inline' | 'attachment';
  /** Pixels of the image as it is kept (upright). */
  width?: number;
  height?: number;
  /** Dots per inch where a scanner said it: what a measure on the screen stands on. */
  dotsPerInch?: number;
  pages?: number;
  /** What arrived, before anything was removed: the same file sent twice has the same hash here. */
  arrived: { bytes: number; sha256: string };
  /** What is kept. */
  main: KeptContent;
  thumbnail?: Thumbnail;
  /** Removes everything of it from this machine. To be called always, once `main` has been stored or not. */
  dispose(): Promise<void>;
}
