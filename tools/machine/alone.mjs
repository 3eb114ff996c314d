import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from './process.mjs';

/**
 * Where the one holder of a name listens. On Linux the name lives in the kernel and goes with its process,
 * so that no kill -9 leaves a stale lock behind; elsewhere it is a socket file.
 */
function addressOf(what) {
  const name = `cuspid-${createHash('sha256').update(what).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/**
 * Takes something (a folder, a piece of work) for this process alone. Answers `{ release }`, or `{ holder }` with what the present holder says of
 * itself (`about()` is asked at that moment).
 */
export async function holdAlone(what, about) {
  const address = addressOf(what);
  const server = createServer((caller) => {
    caller.on('error', () => caller.destroy()); // a caller that hung up is no matter of ours
    caller.end(JSON.stringify(about()));
  });
  if (await listens(server, address)) return { release: () => new Promise((done) => server.close(done)) };
  const holder = await ask(address);
  if (holder) return { holder };
  // A socket file nobody answers at: its process is dead.
  if (!address.startsWith('\0')) rmSync(address, { force: true });
  return holdAlone(what, about);
}

/** Does the work when nobody else is at it: two commands started together install and build once. */
export async function takingTurns(what, work) {
  for (;;) {
    const { release } = await holdAlone(what, () => ({ pid: process.pid }));
    if (release) return work().finally(release);
    await pause(300);
  }
}

function listens(server, address) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(address, () => {
      server.unref();
      resolve(true);
    });
  });
}

function ask(address) {
  return new Promise((resolve) => {
    let text = '';
    const socket = createConnection(address);
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk));
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(text ? JSON.parse(text) : undefined));
  });
}
