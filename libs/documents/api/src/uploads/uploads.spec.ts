import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredObjects } from '../stored-objects';
import { Desk, photo, sha256Of, stored, text } from '../testing/desk';
import { openDocumentsClinic } from '../testing/documents-clinic';

let clinic: SpecClinic;
let ortho: Desk;
let patientId: number;

beforeAll(async () => {
  clinic = await openDocumentsClinic();
  const mine = await clinic.person('ORTHODONTIST');
  ortho = new Desk(clinic, mine);
  patientId = await clinic.patient({}, [mine]);
});
afterAll(() => clinic.close());

describe('a file of a form', () => {
  it('becomes a document of a type found in its content, with what was said of it', async () => {
    const content = await photo(1);
    const fields = { description: 'Before', teeth: '11, 21', takenOn: '2020-02-29', series: 'Smile' };
    const { status, body, headers } = await ortho.form(patientId, 'පින්තූරය ශ්‍රී.jpg', content, fields);
    expect([status, body]).toMatchObject([
      201,
      { type: 'PHOTO', mediaType: 'image/jpeg', width: 64, height: 64, hasThumbnail: true, isViewable: true },
    ]);
    expect(body).toMatchObject({ ...fields, teeth: ['11', '21'], name: 'පින්තූරය ශ්‍රී.jpg' });
    expect(body).toMatchObject({ receivedSha256: sha256Of(content), patientId, uploadedBy: { id: ortho.me.id } });
    expect(headers.get('etag')).toBe('"1"');
  });

  it('is named when it comes a second time, and kept only if that is what is wanted', async () => {
    const content = await photo(2);
    const first = await ortho.form(patientId, 'a.jpg', content);
    const second = await ortho.form(patientId, 'b.jpg', content);
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'document-already-there', conflict: { id: first.body['id'], name: 'a.jpg', isBinned: false } },
    });
    const third = await ortho.form(patientId, 'c.jpg', content, { again: 'true' });
    expect(third.status).toBe(201);
    // Downloaded and sent again: the bytes that were kept are known as well.
    const { bytes } = await ortho.call('GET', `documents/${String(first.body['id'])}/content`);
    expect((await ortho.form(patientId, 'd.jpg', bytes)).status).toBe(409);
  });

  it('says what is wrong with a form, and leaves nothing of it', async () => {
    await clinic.get(StoredObjects).idle();
    const before = await stored(clinic);
    const png = await photo(3);
    const wrong = [
      [await ortho.form(patientId, 'x.jpg', png, { teeth: '99' }), 422, 'invalid'],
      [await ortho.form(patientId, 'x.jpg', png, { takenOn: '2999-01-01' }), 422, 'invalid'],
      [await ortho.form(patientId, 'x.jpg', png, { visitId: '4000000' }), 422, 'invalid'],
      [await ortho.form(patientId, 'x.jpg', png, { type: 'FILM' }), 422, 'invalid'],
      [await ortho.form(patientId, 'x.jpg', png, { nothing: 'known' }), 422, 'invalid'],
      [await ortho.form(patientId, 'x.jpg', png, { description: 'x'.repeat(5_000) }), 400, 'form-refused'],
      [await ortho.form(patientId, 'x.html', Buffer.from('<script>alert(1)</script>')), 415, 'file-kind-refused'],
      [await ortho.form(patientId, 'x.jpg', Buffer.alloc(0)), 422, 'file-empty'],
      [await ortho.call('POST', `patients/${patientId}/documents`, { file: 'no file' }), 400, 'form-refused'],
    ] as const;
    expect(wrong.map(([{ status, body }]) => [status, body['code']])).toEqual(wrong.map(([, ...is]) => is));
    await clinic.get(StoredObjects).idle();
    expect(await stored(clinic)).toEqual(before);
    expect(await clinic.source.query("select * from document_upload where state <> 'DONE'")).toEqual([]);
  });
});

describe('an upload in pieces', () => {
  it('goes on where it stopped, and says where that is', async () => {
    const content = text(300_000, 'pieces');
    const about = { name: 'letter.txt', bytes: content.length, sha256: sha256Of(content) };
    const begun = await ortho.call('POST', `patients/${patientId}/document-uploads`, about);
    expect(begun).toMatchObject({ status: 201, body: { receivedBytes: 0, chunkBytes: 8_388_608, sameAs: null } });
    const id = String(begun.body['id']);
    expect((await ortho.piece(id, 0, content.subarray(0, 100_000))).body['receivedBytes']).toBe(100_000);
    // The same piece once more, as after an answer that was lost.
    expect(await ortho.piece(id, 0, content.subarray(0, 100_000))).toMatchObject({
      status: 409,
      body: { code: 'upload-offset', conflict: { receivedBytes: 100_000 } },
    });
    expect(await ortho.call('POST', `document-uploads/${id}/complete`, {})).toMatchObject({
      status: 409,
      body: { code: 'upload-incomplete', conflict: { receivedBytes: 100_000 } },
    });
    expect(
      (await ortho.piece(id, 100_000, Buffer.concat([content.subarray(100_000), Buffer.from('!')]))).body,
    ).toMatchObject({ code: 'chunk-too-large' });
    expect((await ortho.piece(id, 100_000, Buffer.alloc(0))).body['code']).toBe('chunk-empty');
    const replica = await clinic.replica();
    const token = await clinic.http.token(ortho.me);
    const there = await fetch(`${replica.http.base}/api/document-uploads/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await there.json()).toMatchObject({ receivedBytes: 100_000, state: 'OPEN' });
    expect((await ortho.piece(id, 100_000, content.subarray(100_000))).status).toBe(200);
    const done = await ortho.call('POST', `document-uploads/${id}/complete`, {});
    expect(done).toMatchObject({ status: 200, body: { type: 'NOTE', sha256: sha256Of(content), isViewable: false } });
    // Asked again, because the answer was lost: the same document.
    expect((await ortho.call('POST', `document-uploads/${id}/complete`, {})).body['id']).toBe(done.body['id']);
    expect((await ortho.call('DELETE', `document-uploads/${id}`)).body['code']).toBe('upload-closed');
    const again = await ortho.call('POST', `patients/${patientId}/document-uploads`, about);
    expect(again.body['sameAs']).toMatchObject({ id: done.body['id'], name: 'letter.txt' });
    expect((await ortho.call('DELETE', `document-uploads/${String(again.body['id'])}`)).status).toBe(204);
  });

  it('is refused when it is not what was announced, and its pieces go', async () => {
    const content = text(50_000, 'announced');
    const about = { sha256: sha256Of(Buffer.from('something else')) };
    expect(await ortho.upload(patientId, 'l.txt', content, about)).toMatchObject({
      status: 422,
      body: { code: 'upload-changed' },
    });
    await clinic.get(StoredObjects).idle();
    const { kept, named } = await stored(clinic);
    expect(kept).toEqual(named);
  });

  it('is its own person’s alone', async () => {
    const mate = await clinic.person('ORTHODONTIST');
    await clinic.source.query(
      "insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)",
      [patientId, mate.id, mate.id],
    );
    const begun = await ortho.call('POST', `patients/${patientId}/document-uploads`, { name: 'a.txt', bytes: 9 });
    const id = String(begun.body['id']);
    const theirs = new Desk(clinic, mate);
    const asked = [
      await theirs.call('GET', `document-uploads/${id}`),
      await theirs.piece(id, 0, Buffer.from('xyz')),
      await theirs.call('POST', `document-uploads/${id}/complete`, {}),
      await theirs.call('DELETE', `document-uploads/${id}`),
      await theirs.call('GET', 'document-uploads/4000000'),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await ortho.call('DELETE', `document-uploads/${id}`)).status).toBe(204);
  });
});

describe('a hostile name', () => {
  const NAMES = [
    '../../etc/passwd.jpg',
    '..\\..\\boot.jpg',
    'a%2f..%2fb.jpg',
    'turned\u202egpj.exe.jpg',
    'x\r\nSet-Cookie: a=b.jpg',
    'CON.jpg',
    '<img src=x onerror=alert(1)>.jpg',
    `${'lang'.repeat(80)}.jpg`,
    '🦷 ශ්‍රී தமிழ்.jpg',
  ];

  it('is a label and nothing else: the key is random, the header holds one name', async () => {
    for (const [at, name] of NAMES.entries()) {
      const { status, body } = await ortho.form(patientId, name, await photo(500 + at));
      expect([name, status]).toEqual([name, 201]);
      expect(String(body['name'])).not.toMatch(/[\\/<>\r\n\u202e]/);
      const given = await ortho.call('GET', `documents/${String(body['id'])}/content?download=true`);
      expect(given.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[!-~]+$/,
      );
      expect(given.headers.get('set-cookie')).toBeNull();
    }
    for (const key of (await stored(clinic)).kept) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});
