import { spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { reachable } from './environment.mjs';
import { projectNode } from './packages.mjs';
import { killGroup, pause, pidsWithArgument, stopProcess } from './process.mjs';
import { Stop } from './say.mjs';
import { keep } from './supervisor.mjs';

/** The API's way of saying that its configuration is wrong: to try again would change nothing. */
export const WRONG_CONFIGURATION = 78;

const READY_WITHIN = 180_000;
const LONGEST_LOG = 20 * 1024 * 1024;

const mark = (folder) => `--clinic=${folder}`;

export const logOf = (folder) => join(folder, 'logs', 'api.log');

/** Keeps the log below its limit; the API goes on writing to the same file. */
function turnLog(log) {
  if (!existsSync(log) || statSync(log).size < LONGEST_LOG) return;
  copyFileSync(log, `${log}.1`);
  truncateSync(log);
}

/** The API writes into a file, not to us: it survives a kill -9 of whoever started it with its log whole. */
function startApi({ main, env, folder }) {
  const log = logOf(folder);
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
  turnLog(log);
  const out = openSync(log, 'a', 0o600);
  const child = spawn(projectNode(), ['--enable-source-maps', main, mark(folder)], {
    env,
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  return child;
}

/** What the API has written since a moment (a size of its log). */
const writtenSince = (folder, size) => readFileSync(logOf(folder)).subarray(size).toString('utf8');

const sizeOfLog = (folder) => (existsSync(logOf(folder)) ? statSync(logOf(folder)).size : 0);

async function readiness(origin) {
  try {
    const answer = await fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return { ready: answer.ok, said: await answer.text() };
  } catch (error) {
    return { ready: false, said: String(error.cause?.code ?? error.message) };
  }
}

/** Waits until the API says that it is ready; an API that ends before is a failed start, with its own words. */
async function becomesReady(child, origin, words) {
  const deadline = Date.now() + READY_WITHIN;
  let last = 'nothing';
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode)
      throw new Stop(
        `The API ended while starting (${child.signalCode ?? child.exitCode}):\n${words()}`,
        child.exitCode ?? 1,
      );
    const { ready, said } = await readiness(origin);
    if (ready) return;
    last = said;
    await pause(150);
  }
  await stopProcess(child.pid);
  throw new Stop(`The API is not ready after ${READY_WITHIN / 1000} s; it says: ${last}`);
}

/** What a line of the log says to somebody at a terminal: a warning or worse, or a line that is none of the logger's. */
function wordsOf(line) {
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= 40 ? [err?.stack ?? msg] : [];
  } catch {
    return line.trim() ? [line] : [];
  }
}

/** Its last words: a configuration error is a sentence, a crash is a stack. */
const lastWords = (text) => text.split('\n').flatMap(wordsOf).slice(-15).join('\n');

async function launch(given) {
  await stopLeftOverApi(given.folder); // its code and its settings may be old: it is not adopted
  const size = sizeOfLog(given.folder);
  const child = startApi(given);
  await becomesReady(child, `http://${reachable(given.env.HOST)}:${given.port}`, () =>
    lastWords(writtenSince(given.folder, size)),
  );
  return { pid: child.pid, child, display: displayIn(writtenSince(given.folder, size)) };
}

/** The waiting-room display's path, if the API's log names one. */
const displayIn = (log) => /display: (\/[^\s"\\]+)/.exec(log)?.[1];

/** Starts the API, waits until it is ready, and starts it again whenever it is killed. */
export async function keepApi(given) {
  let display;
  const kept = await keep({
    name: 'the API',
    say: given.say,
    launch: async () => {
      const started = await launch(given);
      display ??= started.display;
      return started;
    },
    isFinal: (error) => error.code === WRONG_CONFIGURATION,
    onFinal: given.onFinal,
  });
  const turning = setInterval(() => turnLog(logOf(given.folder)), 600_000);
  return {
    pid: kept.pid,
    display,
    async stop() {
      clearInterval(turning);
      await Promise.all([kept.stop(10_000), stopLeftOverApi(given.folder)]); // the second, if it was just coming back
    },
  };
}

/** Ends every API of this clinic's folder, whoever started it, and what it had no time to close. */
export async function stopLeftOverApi(folder) {
  for (const pid of pidsWithArgument(mark(folder))) {
    await stopProcess(pid);
    killGroup(pid);
  }
}
