import type { SpecClinic } from '@cuspid/platform/testing';
import { refusal } from '@cuspid/platform/testing';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentFiles } from './document-files';
import { StoredObjects } from './stored-objects';
import { Desk, photo, sha256Of, stored, text } from './testing/desk';
import { openDocumentsClinic } from './testing/documents-clinic';

let clinic: SpecClinic;
let ortho: Desk;
let foreign: Desk;
let patientId: number;

beforeAll(async () => {
  clinic = await openDocumentsClinic();
  const mine = await clinic.person('ORTHODONTIST');
  ortho = new Desk(clinic, mine);
  foreign = new Desk(clinic, await clinic.person('ORTHODONTIST'));
  patientId = await clinic.patient({}, [mine]);
});
afterAll(() => clinic.close());

const trail = async (id: unknown): Promise<string[]> => {
  await new Promise((settled) => setTimeout(settled, 700));
  const rows: { action: string }[] = await clinic.source.query(
    "select action from audit_entry where entity = 'document' and entity_id = ? order by id",
    [id],
  );
  return rows.map(({ action }) => action);
};

describe('a document', () => {
  it('is a file to nobody but those who may see the patient', async () => {
    const { body } = await ortho.form(patientId, 'secret.jpg', await photo(4));
    const id = String(body['id']);
    const version = { 'if-match': '"1"' };
    for (const [method, path, sent] of [
      ['GET', '', undefined],
      ['GET', '/content', undefined],
      ['GET', '/thumbnail', undefined],
      ['PATCH', '', {}],
      ['DELETE', '', undefined],
      ['POST', '/restore', undefined],
    ] as const) {
      const theirs = await foreign.call(method, `documents/${id}${path}`, sent, version);
      const nobodys = await foreign.call(method, `documents/4000000000${path}`, sent, version);
      expect([method, path, theirs.status]).toEqual([method, path, 404]);
      expect(refusal(theirs)).toEqual(refusal(nobodys));
    }
  });

  it('is handed out as itself, whole or in part, and never as a page', async () => {
    const picture = await ortho.form(patientId, 'rücksicht "x".jpg', await photo(5));
    const id = String(picture.body['id']);
    const whole = await ortho.call('GET', `documents/${id}/content`);
    expect([whole.status, sha256Of(whole.bytes)]).toEqual([200, picture.body['sha256']]);
    expect(whole.headers.get('content-disposition')).toMatch(
      /^inline; filename="[^"\\]*"; filename\*=UTF-8''r%C3%BCck/,
    );
    expect(whole.headers.get('content-type')).toBe('image/jpeg');
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(whole.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const part = await ortho.call('GET', `documents/${id}/content`, undefined, { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.bytes.length}`]);
    expect(part.bytes.equals(whole.bytes.subarray(10, 20))).toBe(true);
    const tail = await ortho.call('GET', `documents/${id}/content`, undefined, { range: 'bytes=-7' });
    expect(tail.bytes.equals(whole.bytes.subarray(-7))).toBe(true);
    const beyond = await ortho.call('GET', `documents/${id}/content`, undefined, { range: 'bytes=9000000-' });
    expect([beyond.status, beyond.body['code']]).toEqual([416, 'range-outside']);
    const kept = await ortho.call('GET', `documents/${id}/content?download=true`);
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment;/);
    const letter = await ortho.upload(patientId, 'page.txt', text(500, 'a letter'));
    const shown = await ortho.call('GET', `documents/${String(letter.body['id'])}/content`);
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(await trail(id)).toEqual(
      expect.arrayContaining(['document.uploaded', 'document.viewed', 'document.downloaded']),
    );
  });

  it('has a small picture, sent once and asked about each time', async () => {
    const { body } = await ortho.form(patientId, 'large.jpg', await photo(6, 900));
    const small = await ortho.call('GET', `documents/${String(body['id'])}/thumbnail`);
    expect((await sharp(small.bytes).metadata()).width).toBe(320);
    expect(small.headers.get('cache-control')).toBe('private, no-cache');
    const tag = small.headers.get('etag') ?? '';
    const again = await ortho.call('GET', `documents/${String(body['id'])}/thumbnail`, undefined, {
      'if-none-match': tag,
    });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('changes in what is said of it, and by who saw it last alone', async () => {
    const { body } = await ortho.form(patientId, 'edit.jpg', await photo(7));
    const path = `documents/${String(body['id'])}`;
    const said = { type: 'SCAN', description: 'Study model', teeth: ['36', '36', '46'], series: 'Arch' };
    expect((await ortho.call('PATCH', path, said)).status).toBe(428);
    const saved = await ortho.call('PATCH', path, said, { 'if-match': '"1"' });
    expect(saved.body).toMatchObject({ ...said, teeth: ['36', '46'], version: 2, changedBy: { id: ortho.me.id } });
    expect((await ortho.call('PATCH', path, said, { 'if-match': '"1"' })).status).toBe(412);
    const cleared = await ortho.call(
      'PATCH',
      path,
      { description: null, series: null, teeth: [] },
      { 'if-match': '"2"' },
    );
    expect(cleared.body).toMatchObject({ description: null, series: null, teeth: [], type: 'SCAN' });
    expect(await trail(body['id'])).toEqual(['document.uploaded', 'document.changed', 'document.changed']);
  });

  it('goes into the bin, comes out, and goes for good with its file', async () => {
    const { body } = await ortho.form(patientId, 'bin.jpg', await photo(8));
    const path = `documents/${String(body['id'])}`;
    const surgeon = await clinic.person('DENTAL_SURGEON');
    await clinic.source.query(
      "insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'DENTAL_SURGEON', now(3), ?)",
      [patientId, surgeon.id, surgeon.id],
    );
    const mate = new Desk(clinic, surgeon);
    const tag = (version: number) => ({ 'if-match': `"${version}"` });
    expect((await mate.call('DELETE', path, undefined, tag(1))).status).toBe(403);
    expect((await ortho.call('DELETE', `${path}?purge=true`, undefined, tag(1))).body['code']).toBe(
      'document-not-in-bin',
    );
    expect((await ortho.call('DELETE', path, undefined, tag(1))).body).toMatchObject({
      version: 2,
      binnedBy: { id: ortho.me.id },
    });
    expect((await mate.call('GET', path)).status).toBe(404);
    expect((await mate.call('GET', `${path}/content`)).status).toBe(404);
    expect((await mate.call('GET', `patients/${patientId}/documents?bin=only`)).status).toBe(404);
    const binned = await ortho.call('GET', `patients/${patientId}/documents?bin=only&count=true`);
    expect(binned.body).toMatchObject({ total: 1, items: [{ id: body['id'] }] });
    expect((await ortho.call('PATCH', path, {}, tag(2))).body['code']).toBe('document-in-bin');
    expect((await ortho.call('POST', `${path}/restore`, undefined, tag(2))).body).toMatchObject({
      binnedAt: null,
      version: 3,
    });
    expect((await ortho.call('POST', `${path}/restore`, undefined, tag(3))).body['code']).toBe('document-not-in-bin');
    await ortho.call('DELETE', path, undefined, tag(3));
    await clinic.get(StoredObjects).idle();
    const before = await stored(clinic);
    expect((await ortho.call('DELETE', `${path}?purge=true`, undefined, tag(4))).status).toBe(200);
    expect((await ortho.call('GET', path)).status).toBe(404);
    await clinic.get(StoredObjects).idle();
    const after = await stored(clinic);
    expect([after.kept.length, after.kept]).toEqual([before.kept.length - 2, after.named]);
    expect((await trail(body['id'])).slice(0, 5)).toEqual([
      ...['document.uploaded', 'document.binned', 'document.restored', 'document.binned', 'document.purged'],
    ]);
  });
});

describe('the list', () => {
  it('holds what its filters say, page by page, the last uploaded first', async () => {
    const mine = await clinic.patient({}, [ortho.me]);
    const ids: unknown[] = [];
    for (let n = 0; n < 5; n++) {
      const fields = {
        teeth: n % 2 ? '36' : '11',
        series: n < 2 ? 'Smile' : '',
        takenOn: `2024-0${n + 1}-15`,
        description: n === 3 ? '100%_sure' : '',
      };
      ids.unshift((await ortho.form(mine, `file ${n}.jpg`, await photo(100 + n), fields)).body['id']);
    }
    const asked = async (query: string) => {
      const { body } = await ortho.call('GET', `patients/${mine}/documents?${query}`);
      return (Array.isArray(body['items']) ? body['items'] : []).map(({ id }) => ids.indexOf(id));
    };
    expect(await asked('')).toEqual([0, 1, 2, 3, 4]);
    expect(await asked('tooth=36')).toEqual([1, 3]);
    expect(await asked('series=Smile')).toEqual([3, 4]);
    expect(await asked('from=2024-02-01&to=2024-03-31')).toEqual([2, 3]);
    expect(await asked(`text=${encodeURIComponent('0%_s')}`)).toEqual([1]);
    expect(await asked(`text=${encodeURIComponent('%')}`)).toEqual([1]);
    expect(await asked('type=RADIOGRAPH')).toEqual([]);
    const first = await ortho.call('GET', `patients/${mine}/documents?limit=2&count=true`);
    expect(first.body['total']).toBe(5);
    expect(await asked(`limit=2&cursor=${String(first.body['nextCursor'])}`)).toEqual([2, 3]);
    expect((await ortho.call('GET', `patients/${mine}/documents/series`)).body).toEqual({
      items: [{ series: 'Smile', documents: 2, firstOn: '2024-01-15', lastOn: '2024-02-15' }],
    });
    expect((await foreign.call('GET', `patients/${mine}/documents`)).status).toBe(404);
    const stats = await ortho.call('GET', 'documents/stats');
    const none = await foreign.call('GET', 'documents/stats');
    expect(none.body).toMatchObject({ documents: 0, bytes: 0, binned: 0 });
    expect(Number(stats.body['documents'])).toBeGreaterThan(5);
    expect(stats.body['byMonth']).toHaveLength(12);
  });

  it('gives other rooms the files outside of the bin, to be read', async () => {
    const mine = await clinic.patient({}, [ortho.me]);
    const { body } = await ortho.form(mine, 'given.jpg', await photo(200));
    const files = clinic.get(DocumentFiles);
    const given = [];
    for await (const some of files.of(clinic.source.manager, mine)) given.push(...some);
    expect(given).toMatchObject([{ id: body['id'], name: 'given.jpg', sha256: body['sha256'] }]);
    const [file] = given;
    expect(file && sha256Of(await buffer(await file.open()))).toBe(body['sha256']);
    const id = Number(body['id']);
    expect(await files.owned(clinic.source.manager, mine, [id])).toEqual(new Set([id]));
    expect(await files.owned(clinic.source.manager, patientId, [id])).toEqual(new Set());
  });
});
