import { FileBroken } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { MOST_PARTS } from './image-facts';

const MOST_DIRECTORIES = 64;
const MOST_ENTRIES = 512;
/** Bytes of one number of a type that counts something: BYTE, SHORT, LONG. */
const BYTES: Record<number, number> = { 1: 1, 3: 2, 4: 4 };

interface Entry {
  type: number;
  count: number;
  /** The four bytes that hold the value, or where it stands. */
  value: Buffer;
}

/** The entries of one picture in a TIFF. */
export class Directory {
  constructor(
    private readonly bytes: FileBytes,
    private readonly isLittle: boolean,
    private readonly entries: Map<number, Entry>,
    /** The first numbers of each tag, read already. */
    private readonly firsts: Map<number, number>,
  ) {}

  first(tag: number): number | undefined {
    return this.firsts.get(tag);
  }

  async all(tag: number): Promise<number[]> {
    const entry = this.entries.get(tag);
    return entry ? numbers(this.bytes, this.isLittle, entry, MOST_PARTS + 1) : [];
  }
}

/** All directories of the chain; a chain that bites its tail, or leads nowhere, is damage. */
export async function directories(bytes: FileBytes): Promise<Directory[]> {
  const head = await bytes.head(8);
  if (head.length < 8) throw new FileBroken();
  const isLittle = head[0] === 0x49;
  const found: Directory[] = [];
  const seen = new Set<number>();
  let at = isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4);
  while (at) {
    if (seen.has(at) || seen.size >= MOST_DIRECTORIES) throw new FileBroken();
    seen.add(at);
    const { entries, next } = await directory(bytes, isLittle, at);
    const firsts = new Map<number, number>();
    for (const [tag, entry] of entries) {
      const [first] = await numbers(bytes, isLittle, entry, 1);
      if (first !== undefined) firsts.set(tag, first);
    }
    found.push(new Directory(bytes, isLittle, entries, firsts));
    at = next;
  }
  return found;
}

async function directory(bytes: FileBytes, isLittle: boolean, at: number) {
  const short = (from: Buffer, offset: number) => (isLittle ? from.readUInt16LE(offset) : from.readUInt16BE(offset));
  const long = (from: Buffer, offset: number) => (isLittle ? from.readUInt32LE(offset) : from.readUInt32BE(offset));
  const counted = await bytes.at(at, 2);
  const count = counted.length === 2 ? short(counted, 0) : 0;
  const list = await bytes.at(at + 2, count * 12 + 4);
  if (!count || count > MOST_ENTRIES || list.length < count * 12 + 4) throw new FileBroken();
  const entries = new Map<number, Entry>();
  for (let offset = 0; offset < count * 12; offset += 12) {
    const value = list.subarray(offset + 8, offset + 12);
    entries.set(short(list, offset), { type: short(list, offset + 2), count: long(list, offset + 4), value });
  }
  return { entries, next: long(list, count * 12) };
}

async function numbers(bytes: FileBytes, isLittle: boolean, entry: Entry, most: number): Promise<number[]> {
  const size = BYTES[entry.type];
  if (!size) return [];
  const length = Math.min(entry.count, most) * size;
  const place = isLittle ? entry.value.readUInt32LE() : entry.value.readUInt32BE();
  const held = entry.count * size <= 4 ? entry.value.subarray(0, length) : await bytes.at(place, length);
  if (held.length < length) throw new FileBroken();
  return Array.from({ length: length / size }, (_, index) =>
    isLittle ? held.readUIntLE(index * size, size) : held.readUIntBE(index * size, size),
  );
}
