import { createHash, randomBytes } from 'node:crypto';
import { Document } from '@cuspid/documents/api';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { ArchiveManifestDto } from '@cuspid/record/contracts/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { openRecordClinic } from '../testing/record-clinic';
import { entryName } from './entry-names';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('the archive of a record', () => {
  let clinic: SpecClinic;
  let ana: Person;

  beforeAll(async () => {
    clinic = await openRecordClinic();
    ana = await clinic.person('ORTHODONTIST', { name: 'Dr Ana' });
  });
  afterAll(() => clinic.close());

  /** A document as an upload leaves it. */
  const document = async (patientId: number, name: string, content: Buffer): Promise<Document> => {
    const storageKey = newStorageKey();
    await clinic.get(Storage).put(storageKey, content, { contentType: 'application/pdf' });
    const { manager } = clinic.source;
    const size = { bytes: content.length, receivedBytes: content.length };
    return manager.save(
      manager.create(Document, {
        ...{ patientId, name, storageKey, ...size, type: 'NOTE', mediaType: 'application/pdf', teeth: [] },
        ...{ sha256: sha256(content), receivedSha256: sha256(content), datedOn: '2026-11-02' },
        ...{ createdAt: new Date(), createdById: ana.id },
      }),
    );
  };
  const asked = (id: number, me = ana) => clinic.http.as(me, 'GET', `/api/patients/${id}/export.zip`);
  /** Every file of the zip, by its name. */
  const unpacked = async (zip: Buffer): Promise<Map<string, Buffer>> => {
    const files = new Map<string, Buffer>();
    const archive = await fromBufferPromise(zip);
    for await (const entry of archive.eachEntry()) {
      const parts: Buffer[] = [];
      for await (const part of await archive.openReadStreamPromise(entry)) parts.push(Buffer.from(part));
      files.set(entry.fileName, Buffer.concat(parts));
    }
    return files;
  };
  const opened = async (id: number) => {
    const { status, headers, bytes } = await asked(id);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/zip']);
    const files = await unpacked(bytes);
    const manifest: ArchiveManifestDto = JSON.parse(String(files.get('manifest.json')));
    return { files, manifest };
  };

  it('holds the record and every document, each with the hash the manifest tells', async () => {
    const id = await clinic.patient({ firstName: 'නිමල්', lastName: 'பெரேரா' }, [ana]);
    const names = ['x-ray.pdf', 'x-ray.pdf', 'ප්‍රතිකාර සැලසුම.pdf', '../../etc/passwd', 'CON.pdf', 'a/b\\c:d?.pdf'];
    const contents = names.map((_, at) => randomBytes(200_000 + at));
    for (const [at, name] of names.entries()) await document(id, name, contents[at] ?? Buffer.alloc(1));
    const { files, manifest } = await opened(id);
    expect(files.size).toBe(names.length + 2);
    expect(new Set([...files.keys()].map((name) => name.toLowerCase())).size).toBe(files.size);
    for (const { name, sha256: told, bytes } of manifest.entries) {
      const content = files.get(name) ?? Buffer.alloc(0);
      expect([name, content.length, sha256(content)]).toEqual([name, bytes, told]);
    }
    expect(manifest.documents.map(({ name, state }) => [name, state])).toEqual(names.map((name) => [name, 'WHOLE']));
    const found = manifest.documents.map(({ entry }) => sha256(files.get(entry ?? '') ?? Buffer.alloc(0)));
    expect(found).toEqual(contents.map(sha256));
    const record: unknown = JSON.parse(String(files.get('record.json')));
    expect(record).toMatchObject({ head: { format: 'cuspid-patient' }, person: { lastName: 'பெரேரா' } });
  });

  it('tells of a document the store has lost, and of one that is not what was stored', async () => {
    const id = await clinic.patient({}, [ana]);
    const [lost, changed] = [
      await document(id, 'lost.pdf', randomBytes(50)),
      await document(id, 'changed.pdf', randomBytes(50)),
    ];
    await clinic.get(Storage).remove(lost.storageKey);
    await clinic.source.manager.update(Document, { id: changed.id }, { sha256: sha256(Buffer.from('before')) });
    const { manifest, files } = await opened(id);
    expect(manifest.documents).toMatchObject([
      { name: 'lost.pdf', entry: null, state: 'MISSING' },
      { name: 'changed.pdf', entry: `documents/${changed.id}-changed.pdf`, state: 'CHANGED' },
    ]);
    expect(files.size).toBe(3);
  });

  it('is read from the store only as fast as it is taken, and no further once nobody takes it', async () => {
    const id = await clinic.patient({}, [ana]);
    for (let at = 0; at < 4; at++) await document(id, `${at}.pdf`, randomBytes(6_000_000));
    const storage = clinic.get(Storage);
    const read = storage.read.bind(storage);
    const begun: string[] = [];
    storage.read = (key) => {
      begun.push(key);
      return read(key);
    };
    const leaving = new AbortController();
    const token = await clinic.http.token(ana);
    const answer = await fetch(`${clinic.http.base}/api/patients/${id}/export.zip`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leaving.signal,
    });
    await answer.body?.getReader().read();
    leaving.abort();
    await new Promise((later) => setTimeout(later, 1_000));
    storage.read = read;
    expect(begun.length).toBeLessThan(3);
    expect((await asked(id)).status).toBe(200);
  });

  it('is for whoever has the whole record in their care, and leaves its entry in the trail', async () => {
    const id = await clinic.patient({}, [ana]);
    for (const role of ['NURSE', 'RECEPTION'] as const) {
      expect((await asked(id, await clinic.person(role))).status).toBe(403);
    }
    expect((await asked(id, await clinic.person('STUDENT'))).status).toBe(404);
    expect((await asked(id)).status).toBe(200);
    const [{ made }] = await clinic.source.query(
      "select count(*) made from audit_entry where patient_id = ? and action = 'patient.exported'",
      [id],
    );
    expect(Number(made)).toBe(1);
  });
});

describe('the name of a document in the archive', () => {
  it.each([
    ['x-ray.pdf', '7-x-ray.pdf'],
    ['../../etc/passwd', '7-etc passwd'],
    ['C:\\a\u0000\u202egnp.exe', '7-C a gnp.exe'],
    ['...', '7-document'],
    ['ප්‍රතිකාර.pdf', '7-ප්‍රතිකාර.pdf'],
    ['பெரேரா'.repeat(60) + '.pdf', `7-${'பெரேரா'.repeat(9)}பெரே.pdf`],
  ])('of %j can be kept by every system', (name, kept) => {
    expect(entryName(7, name)).toBe(`documents/${kept}`);
    expect(Buffer.byteLength(kept)).toBeLessThan(200);
  });
});
