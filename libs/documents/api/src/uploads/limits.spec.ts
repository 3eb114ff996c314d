import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Document } from '../document';
import { Janitor } from '../janitor';
import { StoredObjects } from '../stored-objects';
import { Desk, photo, stored, text } from '../testing/desk';
import { openDocumentsClinic } from '../testing/documents-clinic';

const LIMITS = { MAX_FILE_SIZE: '200000', MAX_FILES_PER_PATIENT: '30', MAX_BYTES_PER_PATIENT: '600000' };
const A_DAY = { MAX_FILES_PER_DAY: '60', MAX_BYTES_PER_DAY: '1000000' };
let clinic: SpecClinic;

beforeAll(async () => {
  clinic = await openDocumentsClinic({ ...LIMITS, ...A_DAY, DB_CONNECTIONS: '40' });
});
afterAll(() => clinic.close());

/** Somebody with a patient of their own. */
async function somebody(): Promise<{ desk: Desk; patientId: number }> {
  const me = await clinic.person('ORTHODONTIST');
  return { desk: new Desk(clinic, me), patientId: await clinic.patient({}, [me]) };
}

const heldBy = async (where: 'patientId' | 'createdById', id: number) => {
  const found = await clinic.source
    .createQueryBuilder(Document, 'row')
    .where({ [where]: id })
    .select('count(*)', 'files')
    .addSelect('coalesce(sum(row.bytes), 0)', 'bytes')
    .getRawOne<{ files: string; bytes: string }>();
  return { bytes: Number(found?.bytes), files: Number(found?.files) };
};

it('takes no byte more than a patient has room for, of a hundred who upload at once', async () => {
  const { desk, patientId } = await somebody();
  const mate = await clinic.person('ORTHODONTIST');
  await clinic.source.query(
    "insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, 'ORTHODONTIST', now(3), ?)",
    [patientId, mate.id, mate.id],
  );
  const desks = [desk, new Desk(clinic, mate)];
  const bytes = 37_000;
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => desks[n % 2]?.upload(patientId, `${n}.txt`, text(bytes, `number ${n}`))),
  );
  const kept = answers.filter((answer) => answer?.status === 200).length;
  // The largest number of them that fits, and not one more.
  expect(kept).toBe(Math.floor(600_000 / bytes));
  for (const answer of answers) {
    if (answer?.status === 200) continue;
    expect([answer?.status, answer?.body['code']]).toEqual([409, 'patient-documents-full']);
  }
  expect(await heldBy('patientId', patientId)).toEqual({ files: kept, bytes: kept * bytes });
  await clinic.get(StoredObjects).idle();
  const { kept: objects, named } = await stored(clinic);
  expect(objects).toEqual(named);
});

it('counts files as well, and what lies in the bin; deleting for good makes room', async () => {
  const { desk, patientId } = await somebody();
  const sent = [];
  for (let n = 0; n < 30; n++) sent.push(await desk.upload(patientId, `${n}.txt`, text(40, `small ${n}`)));
  expect(sent.map(({ status }) => status)).toEqual(Array(30).fill(200));
  const path = `documents/${String(sent[0]?.body['id'])}`;
  expect((await desk.upload(patientId, 'x.txt', text(40, 'more'))).body['code']).toBe('patient-documents-full');
  await desk.call('DELETE', path, undefined, { 'if-match': '"1"' });
  expect((await desk.upload(patientId, 'x.txt', text(40, 'more'))).body['code']).toBe('patient-documents-full');
  await desk.call('DELETE', `${path}?purge=true`, undefined, { 'if-match': '"2"' });
  expect((await desk.upload(patientId, 'x.txt', text(40, 'more'))).status).toBe(200);
});

it('stops one person at what a person uploads in a day, over all patients', async () => {
  const me = await clinic.person('ORTHODONTIST');
  const desk = new Desk(clinic, me);
  const patients = await Promise.all([clinic.patient({}, [me]), clinic.patient({}, [me])]);
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => desk.upload(patients[n % 2] ?? 0, `${n}.txt`, text(90_000, `day ${n}`))),
  );
  const codes = answers.map(({ status, body }) => (status === 200 ? 'kept' : body['code']));
  expect(codes.filter((code) => code === 'kept')).toHaveLength(11);
  for (const code of codes) expect(['kept', 'day-of-uploads-full', 'patient-documents-full']).toContain(code);
  expect((await heldBy('createdById', me.id)).bytes).toBe(990_000);
});

it('refuses a file too large before it comes, while it comes, and after it was made anew', async () => {
  const { desk, patientId } = await somebody();
  const large = text(200_001, 'large');
  expect((await desk.upload(patientId, 'l.txt', large)).body['code']).toBe('file-too-large');
  expect((await desk.form(patientId, 'l.txt', large)).body['code']).toBe('file-too-large');
  expect((await desk.form(patientId, 'l.txt', Buffer.concat([large, large]))).body['code']).toBe('file-too-large');
  expect((await desk.form(patientId, 'whole.txt', large.subarray(0, 200_000))).status).toBe(201);
  expect((await heldBy('patientId', patientId)).files).toBe(1);
});

it('keeps one of two of the same file that come at the same moment', async () => {
  const { desk, patientId } = await somebody();
  const content = await photo(7);
  const answers = await Promise.all(Array.from({ length: 6 }, () => desk.upload(patientId, 'same.jpg', content)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect((await heldBy('patientId', patientId)).files).toBe(1);
});

it('gives the place of an upload back once nobody went on with it for a day', async () => {
  const { desk, patientId } = await somebody();
  for (let n = 0; n < 3; n++) {
    const begun = await desk.call('POST', `patients/${patientId}/document-uploads`, { name: 'a.txt', bytes: 200_000 });
    expect((await desk.piece(begun.body['id'], 0, text(100_000))).status).toBe(200);
  }
  expect((await desk.upload(patientId, 'b.txt', text(50))).body['code']).toBe('patient-documents-full');
  await clinic.source.query(
    "update document_upload set touched_at = touched_at - interval 25 hour where patient_id = ? and state = 'OPEN'",
    [patientId],
  );
  expect(await clinic.get(Janitor).sweep()).toMatchObject({ uploads: 3, objects: 3 });
  expect((await desk.upload(patientId, 'b.txt', text(50))).status).toBe(200);
});
