import { tmpdir } from 'node:os';
import { ProvidersModule } from '@cuspid/platform/providers';
import { S3Server, type Fault } from '@cuspid/platform/providers/testing';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Janitor } from './janitor';
import { StoredObjects } from './stored-objects';
import { Desk, photo, sha256Of, stored, text } from './testing/desk';
import { openDocumentsClinic } from './testing/documents-clinic';

let clinic: SpecClinic;
let server: S3Server;
let desk: Desk;
let patientId: number;

beforeAll(async () => {
  server = new S3Server();
  const s3 = {
    kind: 's3',
    endpoint: await server.open(),
    region: 'auto',
    bucket: server.bucket,
    ...server.keys,
  } as const;
  const mail = { kind: 'folder', folder: tmpdir(), from: 'Cuspid <desk@cuspid.test>' } as const;
  const providers = ProvidersModule.forRoot({ storage: s3, mail, pdf: {}, secret: 'nothing a spec sends is a secret' });
  clinic = await openDocumentsClinic({}, providers);
  const me = await clinic.person('ORTHODONTIST');
  desk = new Desk(clinic, me);
  patientId = await clinic.patient({}, [me]);
});
beforeEach(() => {
  server.fault = () => null;
});
afterAll(async () => {
  await clinic.close();
  await server.close();
});

const when = (method: string, fault: Fault, most = Infinity) => {
  let left = most;
  server.fault = (request) => (request.startsWith(method) && left-- > 0 ? fault : null);
};

const nothingLeft = async () => {
  await clinic.get(Janitor).sweep();
  const { kept, named } = await stored(clinic);
  expect(kept).toEqual(named);
  expect(await clinic.source.query('select * from document_object')).toEqual([]);
};

it('hands a file out by a link of a minute, once the question who may is answered', async () => {
  const content = await photo(1);
  const { body } = await desk.upload(patientId, 'linked.jpg', content);
  const path = `documents/${String(body['id'])}/link`;
  const link = new URL(String((await desk.call('GET', path)).body['url']));
  expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
  const given = await fetch(link);
  expect(sha256Of(Buffer.from(await given.arrayBuffer()))).toBe(body['sha256']);
  expect(given.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
  const stranger = new Desk(clinic, await clinic.person('ORTHODONTIST'));
  expect((await stranger.call('GET', path)).status).toBe(404);
  await nothingLeft();
});

it('refuses what the store keeps other than it was sent, and can be sent again', async () => {
  const content = text(20_000, 'turned over');
  const begun = await desk.call('POST', `patients/${patientId}/document-uploads`, {
    name: 'w.txt',
    bytes: content.length,
  });
  const id = String(begun.body['id']);
  when('PUT', 'wrong-bytes', 1);
  expect((await desk.piece(id, 0, content)).status).toBeGreaterThanOrEqual(400);
  expect((await desk.call('GET', `document-uploads/${id}`)).body['receivedBytes']).toBe(0);
  expect((await desk.piece(id, 0, content)).status).toBe(200);
  when('PUT', 'wrong-bytes', 1);
  expect((await desk.call('POST', `document-uploads/${id}/complete`, {})).status).toBeGreaterThanOrEqual(400);
  expect((await desk.call('GET', `document-uploads/${id}`)).body).toMatchObject({ state: 'OPEN' });
  const done = await desk.call('POST', `document-uploads/${id}/complete`, {});
  expect(done).toMatchObject({ status: 200, body: { sha256: sha256Of(content) } });
  await nothingLeft();
});

it('loses an answer of the store and keeps one whole file', async () => {
  when('PUT', 'lose-answer', 1);
  const content = text(9_000, 'unheard');
  expect(await desk.upload(patientId, 'u.txt', content)).toMatchObject({
    status: 200,
    body: { sha256: sha256Of(content) },
  });
  await nothingLeft();
});

it('holds nothing of the clinic up while the store takes its time: more files wait than the database has connections', async () => {
  const kept = await desk.upload(patientId, 'slow.jpg', await photo(21));
  const opened = await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      desk.call('POST', `patients/${patientId}/document-uploads`, { name: `s${n}.txt`, bytes: 3_000 }),
    ),
  );
  const before = server.seen.length;
  server.fault = () => 'hang';
  let answered = 0;
  const waiting = [
    ...opened.map(({ body }, n) => desk.piece(body['id'], 0, text(3_000, `slow ${n}`))),
    ...Array.from({ length: 8 }, () => desk.call('GET', `documents/${String(kept.body['id'])}/content`)),
  ].map((one) =>
    one.then((answer) => {
      answered++;
      return answer;
    }),
  );
  await vi.waitFor(() => expect(server.seen.length - before).toBeGreaterThanOrEqual(16), { timeout: 60_000 });
  for (let n = 0; n < 10; n++) {
    expect((await desk.call('GET', `patients/${patientId}/documents`)).status).toBe(200);
    expect((await desk.call('GET', `patients/${patientId}`)).status).toBe(200);
  }
  expect(answered).toBe(0);
  server.fault = () => null;
  server.cut();
  const answers = await Promise.all(waiting);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const done = await Promise.all(
    opened.map(({ body }) => desk.call('POST', `document-uploads/${String(body['id'])}/complete`, {})),
  );
  expect(done.map(({ status }) => status)).toEqual(done.map(() => 200));
  await nothingLeft();
});

it('says 503 while the store is away, and everything else goes on; then goes on where it was', async () => {
  const content = text(5_000, 'away');
  const kept = await desk.upload(patientId, 'here.jpg', await photo(9));
  const begun = await desk.call('POST', `patients/${patientId}/document-uploads`, {
    name: 'a.txt',
    bytes: content.length,
  });
  const id = String(begun.body['id']);
  await desk.piece(id, 0, content);
  server.fault = () => 'drop';
  expect((await desk.call('POST', `document-uploads/${id}/complete`, {})).status).toBe(503);
  const form = await desk.form(patientId, 'b.txt', text(3_000, 'other'));
  expect([form.status, form.body['code']]).toEqual([503, 'storage-unavailable']);
  const small = await desk.call('GET', `documents/${String(kept.body['id'])}/thumbnail`);
  expect([small.status, small.headers.get('content-type')]).toEqual([503, 'application/problem+json; charset=utf-8']);
  // After five failures nobody waits any more; what needs no file never did.
  const times: number[] = [];
  for (let n = 0; n < 10; n++) {
    const since = performance.now();
    const list = await desk.call('GET', `patients/${patientId}/documents`);
    expect([list.status, (await desk.call('GET', `patients/${patientId}`)).status]).toEqual([200, 200]);
    times.push(performance.now() - since);
  }
  expect(times.sort((a, b) => a - b)[5]).toBeLessThan(1_000);
  const tag = { 'if-match': '"1"' };
  expect((await desk.call('DELETE', `documents/${String(kept.body['id'])}`, undefined, tag)).status).toBe(200);
  const purge = await desk.call('DELETE', `documents/${String(kept.body['id'])}?purge=true`, undefined, {
    'if-match': '"2"',
  });
  expect(purge.status).toBe(200);
  await clinic.get(StoredObjects).idle();
  expect(await clinic.source.query('select count(*) as n from document_object where is_doomed = 1')).not.toEqual([
    { n: '0' },
  ]);
  server.fault = () => null;
  // The circuit lets one try through after its rest, which is over at once here.
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 20_000);
  const done = await desk.call('POST', `document-uploads/${id}/complete`, {});
  vi.restoreAllMocks();
  expect(done).toMatchObject({ status: 200, body: { sha256: sha256Of(content) } });
  await nothingLeft();
});
