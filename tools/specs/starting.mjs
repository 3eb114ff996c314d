import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pidsWithArgument, pause, freePort, isAlive } from '../machine/process.mjs';
import { inRoot } from '../machine/places.mjs';
import { removeDatabase } from '../machine/database.mjs';
import { stopLeftOverApi } from '../machine/api.mjs';

const homes = [];
const scripts = new Set();

/** A folder for one clinic's data. */
export function newHome() {
  const home = mkdtempSync(join(tmpdir(), 'cuspid-start-'));
  homes.push(home);
  return home;
}

/** Ends whatever the specs left running. */
export async function tidyUp() {
  // First the scripts: they would start again whatever is ended under them.
  for (const script of scripts) script.kill('SIGKILL');
  for (const home of homes.splice(0)) {
    await stopLeftOverApi(home);
    await removeDatabase(home);
    rmSync(home, { recursive: true, force: true });
  }
}

/** The real `tools/start.mjs`, with a stand-in for the API. Resolves when it is ready or has ended. */
export async function start(home, { port, env = {} } = {}) {
  const at = port ?? (await freePort(25_400));
  const child = spawn(process.execPath, [inRoot('tools', 'start.mjs')], {
    env: {
      ...process.env,
      DB_HOST: undefined,
      DB_NAME: undefined,
      NODE_ENV: undefined,
      DEMO: undefined,
      CUSPID_HOME: home,
      CUSPID_APP: inRoot('tools/specs/stand-in'),
      PORT: String(at),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  scripts.add(child);
  child.on('close', () => scripts.delete(child));
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!said.includes('Stop: Ctrl-C') && child.exitCode === null) await pause(50);
  return new Started(child, at, home, ended, () => said);
}

class Started {
  constructor(child, port, home, ended, said) {
    Object.assign(this, { child, port, home, ended, said });
  }

  /** Ends as a Ctrl-C does; answers the exit code. */
  stop() {
    this.child.kill('SIGINT');
    return this.ended;
  }

  /** kill -9 of the script itself. */
  killScript() {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  databasePids() {
    return pidsWithArgument(`--datadir=${join(this.home, 'data', 'db')}`);
  }

  apiPids() {
    return pidsWithArgument(`--clinic=${this.home}`);
  }

  /** Registers a visit; true once it is acknowledged. */
  async visit(id) {
    return (await this.ask('POST', `/visits?id=${id}`))?.ok ?? false;
  }

  async visits() {
    return (await (await this.ask('GET', '/visits')).json()).map((row) => row.id);
  }

  async settings() {
    return (await this.ask('GET', '/settings')).json();
  }

  ask(method, path) {
    const signal = AbortSignal.timeout(5_000);
    return fetch(`http://127.0.0.1:${this.port}${path}`, { method, signal }).catch(() => undefined);
  }
}

/** Waits until something is so. */
export async function until(claim, patience = 30_000) {
  const deadline = Date.now() + patience;
  while (!(await claim())) {
    if (Date.now() > deadline) throw new Error(`not so within ${patience} ms: ${claim}`);
    await pause(50);
  }
}

/** kill -9, and wait until it is gone. */
export async function kill9(pid) {
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid));
}
