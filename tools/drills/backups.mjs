import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { needApp } from '../machine/build.mjs';
import { projectNode } from '../machine/packages.mjs';

/** Runs one of the API's commands to its end. */
export async function commandOf(name, env, args) {
  const { main } = await needApp();
  const set = { PATH: process.env.PATH, NODE_ENV: 'test', ...env };
  const file = join(dirname(main), `${name}.js`);
  const { status, stdout, stderr } = spawnSync(projectNode(), [file, ...args], { env: set, encoding: 'utf8' });
  return { code: status, output: stdout, error: stderr };
}

export const newestOf = (folder) =>
  join(
    folder,
    readdirSync(folder)
      .filter((name) => /^\d{4}-/.test(name))
      .sort()
      .at(-1),
  );

/** Turns one byte in the middle of a file into another. */
export function flipByte(file) {
  const at = Math.floor(statSync(file).size / 2);
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] ^= 1;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}
