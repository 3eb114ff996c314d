import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { Storage } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Archives } from './archives';
import { Archiving } from './archiving';
import { linkHash } from './canonical';
import { Retention } from './retention';
import { Sealer } from './sealer';
import { act, actedAt, count, openAuditClinic, storageOf } from './testing/audit-clinic';
import { Verifier } from './verifier';

const years = (n: number) => new Date(Date.now() - n * 365.25 * 24 * 3_600_000);

describe('after the years it is kept', () => {
  let clinic: SpecClinic;
  let ana: Person;

  beforeEach(async () => {
    clinic = await openAuditClinic();
    // What begins with the process has looked before there is anything old.
    await clinic.get(Retention).run();
    ana = await clinic.person('ADMIN', { name: 'Ana' });
    for (let n = 0; n < 5; n++) await actedAt(clinic, years(12 - n / 100));
    await actedAt(clinic, years(9));
    await act(clinic, ana);
    await clinic.get(Sealer).sealAll();
  });
  afterEach(() => clinic.close());

  const run = () => clinic.get(Retention).run();
  const proof = () => clinic.get(Verifier).prove();
  const left = () => count(clinic, 'select count(*) from audit_entry where at < now() - interval 10 year');

  it('what is old goes to a file, whole, and the chain goes on from there', async () => {
    expect(await run()).toBe(5);
    expect([await left(), await run()]).toEqual([0, 0]);
    await clinic.get(Sealer).sealAll();
    // The younger two, and the note that something was archived.
    expect(await proof()).toMatchObject({ isIntact: true, checked: 3, from: 5 });
    expect(await count(clinic, "select count(*) from audit_entry where action = 'audit.archived'")).toBe(1);
  });

  it('the file alone is enough to prove what was in it', async () => {
    await run();
    const [archive] = await clinic.get(Archives).all();
    const file = (await storageOf(clinic).read(archive?.storageKey ?? '')).pipe(createGunzip());
    const [head, ...lines] = (await text(file))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([head.cuspidAudit, head.after, lines.length]).toEqual([1, 0, 5]);
    let previous = Buffer.from(head.previousHash, 'hex');
    for (const line of lines) {
      const hash = linkHash(line.position, previous, { ...line, at: new Date(line.at) });
      expect(hash.toString('hex')).toBe(line.hash);
      previous = Buffer.from(line.hash, 'hex');
    }
    expect(previous.equals(archive?.lastHash ?? Buffer.alloc(0))).toBe(true);
  });

  it('nothing is deleted before its file is safe, and a run that was killed is finished by the next', async () => {
    const storage = storageOf(clinic);
    const [put, read] = [storage.put.bind(storage), storage.read.bind(storage)];
    storage.put = () => Promise.reject(new Error('the disk is full'));
    await expect(run()).rejects.toThrow('the disk is full');
    storage.put = put;
    storage.read = async () => (await import('node:stream')).Readable.from(['not the file']);
    await expect(run()).rejects.toThrow('not what was written');
    storage.read = read;
    expect([await left(), await count(clinic, 'select count(*) from audit_archive')]).toEqual([5, 0]);

    const archiving = clinic.get(Archiving);
    await archiving.keep(await archiving.next(years(10))); // and here the process dies
    expect(await left()).toBe(5);
    expect(await run()).toBe(5);
    expect([await left(), await count(clinic, 'select count(*) from audit_archive')]).toEqual([0, 1]);
    expect(await proof()).toMatchObject({ isIntact: true });
  });

  it('a lost or changed file, a note somebody wrote and a missing note are found', async () => {
    await run();
    const [archive] = await clinic.get(Archives).all();
    const storage = clinic.get(Storage);
    const stat = storage.stat.bind(storage);
    storage.stat = () => Promise.resolve(null);
    expect((await proof()).firstBroken).toMatchObject({ what: 'archive-lost', position: 1 });
    storage.stat = stat;
    const key = archive?.storageKey ?? '';
    await storage.remove(key);
    await storage.put(key, Buffer.alloc(archive?.bytes ?? 0), { contentType: 'application/gzip' });
    expect(await clinic.get(Verifier).prove({ deep: true })).toMatchObject({ firstBroken: { what: 'archive-lost' } });
    await clinic.source.query('drop trigger audit_archive_no_update');
    await clinic.source.query('update audit_archive set last_position = 6');
    expect((await proof()).firstBroken).toMatchObject({ what: 'archive-lost', position: 1 });
    await clinic.source.query('drop trigger audit_archive_no_delete');
    await clinic.source.query('delete from audit_archive');
    expect((await proof()).firstBroken).toMatchObject({ what: 'missing', position: 1 });
  });

  it('nothing goes while the chain is broken: somebody has to look first', async () => {
    await clinic.source.query('drop trigger audit_entry_no_update');
    await clinic.source.query("update audit_entry set action = 'thing.else' where id = 2");
    await expect(run()).rejects.toThrow(/position 2: changed/);
    expect(await left()).toBe(5);
  });

  it('the database itself refuses to delete an entry younger than six years, or a link whose entry is there', async () => {
    const { source } = clinic;
    await expect(source.query('delete from audit_entry where at > now() - interval 6 year')).rejects.toThrow(/append/);
    await expect(source.query('delete from audit_seal where position = 1')).rejects.toThrow(/append-only/);
    await source.query('delete from audit_entry where id = 1');
    await source.query('delete from audit_seal where position = 1');
  });
});
