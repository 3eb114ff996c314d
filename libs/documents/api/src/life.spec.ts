import { PatientPurgeFiles } from '@cuspid/patients/api';
import { Clinic } from '@cuspid/settings/api';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoredObjects } from './stored-objects';
import { Desk, photo, stored, text } from './testing/desk';
import { openDocumentsClinic } from './testing/documents-clinic';

let clinic: SpecClinic;
let desk: Desk;
let admin: Desk;

beforeAll(async () => {
  clinic = await openDocumentsClinic();
  desk = new Desk(clinic, await clinic.person('ORTHODONTIST'));
  admin = new Desk(clinic, await clinic.person('ADMIN'));
});
afterAll(() => clinic.close());

const idsOf = async (patientId: number): Promise<unknown[]> => {
  const { body } = await admin.call('GET', `patients/${patientId}/documents`);
  return (Array.isArray(body['items']) ? body['items'] : []).map(({ id }) => id);
};
const version = (of: number) => ({ 'if-match': `"${of}"` });

it('follows its patient into a merge and back, and an upload on its way goes on', async () => {
  const [stays, goes] = [await clinic.patient({}, [desk.me]), await clinic.patient({}, [desk.me])];
  const mine = await desk.upload(stays, 'stays.jpg', await photo(1));
  const theirs = await desk.upload(goes, 'goes.jpg', await photo(2));
  // The same picture in both records stays twice: nothing of anybody's is thrown away.
  const twice = await desk.upload(goes, 'twice.jpg', await photo(1));
  const content = text(4_000, 'on its way');
  const begun = await desk.call('POST', `patients/${goes}/document-uploads`, { name: 'w.txt', bytes: content.length });
  await desk.piece(begun.body['id'], 0, content.subarray(0, 1_000));
  const merged = await admin.call(
    'POST',
    `patients/${stays}/merge`,
    { withId: goes, withVersion: 1, isSamePerson: true },
    version(1),
  );
  expect(merged.status).toBe(200);
  expect(await idsOf(stays)).toEqual([twice.body['id'], theirs.body['id'], mine.body['id']]);
  await desk.piece(begun.body['id'], 1_000, content.subarray(1_000));
  const done = await desk.call('POST', `document-uploads/${String(begun.body['id'])}/complete`, {});
  expect(done).toMatchObject({ status: 200, body: { patientId: stays } });
  const { body } = await admin.call('GET', `patients/${stays}/merges`);
  const [merge] = Array.isArray(body['items']) ? body['items'] : [];
  const back = await admin.call('POST', `patients/${stays}/unmerge`, { mergeId: merge?.id }, version(2));
  expect([back.status, back.body['code']]).toEqual([200, undefined]);
  expect(await idsOf(goes)).toEqual(expect.arrayContaining([twice.body['id'], theirs.body['id']]));
  expect(await idsOf(stays)).toContain(mine.body['id']);
  expect((await idsOf(stays)).includes(theirs.body['id'])).toBe(false);
});

it('goes for good with its patient: rows, pieces, files and small pictures', async () => {
  await clinic.source.query(
    `insert into clinic_setting (id, name, time_zone, currency, patient_retention_years) values (1, 'Spec', 'Asia/Colombo', 'LKR', 0)
     on duplicate key update patient_retention_years = 0`,
  );
  clinic.get(Clinic).forget();
  const patientId = await clinic.patient({}, [desk.me]);
  await clinic.get(StoredObjects).idle();
  const before = (await stored(clinic)).kept;
  await desk.upload(patientId, 'a.jpg', await photo(3));
  await desk.upload(patientId, 'b.txt', text(100, 'gone'));
  const begun = await desk.call('POST', `patients/${patientId}/document-uploads`, { name: 'w.txt', bytes: 10 });
  await desk.piece(begun.body['id'], 0, Buffer.from('12345'));
  await clinic.get(StoredObjects).idle();
  expect((await stored(clinic)).kept).toHaveLength(before.length + 4);
  await admin.call('DELETE', `patients/${patientId}`, { endOpen: true }, version(1));
  const [{ code }] = await clinic.source.query('select patient_code as code from patient where id = ?', [patientId]);
  const purge = { patientCode: code, reason: 'The family asked for it' };
  const { status, body } = await admin.call('POST', `patients/${patientId}/purge`, purge, version(2));
  expect([status, body['files']]).toEqual([200, 4]);
  await clinic.get(PatientPurgeFiles).sweep();
  expect((await stored(clinic)).kept).toEqual(before);
});

it('is told in the timeline and the patient’s own export', async () => {
  const patientId = await clinic.patient({}, [desk.me]);
  const about = { description: 'Before', teeth: ['11', '21'], takenOn: '2025-03-01' };
  const { body } = await desk.upload(patientId, 'told.jpg', await photo(4), about);
  const second = await desk.upload(patientId, 'binned.jpg', await photo(5));
  await desk.call('DELETE', `documents/${String(second.body['id'])}`, undefined, version(1));
  const told = await desk.call('GET', `patients/${patientId}/timeline?kind=documents`);
  expect(told.body['items']).toMatchObject([
    { what: 'document.binned', parts: { label: 'binned.jpg' } },
    {
      what: 'document.uploaded',
      parts: { label: 'told.jpg', word: 'PHOTO' },
      link: { to: 'documents', id: body['id'] },
    },
  ]);
  const { bytes } = await desk.call('GET', `patients/${patientId}/export`);
  const { documents } = JSON.parse(bytes.toString());
  expect(documents).toMatchObject([
    { name: 'told.jpg', hash: body['sha256'], teeth: '11, 21', takenOn: '2025-03-01', uploadedBy: desk.me.name },
    { name: 'binned.jpg', binnedBy: desk.me.name },
  ]);
});

it('tells the screens of those who may see the patient that something changed, by ids alone', async () => {
  const patientId = await clinic.patient({}, [desk.me]);
  const { body } = await desk.upload(patientId, 'live.jpg', await photo(6));
  const events = await clinic.source.query(
    "select topic, entity_id as id, patient_id as p from live_event where topic = 'documents' and patient_id = ?",
    [patientId],
  );
  expect(events).toEqual([{ topic: 'documents', id: body['id'], p: patientId }]);
});
