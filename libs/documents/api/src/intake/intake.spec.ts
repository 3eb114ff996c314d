import { createHash } from 'node:crypto';
import { access, mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { NoScanner, Scanner, ScannerUnavailable, type Verdict } from '@cuspid/platform/providers';
import sharp, { type Sharp } from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { FileSource, Inspected } from './inspected';
import { Intake } from './intake';
import { FileCutShort, FileInfected, FileKindRefused, IntakeBusy } from './intake-errors';
import { dicomOf, stlOf } from './testing/other-files';
import { pdfOf } from './testing/pdf-maker';
import { film, photo, sensor, sensorShades, sheet } from './testing/pictures';
import { Turns } from './turns';

const FOLDER = join(tmpdir(), `cuspid-intake-${process.getuid?.() ?? 0}`);
const OWN = `-${process.pid}-`;
const ours = async () => (await readdir(FOLDER)).filter((name) => name.includes(OWN));
const sourceOf = (name: string, content: Buffer, bytes = content.length): FileSource => ({
  name,
  declaredType: null,
  bytes,
  open: async () => Readable.from([content]),
});

/** As programs of sensors write it: nothing is given up. */
const exactly = (picture: Sharp) => ({
  png: picture.clone().png(),
  tiff: picture.clone().tiff({ compression: 'deflate' }),
});

/** A scanner that says what it is told to. */
class Told extends Scanner {
  readonly isConfigured = true;
  heard = 0;
  constructor(private readonly says: Verdict | Error) {
    super();
  }
  async scan(content: Readable): Promise<Verdict> {
    this.heard = (await buffer(content)).length;
    if (this.says instanceof Error) throw this.says;
    return this.says;
  }
  async ready() {
    return 'ok' as const;
  }
}

describe('the intake', () => {
  const intake = new Intake(new NoScanner());
  const held: Inspected[] = [];
  const inspect = async (name: string, content: Buffer) => {
    const inspected = await intake.inspect(sourceOf(name, content));
    held.push(inspected);
    return inspected;
  };
  afterEach(async () => {
    for (const one of held.splice(0)) await one.dispose();
    expect(await ours()).toEqual([]);
  });

  it('says what is kept by its length and hash, and what arrived by its own', async () => {
    const content = await photo().jpeg().toBuffer();
    const inspected = await inspect('smile.jpeg', content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(inspected).toMatchObject({ name: 'smile.jpg', extension: 'jpg', kind: 'IMAGE', disposition: 'inline' });
    expect(inspected.arrived).toEqual({ bytes: content.length, sha256 });
    for (let again = 0; again < 2; again++) {
      const kept = await buffer(inspected.main.open());
      expect([kept.length, createHash('sha256').update(kept).digest('hex')]).toEqual([
        inspected.main.bytes,
        inspected.main.sha256,
      ]);
    }
  });

  it('keeps the colours of a photograph: what is lost cannot be seen', async () => {
    const content = await photo(800, 600).jpeg({ quality: 90 }).toBuffer();
    const kept = await buffer((await inspect('a.jpg', content)).main.open());
    expect((await sharp(kept).metadata()).chromaSubsampling).toBe('4:4:4');
    const [before, after] = await Promise.all([content, kept].map((one) => sharp(one).raw().toBuffer()));
    let squares = 0;
    before?.forEach((value, at) => (squares += (value - (after?.[at] ?? 0)) ** 2));
    expect(10 * Math.log10(255 ** 2 / (squares / (before?.length ?? 1))), 'dB').toBeGreaterThan(40);
  });

  it.each(['png', 'tiff'] as const)('keeps every shade of a sensor of 16 bit (%s)', async (format) => {
    const inspected = await inspect(`sensor.${format}`, await exactly(sensor())[format].toBuffer());
    expect(inspected).toMatchObject({ mediaType: 'image/png', name: 'sensor.png', proposedType: 'RADIOGRAPH' });
    const kept = sharp(await buffer(inspected.main.open())).toColourspace('grey16');
    expect((await kept.raw({ depth: 'ushort' }).toBuffer()).equals(Buffer.from(sensorShades().buffer))).toBe(true);
    const { channels } = await sharp(inspected.thumbnail?.content).stats();
    expect(channels[0]?.mean, 'and can be seen in small').toBeGreaterThan(60);
  });

  it('keeps every pixel of what was exact, and how large a dot is', async () => {
    const exact = await photo().ensureAlpha(0.5).withMetadata({ density: 600 }).png().toBuffer();
    const inspected = await inspect('a.png', exact);
    expect(inspected.dotsPerInch).toBe(600);
    const [before, after] = await Promise.all(
      [exact, await buffer(inspected.main.open())].map((one) => sharp(one).raw().toBuffer()),
    );
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
  });

  it('proposes what a document is from what is to be seen', async () => {
    const files: [string, Buffer, string][] = [
      ['a.jpg', await photo().jpeg().toBuffer(), 'PHOTO'],
      ['a.jpg', await film().jpeg().toBuffer(), 'RADIOGRAPH'],
      ['a.jpg', await film().toColourspace('srgb').jpeg().toBuffer(), 'RADIOGRAPH'],
      ['a.png', await sheet().png().toBuffer(), 'SCAN'],
      ['a.pdf', pdfOf(), 'SCAN'],
      ['a.dcm', dicomOf(), 'RADIOGRAPH'],
      ['a.stl', stlOf(3), 'SCAN'],
      ['a.txt', Buffer.from('Pain since Monday'), 'NOTE'],
    ];
    for (const [name, content, proposed] of files) {
      expect((await inspect(name, content)).proposedType, name).toBe(proposed);
    }
  });

  it('makes a small picture of 320 px at most, and none larger than the image', async () => {
    const large = await inspect('a.png', await photo(1_000, 500).png().toBuffer());
    expect(large.thumbnail).toMatchObject({ width: 320, height: 160, mediaType: 'image/webp' });
    const small = await inspect('a.png', await photo(30, 20).png().toBuffer());
    expect(small.thumbnail).toMatchObject({ width: 30, height: 20 });
    expect((await inspect('a.pdf', pdfOf({ pages: 7 }))).pages).toBe(7);
  });

  it('keeps a file where nobody else reads it, and no longer than it is held', async () => {
    const inspected = await inspect('a.png', await photo().png().toBuffer());
    const [room = ''] = await ours();
    expect((await stat(FOLDER)).mode & 0o777).toBe(0o700);
    expect((await stat(join(FOLDER, room))).mode & 0o777).toBe(0o700);
    for (const file of await readdir(join(FOLDER, room))) {
      expect((await stat(join(FOLDER, room, file))).mode & 0o077, file).toBe(0);
    }
    await inspected.dispose();
    await inspected.dispose();
  });

  it('takes nothing that is longer or shorter than it was said to be, and nothing that breaks off', async () => {
    const content = await photo().png().toBuffer();
    for (const bytes of [content.length - 1, content.length + 1]) {
      await expect(intake.inspect(sourceOf('a.png', content, bytes))).rejects.toBeInstanceOf(FileCutShort);
    }
    const broken = async () =>
      Readable.from(
        (async function* () {
          yield content;
          throw new Error('the store went away');
        })(),
      );
    const source = { ...sourceOf('a.png', content), open: broken };
    await expect(intake.inspect(source)).rejects.toThrow('the store went away');
  });

  it('lets nothing pass that the malware scanner holds, nor anything while it is away', async () => {
    const content = await photo().png().toBuffer();
    const infected = new Told({ isClean: false, found: 'Eicar' });
    await expect(new Intake(infected).inspect(sourceOf('a.png', content))).rejects.toBeInstanceOf(FileInfected);
    expect(infected.heard, 'every byte of what arrived').toBe(content.length);
    const away = new Intake(new Told(new ScannerUnavailable()));
    await expect(away.inspect(sourceOf('a.png', content))).rejects.toBeInstanceOf(ScannerUnavailable);
    const clean = await new Intake(new Told({ isClean: true })).inspect(sourceOf('a.png', content));
    await clean.dispose();
  });

  it('sweeps away what a killed process left, and nothing that is being looked at', async () => {
    await inspect('a.png', await photo().png().toBuffer());
    const name = hostname().replace(/[^a-zA-Z0-9]/g, '');
    const left = [`${name}-999999-dead`, `elsewhere-1-old`].map((one) => join(FOLDER, one));
    for (const folder of left) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'arrived'), 'somebody');
    }
    const hours = new Date(Date.now() - 2 * 3_600_000);
    await utimes(left[1] ?? '', hours, hours);
    await new Intake(new NoScanner()).onModuleInit();
    for (const folder of left) await expect(access(folder)).rejects.toThrow('ENOENT');
    expect(await ours()).toHaveLength(1);
  });

  it('opens no drawing, whatever opens it: libvips is told so', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(sharp(svg).png().toBuffer()).rejects.toThrow();
    await expect(intake.inspect(sourceOf('a.png', svg))).rejects.toBeInstanceOf(FileKindRefused);
  });
});

describe('turns', () => {
  it('are taken by two at once, in order; who would wait behind too many is told so', async () => {
    const turns = new Turns(2, 3);
    let [inside, most] = [0, 0];
    const order: number[] = [];
    const work = (n: number) =>
      turns.take(async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside--;
        order.push(n);
        if (n === 1) throw new Error('failed');
      });
    const all = [0, 1, 2, 3, 4].map((n) => work(n).catch(() => undefined));
    await expect(work(5)).rejects.toBeInstanceOf(IntakeBusy);
    await Promise.all(all);
    expect([most, order]).toEqual([2, [0, 1, 2, 3, 4]]);
    await work(6);
  });
});
