import type { FileBytes } from '../file-bytes';
import { FileBroken, FileTwoInOne, ImageTooLarge } from '../intake-errors';

/** What the header of an image says of it, read before anything is decoded. */
export interface ImageFacts {
  width: number;
  height: number;
  /** Whether the pixels were kept exactly; else some detail was given up before, and can be given up no further. */
  isLossless: boolean;
  /** Which of the pictures in the file it is; 0 without it. */
  page?: number;
}

/** 50 megapixels: twice the largest panoramic radiograph, and 150 MB when it is decoded. */
export const MOST_PIXELS = 50_000_000;
/** Nothing a program writes has more parts; a file made to keep the reader busy has. */
export const MOST_PARTS = 50_000;

export function sizeOf(width: number, height: number): { width: number; height: number } {
  if (!width || !height) throw new FileBroken();
  if (width * height > MOST_PIXELS) throw new ImageTooLarge(MOST_PIXELS / 1_000_000);
  return { width, height };
}

const MOST_PADDING = 1 << 20;

/** Behind the end of an image there is nothing but, at most, the zeros a memory card was padded with. */
export async function requireEnd(bytes: FileBytes, end: number): Promise<void> {
  if (bytes.size - end > MOST_PADDING) throw new FileTwoInOne();
  const rest = await bytes.at(end, bytes.size - end);
  if (rest.some((octet) => octet !== 0)) throw new FileTwoInOne();
}
