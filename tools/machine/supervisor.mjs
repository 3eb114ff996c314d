import { isAlive, pause, stopProcess } from './process.mjs';

const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;
/** A run this long was a good one: the next failure is a new story. */
const SETTLED = 30_000;

/** Resolves with how a process ended; one that is not our child (adopted) is looked at four times a second. */
async function endOf({ pid, child }) {
  if (child && child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once('exit', resolve));
  while (isAlive(pid)) await pause(250);
  return child?.signalCode ?? child?.exitCode ?? 'killed';
}

/**
 * Keeps one process running. `launch` starts it (or adopts it) and answers `{ pid, child? }` once it works, or throws; when it ends
 * without being asked to, it is launched again, after a wait that doubles while it keeps ending. An error of which `isFinal` is true
 * ends the keeping: `onFinal` hears it.
 */
export async function keep({ name, launch, say, isFinal = () => false, onFinal = () => {} }) {
  let wanted = true;
  let wait = FIRST_WAIT;
  let current = await launch();

  async function bringBack() {
    await pause(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
    try {
      if (wanted) current = await launch();
      if (current) say(`${name} is back`);
    } catch (error) {
      if (!wanted) return; // it was stopped while it came back
      if (isFinal(error)) ((wanted = false), onFinal(error));
      else say(`${name} does not come back yet: ${error.message}`);
    }
  }

  async function watch() {
    while (wanted) {
      const since = Date.now();
      if (current) {
        const end = await endOf(current);
        current = undefined;
        if (!wanted) return;
        say(`${name} ended (${end}): starting it again`);
      }
      if (Date.now() - since > SETTLED) wait = FIRST_WAIT;
      await bringBack();
    }
  }

  const watching = watch();
  return {
    pid: () => current?.pid,
    async stop(patience) {
      wanted = false;
      if (current) await stopProcess(current.pid, patience);
      await watching;
      if (current) await stopProcess(current.pid, patience); // it came back just then
    },
  };
}
