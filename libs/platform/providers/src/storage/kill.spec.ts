import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FolderStorage } from './folder-storage';

const FILE_BYTES = 1_000_000;
const ROUNDS = 8;
let folder: string;
let script: string;

/** A process that keeps files without end and says each key only once it is safe. */
const WRITER = `
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { FolderStorage } from '${join(import.meta.dirname, 'folder-storage.ts')}';
import { newStorageKey } from '${join(import.meta.dirname, 'storage.ts')}';
const storage = new FolderStorage(process.argv[2]);
for (;;) {
  const key = newStorageKey();
  const parts = Array.from({ length: 10 }, () => randomBytes(${FILE_BYTES / 10}));
  const { sha256 } = await storage.put(key, Readable.from(parts), { contentType: 'image/png' });
  process.stdout.write(key + ' ' + sha256 + '\\n');
}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuspid-kill-'));
  const source = join(folder, 'writer-source.ts');
  script = join(folder, 'writer.mjs');
  await writeFile(source, WRITER);
  await build({ input: source, platform: 'node', output: { file: script, format: 'esm' } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeUntilKilled(files: string, afterMs: number): Promise<string[]> {
  const writer: ChildProcess = spawn(process.execPath, [script, files], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(writer.stdout ?? writer, 'data');
  await sleep(afterMs);
  writer.kill('SIGKILL');
  await once(writer, 'close');
  return said.split('\n').slice(0, -1);
}

it('has every acknowledged file whole and no half file under a key, whenever the process is killed', async () => {
  const files = join(folder, 'files');
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const line of await writeUntilKilled(files, Math.random() * 120)) {
      const [key = '', sha256 = ''] = line.split(' ');
      acknowledged.set(key, sha256);
    }
  }
  const storage = new FolderStorage(files);
  const found = new Map<string, string>();
  for await (const key of storage.keys()) {
    const content = await buffer(await storage.read(key));
    expect(content.length).toBe(FILE_BYTES);
    found.set(key, createHash('sha256').update(content).digest('hex'));
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS);
  for (const [key, sha256] of acknowledged) expect(found.get(key)).toBe(sha256);
});
