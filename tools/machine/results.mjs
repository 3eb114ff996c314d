const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;

export const plain = (text) => text.replaceAll(ANSI, '').replaceAll('\r', '');

/** Cuts Nx's static output into what each target printed: a target's block starts with its own line. */
export function blocksOf(output) {
  const blocks = new Map();
  let lines = [];
  for (const line of plain(output).split('\n')) {
    const header = /^> nx run (\S+)/.exec(line)?.[1];
    if (header) blocks.set(header, (lines = []));
    lines.push(line);
  }
  return new Map([...blocks].map(([target, text]) => [target, text.join('\n')]));
}

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

/** Vitest's own count: its line `Tests  1 failed | 3 passed | 2 skipped (6)`. */
export function vitestCount(text) {
  const line = /^\s*Tests {2,}(.+)$/gm;
  const tests = [...plain(text).matchAll(line)].map(([, rest]) => rest).join(' ');
  return {
    passed: sum(tests, /(\d+) passed/g),
    failed: sum(tests, /(\d+) failed/g),
    skipped: sum(tests, /(\d+) (?:skipped|todo)/g),
  };
}

/** Playwright's: lines `3 passed (10s)`, `1 failed`. A story that passed only at a second try, or never ran, did not pass. */
export function playwrightCount(text) {
  const lines = plain(text);
  return {
    passed: sum(lines, /^ +(\d+) passed/gm),
    failed: sum(lines, /^ +(\d+) (?:failed|flaky|did not run|interrupted)/gm),
    skipped: sum(lines, /^ +(\d+) skipped/gm),
  };
}

const COUNTED = { test: vitestCount, specs: vitestCount, e2e: playwrightCount };
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * One target's part of the sum: its tests; for one without tests (lint, typecheck, build) itself. A target that failed without a failed test
 * (it did not compile, its set-up broke) is one failure.
 */
export function targetCount(kind, status, text) {
  const good = ['success', 'local-cache', 'local-cache-kept-existing', 'remote-cache'].includes(status);
  const count = COUNTED[kind]?.(text) ?? { ...NOTHING, passed: good ? 1 : 0 };
  return !good && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Every target of a run, from Nx's profile (`NX_PROFILE`) and its output. */
export function targetsOf(profile, output) {
  const blocks = blocksOf(output);
  const tasks = profile.filter(({ args }) => args?.target);
  return tasks.map(({ name, dur, args }) => {
    const text = blocks.get(name) ?? '';
    return {
      name,
      status: args.status,
      seconds: dur / 1e6,
      text,
      ...targetCount(args.target.target, args.status, text),
    };
  });
}

export const total = (targets) =>
  targets.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    NOTHING,
  );
