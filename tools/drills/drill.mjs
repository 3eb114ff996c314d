import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leave, say } from '../machine/say.mjs';

/**
 * Runs one drill to the end of this process. `work` gets a folder of its own and `keep`, for whatever is to be stopped at the end, the
 * last first; it answers what it found, one value a question. Ends with 1 unless each was as it must be.
 */
export function drill(work) {
  attempt(work)
    .catch(leave)
    .finally(() => process.exit());
}

async function attempt(work) {
  const folder = mkdtempSync(join(tmpdir(), 'cuspid-drill-'));
  const opened = [];
  const keep = (thing) => {
    opened.push(thing);
    return thing;
  };
  try {
    const found = await work({ folder, keep });
    const isGood = found.length > 0 && found.every(Boolean);
    process.exitCode = isGood ? 0 : 1;
    say(isGood ? 'all as it must be' : 'NOT as it must be');
  } finally {
    for (const one of opened.toReversed()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
