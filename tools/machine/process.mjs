import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter } from 'node:path';
import { ROOT, inRoot } from './places.mjs';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The environment of everything we start: the project's own Node comes first, Nx leaves no daemon behind. */
export function childEnvironment(more = {}) {
  const path = `${inRoot('node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, NX_DAEMON: 'false', ...more, PATH: path };
}

/** npm's shell does not hand a SIGTERM on: under npm, the shell's end is ours too. */
function shellEnded(then) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && then(), 500).unref();
}

/** Calls back, once for every signal that asks this process to end, with its name. */
export function whenAskedToEnd(then) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => then(name));
  shellEnded(() => then('npm ended'));
}

const running = new Set();

/** Runs a command to its end in a group of its own, so that stopping it stops what it started too. */
export function run(command, args, { env, onOutput, quiet = false, cwd = ROOT } = {}) {
  const piped = quiet || onOutput;
  const child = spawn(command, args, {
    cwd,
    env: env ?? childEnvironment(),
    detached: true,
    stdio: ['ignore', piped ? 'pipe' : 'inherit', piped ? 'pipe' : 'inherit'],
  });
  running.add(child);
  let output = '';
  const hear = (chunk) => {
    output += chunk;
    onOutput?.(String(chunk));
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return new Promise((resolve) => {
    const done = (code) => {
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (error) => done(error.code === 'ENOENT' ? 127 : 1));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Ends every command `run` still has under way. */
export async function stopRunning() {
  await Promise.all([...running].map((child) => stopGroup(child.pid)));
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A killed child whose parent has not looked yet still answers signals: it is dead all the same. */
function isZombie(pid) {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Asks a process to end, waits, then makes it. */
export async function stopProcess(pid, patience = 10_000) {
  await endWith(pid, pid, patience);
}

/** The same for a whole process group. */
export async function stopGroup(pid, patience = 10_000) {
  await endWith(-pid, pid, patience);
}

async function endWith(target, watched, patience) {
  signal(target, 'SIGTERM');
  const deadline = Date.now() + patience;
  while (isAlive(watched) && Date.now() < deadline) await pause(50);
  if (isAlive(watched)) signal(target, 'SIGKILL');
  while (isAlive(watched)) await pause(50);
}

/** Ends what is left of a process group, at once. */
export function killGroup(pid) {
  signal(-pid, 'SIGKILL');
}

/** Pids of the processes with this exact argument on their command line, whoever started them. */
export function pidsWithArgument(argument) {
  if (process.platform === 'linux') return linuxPids().filter((pid) => argumentsOf(pid).includes(argument));
  const list = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 24 });
  const lines = list.split('\n').filter((line) => line.includes(argument));
  return lines.map((line) => Number.parseInt(line, 10)).filter((pid) => pid !== process.pid);
}

const linuxPids = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function argumentsOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // gone meanwhile
  }
}

/** Whether nobody listens on the port, on this address. */
export function portIsFree(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** A free loopback port below the range the system hands out for outgoing connections, where it could be taken while we are down. */
export async function freePort(from = 23_306, count = 1_000) {
  const first = Math.floor(Math.random() * count);
  for (let i = 0; i < count; i++) {
    const port = from + ((first + i) % count);
    if (await portIsFree(port)) return port;
  }
  throw new Error(`no free port between ${from} and ${from + count}`);
}
