import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProvidersModule } from '@cuspid/platform/providers';
import { MEASURED_AGAIN, openClinic, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patientWith } from './testing/letters-clinic';
import { inHours } from './testing/letters-desk';
import { domains, tables } from './testing/letters-domains';
import { MailServer } from './testing/mail-server';

let clinic: SpecClinic;
let server: MailServer;
let desk: Person;
let folder: string;
let hours = 100;

beforeAll(async () => {
  [server, folder] = [new MailServer(), await mkdtemp(join(tmpdir(), 'cuspid-smtp-'))];
  const line = { host: '127.0.0.1', port: await server.open(), secure: false, from: 'desk@clinic.lk', timeout: 500 };
  const providers = ProvidersModule.forRoot({
    storage: { kind: 'folder', folder },
    mail: { kind: 'smtp', ...line },
    pdf: {},
    secret: 'nothing a spec sends is a secret',
  });
  clinic = await openClinic({ modules: [providers, ...domains], entities: tables });
  desk = await clinic.person('RECEPTION');
});
afterAll(async () => {
  await server.close();
  await clinic.close();
  await rm(folder, { recursive: true, force: true });
});

/** Books a visit and asks for a reminder, which is due at once; answers the visit and how long the desk waited. */
async function remind(): Promise<{ id: number; ms: number }> {
  const patientId = await patientWith(clinic, `patient${++hours}@example.lk`);
  const body = { patientId, startsAt: inHours(hours).toISOString(), minutes: 30, overbookReason: 'a spec' };
  const began = performance.now();
  const booked = await clinic.http.as(desk, 'POST', '/api/visits', { body });
  expect(booked.body).toMatchObject({ status: 'SCHEDULED' });
  const id = Number(booked.body['id']);
  const answer = await clinic.http.as(desk, 'POST', `/api/visits/${id}/remind`);
  expect(answer.status).toBe(201);
  return { id, ms: performance.now() - began };
}

const reminder = async (id: number) =>
  (await clinic.http.as(desk, 'GET', `/api/visits/${id}/letters`)).body['reminder'];
const becomes = (id: number, what: object) => expect.poll(() => reminder(id), { timeout: 20_000 }).toMatchObject(what);
/** What failed is due at once; what waits for its ten minutes goes on waiting. */
const backOffGoesBy = () =>
  clinic.source.query('update mail_outbox set due_at = due_at - interval 10 hour where last_error is not null');
const copies = () => [...server.copies.values()].reduce((sum, n) => sum + n, 0);

it(
  'lets nobody at the desk wait for a mail server that hangs, and sends when it is back',
  { retry: MEASURED_AGAIN },
  async () => {
    await remind();
    const before = Math.max((await remind()).ms, (await remind()).ms);
    server.manner = () => 'hang';
    const hung = [await remind(), await remind(), await remind()];
    const silent = { state: 'WAITING', lastError: expect.stringContaining('could not be reached or went silent') };
    for (const { id } of hung) await becomes(id, silent);
    // A server that hangs holds a sender half a second each time; the desk none of it.
    expect(Math.min(...hung.map(({ ms }) => ms))).toBeLessThan(before + 400);
    server.manner = () => 'accept';
    await backOffGoesBy();
    for (const { id } of hung) await becomes(id, { state: 'SENT' });
  },
);

it('gives a letter up that the server refuses, and shows its answer; one it is too busy for waits', async () => {
  server.manner = () => 'refuse';
  const refused = (await remind()).id;
  await becomes(refused, {
    state: 'FAILED',
    attempts: 1,
    lastError: 'The mail server refused the letter (550 to RCPT TO).',
  });
  server.manner = () => 'busy';
  const late = (await remind()).id;
  await becomes(late, { state: 'WAITING', attempts: 1, lastError: 'The mail server answered 451 to RCPT TO.' });
  const stats = (await clinic.http.as(desk, 'GET', '/api/letters/stats')).body;
  expect(stats).toMatchObject({ retrying: 1 });
  expect(stats['failed']).toBeGreaterThan(0);
  server.manner = () => 'accept';
  await backOffGoesBy();
  await becomes(late, { state: 'SENT', attempts: 2 });
});

it('hands a letter over once more where no answer came, by the same name, and never a third time', async () => {
  const had = copies();
  server.manner = () => 'drop';
  const { id } = await remind();
  await becomes(id, { state: 'WAITING', lastError: expect.stringContaining('Handed over once without an answer.') });
  await backOffGoesBy();
  await becomes(id, { state: 'FAILED' });
  server.manner = () => 'accept';
  await backOffGoesBy();
  expect(copies() - had).toBe(2);
  expect(Math.max(...server.copies.values())).toBe(2);
});

it('gives up after 72 hours', async () => {
  server.manner = () => 'busy';
  const { id } = await remind();
  await becomes(id, { attempts: 1, lastError: expect.any(String) });
  await clinic.source.query('update mail_outbox set created_at = created_at - interval 73 hour');
  await backOffGoesBy();
  await becomes(id, { state: 'FAILED', attempts: 2 });
});
