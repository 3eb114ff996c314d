import { describe, expect, it } from 'vitest';
import { playwrightCount, targetCount, targetsOf, total, vitestCount } from '../machine/results.mjs';

const task = (name, status, seconds = 1) => {
  const [project, target] = name.split(':');
  return { name, dur: seconds * 1e6, args: { target: { project, target }, status } };
};

const VITEST =
  '\u001b[2m Test Files \u001b[22m 1 failed | 2 passed (3)\n\u001b[2m      Tests \u001b[22m \u001b[31m1 failed\u001b[39m | 7 passed | 2 skipped (10)\n';

describe('the count at the end of npm test', () => {
  it('reads Vitest’s line of tests, not its line of files', () => {
    expect(vitestCount(VITEST)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  it('reads Playwright’s lines; a flaky story and one that never ran have not passed', () => {
    const text =
      '  1 failed\n    desk.spec.ts:3:1 › registers 2 passed\n  1 flaky\n  2 did not run\n  12 passed (31.0s)\n';
    expect(playwrightCount(text)).toEqual({ passed: 12, failed: 4, skipped: 0 });
  });

  it('counts a target without tests as one', () => {
    expect(targetCount('lint', 'success', '')).toMatchObject({ passed: 1, failed: 0 });
    expect(targetCount('build', 'local-cache', '')).toMatchObject({ passed: 1, failed: 0 });
    expect(targetCount('typecheck', 'failure', '')).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a spec run that broke before its first test as a failure', () => {
    expect(targetCount('test', 'failure', ' Test Files  1 failed (1)\n      Tests  no tests\n')).toMatchObject({
      passed: 0,
      failed: 1,
    });
    expect(targetCount('test', 'skipped', '')).toMatchObject({ failed: 1 });
    expect(targetCount('test', 'failure', VITEST)).toMatchObject({ passed: 7, failed: 1 });
  });

  it('gives every target the output that is its own', () => {
    const output = `> nx run queue-api:test\n\n> vitest run\n${VITEST}\n> nx run queue-api:lint  [local cache]\n\n> nx run ui:test\n      Tests  4 passed (4)\n`;
    const profile = [
      { name: 'thread_name', args: { name: 'Group #1' } },
      task('queue-api:test', 'failure', 3),
      task('queue-api:lint', 'local-cache'),
      task('ui:test', 'success'),
    ];
    const targets = targetsOf(profile, output);
    expect(targets.map(({ name, passed, failed }) => [name, passed, failed])).toEqual([
      ['queue-api:test', 7, 1],
      ['queue-api:lint', 1, 0],
      ['ui:test', 4, 0],
    ]);
    expect(total(targets)).toEqual({ passed: 12, failed: 1, skipped: 2 });
  });
});
