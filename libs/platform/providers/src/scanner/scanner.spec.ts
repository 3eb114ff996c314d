import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClamdScanner } from './clamd-scanner';
import { NoScanner } from './no-scanner';
import { FileTooLargeToScan, ScannerUnavailable } from './scanner';
import { scannerIn } from './scanner-in';
import { EICAR, FakeClamd, type Mood } from './testing/fake-clamd';

const QUICK = { connect: 300, silence: 300 };
const MB = 1024 * 1024;

describe('the malware scanner', () => {
  let clamd: FakeClamd;
  let place: { host: string; port: number };
  let scanner: ClamdScanner;
  const of = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));

  beforeEach(async () => {
    clamd = new FakeClamd();
    place = await clamd.open();
    scanner = new ClamdScanner(place, QUICK);
  });
  afterEach(() => clamd.close());

  it('hears every byte and says what it found', async () => {
    expect(await scanner.scan(of('an X-ray'))).toEqual({ isClean: true });
    expect(await scanner.scan(of('harmless until ', EICAR.slice(0, 20), EICAR.slice(20)))).toEqual({
      isClean: false,
      found: 'Eicar-Test-Signature',
    });
    expect(await scanner.scan(of())).toEqual({ isClean: true });
    const large = Readable.from(Array.from({ length: 6 }, () => randomBytes(MB)));
    expect(await new ClamdScanner(place).scan(large)).toEqual({ isClean: true });
    expect(clamd.scanned.at(-1)).toBe(6 * MB);
  });

  it('is asked over a socket of the machine as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cuspid-clamd-'));
    const local = new FakeClamd();
    await local.open(join(folder, 'clamd.sock'));
    const nearby = scannerIn({ kind: 'clamd', path: join(folder, 'clamd.sock') });
    expect(await nearby.ready()).toBe('ok');
    expect(await nearby.scan(of(EICAR))).toMatchObject({ isClean: false });
    await local.close();
    await rm(folder, { recursive: true });
  });

  it.each<Mood>(['hang', 'drop', 'rubbish', 'endless', 'hasty'])(
    'that fails (%s) lets nothing pass, and soon nobody waits for it',
    async (mood) => {
      clamd.mood = mood;
      // More than stands in the pipes: “OK” said at once is said before the end was heard.
      const content = () => Readable.from(Array.from({ length: 8 }, () => Buffer.alloc(MB)));
      for (let n = 0; n < 5; n++) await expect(scanner.scan(content())).rejects.toBeInstanceOf(ScannerUnavailable);
      const visits = clamd.visits;
      const refused = content();
      await expect(scanner.scan(refused)).rejects.toBeInstanceOf(ScannerUnavailable);
      expect(clamd.visits, 'nobody is asked while it rests').toBe(visits);
      expect(refused.destroyed, 'nothing is left open').toBe(true);
    },
  );

  it('that is not there lets nothing pass, and the health page says so', async () => {
    expect(await scanner.ready()).toBe('ok');
    await clamd.close();
    await expect(scanner.scan(of('an X-ray'))).rejects.toBeInstanceOf(ScannerUnavailable);
    expect(await scanner.ready()).toMatch(/^The malware scanner cannot be reached/);
    clamd = new FakeClamd();
  });

  it('that looks at no file so large says so, while it is still being sent', async () => {
    clamd.limit = MB;
    const large = Readable.from(Array.from({ length: 30 }, () => Buffer.alloc(MB)));
    await expect(scanner.scan(large)).rejects.toBeInstanceOf(FileTooLargeToScan);
    expect(await scanner.scan(of('a smaller one'))).toEqual({ isClean: true });
  });

  it('is not blamed for a content that ends in an error', async () => {
    for (let n = 0; n < 6; n++) {
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('half');
          throw new Error('the disk broke');
        })(),
      );
      await expect(scanner.scan(broken)).rejects.toThrow('the disk broke');
    }
    expect(await scanner.scan(of('an X-ray'))).toEqual({ isClean: true });
  });

  it('need not be there: then nothing is looked at, and nothing is said of it', async () => {
    const none = scannerIn(undefined);
    expect(none).toBeInstanceOf(NoScanner);
    expect([none.isConfigured, await none.ready()]).toEqual([false, 'ok']);
    expect(await none.scan(of(EICAR))).toEqual({ isClean: true });
  });
});
