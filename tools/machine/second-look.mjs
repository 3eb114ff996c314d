import { plain } from './results.mjs';

/** More red tests than this are no accident of a busy machine: they stay red. */
const MOST = 5;
const KINDS = /:(test|specs|e2e)$/;

/** The spec files with a failed test, as Vitest names them. */
export const failedFiles = (text) => [
  ...new Set([...plain(text).matchAll(/^ FAIL {2}(\S+\.spec\.\w+)/gm)].map(([, file]) => file)),
];

/** What narrows a target down to what was red in it; undefined when it broke before its first test. */
function narrowed({ name, text }) {
  if (name.startsWith('e2e:')) return ['--last-failed'];
  if (name === 'web:test') return []; // its runner names no files: all of it
  const files = failedFiles(text);
  return files.length ? files : undefined;
}

/**
 * Runs again, alone, what was red while the machine did three things at once. What is red again is a failure. What is green is
 * unsteady: answered with all it said the first time, for the report to name; somebody has to mend it, but not the next change.
 *
 * @param look runs one target with further arguments and answers it as `targetsOf` does
 * @returns the targets as they count now, and those that were unsteady as they were at first
 */
export async function secondLook(targets, look) {
  const red = targets.filter(({ failed }) => failed);
  const count = red.reduce((sum, { failed }) => sum + failed, 0);
  if (!count || count > MOST || !red.every((target) => KINDS.test(target.name) && narrowed(target))) {
    return { targets, unsteady: [] };
  }
  const unsteady = [];
  const settled = [];
  for (const target of targets) {
    const again = target.failed ? await look(target.name, narrowed(target)) : undefined;
    const isGreen = again?.failed === 0 && again.passed >= target.failed;
    if (isGreen) unsteady.push(target);
    settled.push(isGreen ? { ...target, passed: target.passed + target.failed, failed: 0 } : target);
  }
  return { targets: settled, unsteady };
}
