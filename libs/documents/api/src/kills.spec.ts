import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { clock } from '@cuspid/platform/database';
import { ProvidersModule, Storage } from '@cuspid/platform/providers';
import { environmentOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Document } from './document';
import { Janitor } from './janitor';
import { StoredObjects } from './stored-objects';
import { contentOf } from './testing/contents';
import { stored } from './testing/desk';
import { openDocumentsClinic } from './testing/documents-clinic';
import { UploadsService } from './uploads/uploads.service';

/** Moments of one upload: before, in and after each of its steps. */
const MOMENTS = 40;
const ROUNDS = process.env['CUSPID_LONG'] ? 50 * MOMENTS : 3;
const WORKSPACE = join(import.meta.dirname, '../../../..');
const DAY_MS = 24 * 3_600_000;

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
    input: join(import.meta.dirname, 'testing/replica.ts'),
    platform: 'node',
    tsconfig: join(import.meta.dirname, '../tsconfig.json'),
    external: (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`)),
    output: { dir: folder, format: 'esm', keepNames: true, entryFileNames: 'replica.mjs' },
  });
  const mail = { kind: 'folder', folder: join(folder, 'mail'), from: 'Cuspid <desk@cuspid.test>' } as const;
  const storage = { kind: 'folder', folder: join(folder, 'files') } as const;
  clinic = await openDocumentsClinic(
    { MAX_FILES_PER_PATIENT: '100000', MAX_FILES_PER_DAY: '100000' },
    ProvidersModule.forRoot({ storage, mail, pdf: {}, secret: 'nothing a spec sends is a secret' }),
  );
  me = await clinic.person('ORTHODONTIST');
  patientId = await clinic.patient({}, [me]);
});
afterAll(async () => {
  await clinic.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lets a process upload until it kills itself at that moment; gives what it said was kept. */
async function workUntil(diesAt: number): Promise<[id: number, sha256: string][]> {
  const child = spawn(process.execPath, [join(folder, 'replica.mjs')], {
    env: {
      ...process.env,
      ...environmentOf(clinic.settings),
      ...{ MAX_FILES_PER_PATIENT: '100000', MAX_FILES_PER_DAY: '100000', FILE_STORAGE_FOLDER: join(folder, 'files') },
      ...{ DIES_AT: String(diesAt), PERSON: String(me.id), PATIENT: String(patientId) },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  // Whoever comes next has not to wait until the dead are believed to be dead.
  await clinic.source.query("update document_upload set state = 'OPEN', held_until = null where state = 'FINISHING'");
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']);
}

it('has every document whole and no object of nobody, at whatever moment processes are killed', async () => {
  const told = new Map<number, string>();
  for (let round = 0; round < ROUNDS; round++) {
    // Each moment of a text and of an image in turn; of few rounds, some spread over all of them.
    const step = process.env['CUSPID_LONG'] ? 1 : MOMENTS / ROUNDS;
    const at = 1 + Math.floor((round * step + Math.random() * step) % MOMENTS);
    for (const [id, sha256] of await workUntil(at)) told.set(id, sha256);
  }
  const rows = await clinic.source.manager.find(Document);
  for (const [id, sha256] of told) expect(rows.find((row) => row.id === id)?.receivedSha256).toBe(sha256);

  await clinic.get(StoredObjects).idle();
  const now = clock.now();
  vi.spyOn(clock, 'now').mockReturnValue(new Date(now.getTime() + DAY_MS + 60_000));
  vi.spyOn(clock, 'ms').mockReturnValue(now.getTime() + DAY_MS + 60_000);
  // One that is begun at that very moment stays.
  const live = await clinic.get(UploadsService).begin(me, patientId, { name: 'live.txt', bytes: 100 });
  const swept = await clinic.get(Janitor).sweep();
  vi.restoreAllMocks();
  const { kept, named } = await stored(clinic);
  expect(kept).toEqual(named);
  expect(await clinic.source.query('select * from document_object')).toEqual([]);
  const uploads = await clinic.source.query('select id from document_upload');
  expect(uploads).toEqual([{ id: live.id }]);
  for (const row of rows) {
    const content = await buffer(await clinic.get(Storage).read(row.storageKey));
    expect(createHash('sha256').update(content).digest('hex')).toBe(row.sha256);
    const sent = createHash('sha256')
      .update(await contentOf(row.name))
      .digest('hex');
    expect(row.receivedSha256).toBe(sent);
  }
  process.stdout.write(`${JSON.stringify({ rounds: ROUNDS, documents: rows.length, told: told.size, ...swept })}\n`);
}, 3_600_000);
