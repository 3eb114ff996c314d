import { spawn } from 'node:child_process';
import { answerOf } from '../machine/binaries.mjs';
import { pause, stopProcess } from '../machine/process.mjs';
import { Stop } from '../machine/say.mjs';

const PATIENCE_MS = 10_000;
const nothing = () => '';

/** The first of `files` that runs; `bring` is Debian's package of it. */
export function programOf({ files, version, bring }) {
  const file = files.find((one) => answerOf(one, [version]));
  if (!file) throw new Stop(`${files.at(-1)} is not here: apt-get install --no-install-recommends ${bring}`);
  return file;
}

/** Starts a program of this machine and waits until `isUp`; `lastWords` tells why it did not start, `options` are those of `spawn`. */
export async function startProgram(program, { args, isUp, patience = PATIENCE_MS, lastWords = nothing, ...options }) {
  const file = programOf(program);
  const child = spawn(file, args, { stdio: 'ignore', ...options });
  for (const end = Date.now() + patience; !(await isUp().catch(() => false)); await pause(50)) {
    if (child.exitCode !== null || Date.now() > end) {
      await stopProcess(child.pid);
      throw new Stop(`${file} does not start (${child.exitCode}) ${lastWords()}`);
    }
  }
  return { child, stop: () => stopProcess(child.pid) };
}
