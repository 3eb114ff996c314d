import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentOf, type SpecClinic } from '@cuspid/platform/testing';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReminderSweeping } from './reminder-sweeping';
import { openLettersClinic, patientWith } from './testing/letters-clinic';
import { MailServer, type Manner } from './testing/mail-server';
import { traceOf, type Replica } from './testing/sendings';

const ROUNDS = process.env['CUSPID_LONG'] ? 200 : 6;
const VISITS = 12;
const REPLICAS = 3;
const LANES = 4;
const WORKSPACE = join(import.meta.dirname, '../../../..');
const SKEWED_CLOCK = join(WORKSPACE, 'tools/skewed-clock.mjs');
/** Seconds by which the clocks of the machines are wrong. */
const AHEAD = [0, 300, -300];

let clinic: SpecClinic;
let manner: () => Manner;
let folder: string;
let environment: Record<string, string | undefined>;
const replicas: Replica[] = [];
const running = new Map<ChildProcess, Replica>();

beforeAll(async () => {
  clinic = await openLettersClinic();
  // This process only looks on: what it wrote itself would be sealed with a secret the replicas do not have.
  await clinic.get(ReminderSweeping).beforeApplicationShutdown();
  const { dependencies } = JSON.parse(await readFile(join(WORKSPACE, 'package.json'), 'utf8'));
  const packages = Object.keys(dependencies);
  // Beside the packages, which stay outside of it.
  folder = await mkdtemp(join(WORKSPACE, 'node_modules/.cuspid-replica-'));
  await build({
    input: join(import.meta.dirname, 'testing/replica.ts'),
    platform: 'node',
    tsconfig: join(import.meta.dirname, '../tsconfig.json'),
    external: (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`)),
    output: { dir: folder, format: 'esm', keepNames: true, entryFileNames: 'replica.mjs' },
  });
  environment = {
    ...process.env,
    ...environmentOf(clinic.settings),
    SMTP_HOST: '127.0.0.1',
    FILE_STORAGE_FOLDER: join(folder, 'files'),
  };
});
afterAll(async () => {
  for (const replica of running.keys()) replica.kill('SIGKILL');
  for (const { server } of replicas) await server.close();
  await clinic.close();
  await rm(folder, { recursive: true, force: true });
});

/** A process with a mail server to itself, so that it is known who handed over what, and a clock that may be wrong. */
async function startReplica(): Promise<void> {
  const ahead = AHEAD[replicas.length % AHEAD.length];
  const replica: Replica = { server: new MailServer(), left: null };
  replica.server.manner = () => manner();
  replica.server.thinksMs = 60;
  replicas.push(replica);
  const child = spawn(process.execPath, ['--import', SKEWED_CLOCK, join(folder, 'replica.mjs')], {
    env: { ...environment, SMTP_PORT: String(await replica.server.open()), CLOCK_AHEAD_SECONDS: String(ahead) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.set(child, replica);
  child.once('close', () => running.delete(child));
  const ended = once(child, 'close').then(() => {
    throw new Error('a replica did not start');
  });
  await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  ended.catch(() => undefined);
}

/** Kills any process; `inTheMiddle`: one whose server has a letter in hand, if one comes to that soon. */
async function killAny(inTheMiddle = false): Promise<void> {
  const isSending = () => [...running].find(([, { server }]) => server.thinking > 0);
  for (let tries = 0; inTheMiddle && !isSending() && tries < 400; tries++) await sleep(5);
  const any = [...running][Math.floor(Math.random() * running.size)];
  const [child, replica] = (inTheMiddle && isSending()) || any || [];
  if (!child || !replica) return;
  child.kill('SIGKILL');
  await once(child, 'close');
  const rows: { id: string }[] = await clinic.source.query('select message_id as id from mail_outbox');
  replica.left = new Set(rows.map(({ id }) => id));
}

/** Visits within the window, booked long ago. */
async function bookSome(round: number): Promise<void> {
  const by = await clinic.person('RECEPTION');
  const patientId = await patientWith(clinic, `round${round}@example.lk`);
  const rows = Array.from({ length: VISITS }, (_, n) => {
    const startsAt = new Date(Date.now() + (20 + n) * 3_600_000);
    return [patientId, startsAt, 30, 'Visit', by.id, new Date(Date.now() - 86_400_000)];
  });
  await clinic.source.query(
    'insert into visit (patient_id, starts_at, minutes, type, created_by_id, created_at) values ?',
    [rows],
  );
}

const waiting = async () => {
  const [row] = await clinic.source.query("select count(*) as n from letter where state = 'WAITING'");
  return Number(row.n);
};
const reminded = async () => {
  const [row] = await clinic.source.query('select count(*) as n from letter where only_once is not null');
  return Number(row.n);
};
/** What failed is due at once; what somebody has in hand stays in their hands. */
const backOffGoesBy = () =>
  clinic.source.query('update mail_outbox set due_at = due_at - interval 10 hour where leased_until is null');

it('loses no reminder, and sends one more copy only where a kill or a lost answer cut a sending short', async () => {
  const manners = [...Array<Manner>(6).fill('accept'), 'busy', 'drop', 'drop', 'refuse-text'] as const;
  manner = () => manners[Math.floor(Math.random() * manners.length)] ?? 'accept';
  await Promise.all(Array.from({ length: REPLICAS }, startReplica));
  for (let round = 0; round < ROUNDS; round++) {
    await bookSome(round);
    await sleep(Math.random() * 400);
    await killAny(round % 2 === 0);
    await backOffGoesBy();
    await startReplica();
  }
  manner = () => 'accept';
  await expect.poll(reminded, { timeout: 240_000 }).toBe(ROUNDS * VISITS);
  while (running.size) await killAny();
  // Nobody has anything in hand now: the leases of those who were killed run out.
  await clinic.source.query(
    'update mail_outbox set leased_until = utc_timestamp(3) - interval 1 second where leased_until is not null',
  );
  await backOffGoesBy();
  await startReplica();
  await expect.poll(async () => (await backOffGoesBy(), waiting()), { timeout: 240_000, interval: 300 }).toBe(0);

  const traces = await traceOf(clinic.source, replicas);
  expect(traces.letters).toHaveLength(ROUNDS * VISITS);
  // Whatever the servers had is one of our letters, by its one name.
  expect(traces.nobodys).toEqual([]);
  for (const { state, lastError, sendings } of traces.letters) {
    const told = JSON.stringify({ state, lastError, sendings });
    const last = sendings.at(-1);
    // An answer that could be noted was the end of it: there is one copy, or none and a person is told.
    for (const { isCut, answer } of sendings.slice(0, -1)) expect(isCut || answer === null, told).toBe(true);
    expect(sendings.filter(({ answer }) => answer !== 554).length, told).toBeLessThanOrEqual(2);
    if (state === 'SENT') expect(last?.answer, told).toBe(250);
    else if (lastError?.includes('(554')) expect(last?.answer, told).toBe(554);
    else expect([state, lastError], told).toEqual(['FAILED', expect.stringContaining('And once more')]);
  }
  // A process has so many in hand, and no more can be cut off with it.
  for (const cut of traces.cutOf) expect(cut).toBeLessThanOrEqual(LANES);
  process.stdout.write(`${JSON.stringify({ rounds: ROUNDS, ...traces.counts })}\n`);
}, 3_600_000);
