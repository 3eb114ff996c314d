import { createInflate, type Inflate } from 'node:zlib';
import { FileBroken, PdfActive, PdfTooLarge } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { unescaped } from './pdf-names';

/** Objects in one stream are a few hundred small dictionaries; more is a bomb. */
const MOST_BYTES = 16 * 1024 * 1024;
/** What is read of a dictionary at most. */
const BEFORE = 4_096;
const STEP = 1 << 14;
const MOST_BYTES_IN_ALL = 32 * 1024 * 1024;

/** A stream that begins: what its dictionary says, and where its bytes stand. */
export interface StreamStart {
  dictionary: string;
  /** Whether that is the dictionary and nothing else; if not, it is everything that goes before, as far as it was read. */
  isCertain: boolean;
  at: number;
}

/** The streams that begin in `text`, and what looks like one: “stream” may be a word of a letter. */
export function* streamsIn(text: string, from: number, to: number, offset: number): Generator<StreamStart> {
  for (let at = text.indexOf('stream', from); at >= 0 && at < to; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('end', at - 3)) continue;
    const [gap = ''] = /^[ \t]*(\r\n|\n|\r)?/.exec(text.slice(at + 6, at + 40)) ?? [];
    yield { ...dictionaryIn(text.slice(Math.max(0, at - BEFORE), at)), at: offset + at + 6 + gap.length };
  }
}

/** The dictionary before a stream. A remark or a string may hold what looks like the beginning of another object. */
function dictionaryIn(before: string): { dictionary: string; isCertain: boolean } {
  const begins = [...before.matchAll(/\d\s+obj(?![a-z])/g)].at(-1);
  if (!begins) return { dictionary: unescaped(before), isCertain: false };
  const own = before.slice(begins.index + begins[0].length).trim();
  const line = Math.max(before.lastIndexOf('\n', begins.index), before.lastIndexOf('\r', begins.index)) + 1;
  const isCertain = !before.slice(line, begins.index).includes('%') && isOneDictionary(own);
  return { dictionary: unescaped(isCertain ? own : before), isCertain };
}

function isOneDictionary(text: string): boolean {
  if (!text.startsWith('<<') || !text.endsWith('>>')) return false;
  const count = (letter: RegExp) => text.match(letter)?.length ?? 0;
  return count(/</g) === count(/>/g) && count(/(?<!\\)\(/g) === count(/(?<!\\)\)/g);
}

const isPlain = (dictionary: string) =>
  /\/Filter\s*\[?\s*\/(FlateDecode|Fl)\s*(\]|\/|>>|$)/.test(dictionary) &&
  !/\/DecodeParms|\/DP\b|\/FFilter|\/F\s/.test(dictionary);

/**
 * The objects that stand packed in a stream, as text; null when the stream packs none. A stream whose dictionary is too long to be
 * seen whole is unpacked too, if it can be.
 */
export class ObjectStreams {
  private unpacked = 0;

  constructor(private readonly bytes: FileBytes) {}

  async unpack({ dictionary, isCertain, at }: StreamStart): Promise<string | null> {
    const isPacked = /\/ObjStm|\/First\b/.test(dictionary);
    // Not packed at all, it stands in the file as text and was read with it.
    if (isPacked ? !/\/Filter/.test(dictionary) : isCertain) return null;
    if (isPacked && !isPlain(dictionary)) {
      // Packed twice, or in a way that no program uses for objects: something is to stay unseen.
      if (isCertain || />>\s*(%.*\s*)?$/.test(dictionary)) throw new PdfActive();
      return null;
    }
    try {
      return (await this.inflate(at)).toString('latin1');
    } catch (error) {
      if (error instanceof PdfTooLarge) throw error;
      if (isPacked && isCertain) throw new FileBroken();
      return null;
    }
  }

  private async inflate(at: number): Promise<Buffer> {
    const inflate = createInflate({ chunkSize: 1 << 18 });
    const fed = this.feed(inflate, at);
    const chunks: Buffer[] = [];
    let length = 0;
    try {
      for await (const chunk of inflate) {
        length += chunk.length;
        this.unpacked += chunk.length;
        if (length > MOST_BYTES || this.unpacked > MOST_BYTES_IN_ALL) throw new PdfTooLarge();
        chunks.push(chunk);
      }
    } finally {
      inflate.destroy();
      await fed;
    }
    return Buffer.concat(chunks);
  }

  /** In small pieces: most streams end within the first, and then what follows is not theirs and is never asked for. */
  private async feed(inflate: Inflate, from: number): Promise<void> {
    const closed = new Promise<void>((done) => inflate.once('close', done));
    for (let at = from; at < this.bytes.size; at += STEP) {
      const piece = Buffer.from(await this.bytes.at(at, STEP));
      if (inflate.destroyed) return;
      // At the end of a stream zlib never says that it took the rest.
      await Promise.race([new Promise((taken) => inflate.write(piece, taken)), closed]);
    }
    if (!inflate.destroyed) inflate.end();
  }
}
