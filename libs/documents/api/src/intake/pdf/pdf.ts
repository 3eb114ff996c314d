import { FileBroken, FileTwoInOne, PdfTooLarge } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { ObjectStreams, streamsIn } from './object-streams';
import { requireHarmless } from './pdf-names';
import { passages, type Passage } from './pdf-walk';

const MOST_PAGES = 2_000;
const MOST_OBJECTS = 200_000;
/** An object begins, or one says that it is a page. */
const LANDMARKS = /(\d{1,10})\s+\d{1,5}\s+obj(?![a-z])|\/Type\s*\/Page(?![a-zA-Z])/g;

/**
 * Reads a PDF from end to end, with the objects that are packed in streams, and counts its pages. It is kept as it is: it may be
 * signed, and text drawn anew is no longer the text. So it is let in only if it does nothing but show pages.
 */
export async function readPdf(bytes: FileBytes): Promise<{ pages: number }> {
  await requireEnd(bytes);
  const count = new Count();
  const packed = new ObjectStreams(bytes);
  for await (const passage of passages(bytes)) {
    requireHarmless(passage.text);
    count.add(passage);
    for (const stream of streamsIn(passage.text, passage.from, passage.to, passage.offset)) {
      const objects = await packed.unpack(stream);
      if (objects === null) continue;
      requireHarmless(objects);
      count.addPacked(objects, Number(/\/First\s+(\d+)/.exec(stream.dictionary)?.[1] ?? 0));
    }
  }
  if (!count.pages) throw new FileBroken();
  return { pages: count.pages };
}

/** Behind the last `%%EOF` there is nothing. */
async function requireEnd(bytes: FileBytes): Promise<void> {
  const tail = (await bytes.tail(2_048)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) throw new FileBroken();
  if (/[^\s\0]/.test(tail.slice(end + 5))) throw new FileTwoInOne();
}

/** Pages and objects, each by its number: a page that was changed later stands in the file twice. */
class Count {
  private objects = 0;
  private current = '';
  private readonly found = new Set<string>();

  get pages(): number {
    return this.found.size;
  }

  add({ text, from, to }: Passage): void {
    for (const match of text.matchAll(LANDMARKS)) {
      if (match.index < from || match.index >= to) continue;
      if (match[1] === undefined) this.page(this.current);
      else {
        this.current = match[1];
        this.object(1);
      }
    }
  }

  /** The stream begins with pairs of numbers: an object's own, and where it stands behind `first`. */
  addPacked(text: string, first: number): void {
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
    const places = numbers.filter((_, index) => index % 2 === 1);
    this.object(places.length);
    for (const { index, 1: begins } of text.matchAll(LANDMARKS)) {
      if (begins !== undefined) continue;
      const place = places.findLastIndex((offset) => first + offset <= index);
      this.page(String(numbers[place * 2] ?? `packed ${index}`));
    }
  }

  private object(count: number): void {
    this.objects += count;
    if (this.objects > MOST_OBJECTS) throw new PdfTooLarge();
  }

  private page(number: string): void {
    this.found.add(number);
    if (this.found.size > MOST_PAGES) throw new PdfTooLarge();
  }
}
