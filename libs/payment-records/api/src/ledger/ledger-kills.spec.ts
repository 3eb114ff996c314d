import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wrongWith } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { cashierOf, press } from '../testing/press';
import { Posting } from './posting';
import { PostingsService } from './postings.service';

const ROUNDS = process.env['CUSPID_LONG'] ? 500 : 6;
/** Statements of some payments: a process dies within one of them. */
const STATEMENTS = 60;
const RETRIES = 5;
const WORKSPACE = join(import.meta.dirname, '../../../../..');

let clinic: SpecClinic;
let folder: string;
let me: Person;
let patientId: number;

beforeAll(async () => {
  const { dependencies } = JSON.parse(await readFile(join(WORKSPACE, 'package.json'), 'utf8'));
  const packages = Object.keys(dependencies);
  // Beside the packages, which stay outside of it.
  folder = await mkdtemp(join(WORKSPACE, 'node_modules/.cuspid-replica-'));
  await build({
    input: join(import.meta.dirname, '../testing/replica.ts'),
    platform: 'node',
    tsconfig: join(import.meta.dirname, '../../tsconfig.json'),
    external: (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`)),
    output: { dir: folder, format: 'esm', keepNames: true, entryFileNames: 'replica.mjs' },
  });
  clinic = await openLedgerClinic();
  me = await clinic.person('RECEPTION');
  patientId = await clinic.patient();
});
afterAll(async () => {
  await clinic.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lets a process take payments until it kills itself at that statement; gives the keys it pressed, the last unanswered. */
async function workUntil(diesAt: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(folder, 'replica.mjs')], {
    env: {
      ...process.env,
      ...environmentOf(clinic.settings),
      ...{ DIES_AT: String(diesAt), PERSON: String(me.id), PATIENT: String(patientId) },
      ...{ MAIL_FOLDER: join(folder, 'mail'), FILE_STORAGE_FOLDER: join(folder, 'files') },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

/** Presses again in this process, as often as it takes for the dead one's locks to be gone. */
async function retried(key: string): Promise<number> {
  for (;;) {
    const answer = await press(clinic.get(PostingsService), cashierOf(me.id), patientId, key).catch(
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'still-running') return null;
        throw error;
      },
    );
    if (answer) return answer.id;
  }
}

it('has one posting and one receipt for every press, at whatever moment processes are killed and pressed again', async () => {
  const keys: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Every other one dies once it has committed, and before it has answered.
    const pressed = await workUntil(round % 2 ? 1 + Math.floor(Math.random() * STATEMENTS) : 0);
    const last = pressed.at(-1);
    if (last) {
      const ids: number[] = [];
      for (let again = 0; again < RETRIES; again++) ids.push(await retried(last));
      expect(new Set(ids).size).toBe(1);
    }
    keys.push(...pressed);
  }
  const kept = await clinic.source.manager.find(Posting, { order: { id: 'ASC' } });
  expect(kept.map(({ reference }) => reference).toSorted()).toEqual(keys.toSorted());
  expect(kept.map(({ receiptNumber }) => receiptNumber).toSorted((a, b) => Number(a) - Number(b))).toEqual(
    kept.map((_, index) => index + 1),
  );
  expect(await wrongWith(clinic)).toEqual([]);
  process.stdout.write(`${JSON.stringify({ rounds: ROUNDS, presses: keys.length })}\n`);
}, 3_600_000);
