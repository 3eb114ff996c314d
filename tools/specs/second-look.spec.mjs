import { describe, expect, it } from 'vitest';
import { failedFiles, secondLook } from '../machine/second-look.mjs';

const FAILED =
  '\u001b[31m FAIL \u001b[39m libs/a/api/src/one.spec.ts > says so\n FAIL  libs/a/api/src/one.spec.ts > says more\n FAIL  libs/b/api/src/two.spec.ts > x\n';
const target = (name, failed, text = FAILED) => ({ name, seconds: 1, text, passed: 10, failed, skipped: 0 });

/** Answers each look with what was asked of it and so many failures. */
const looks = (failed) => {
  const asked = [];
  const look = async (name, args) => {
    asked.push([name, ...args]);
    return target(name, failed, '');
  };
  return { asked, look };
};

describe('the second look', () => {
  it('reads the files that failed, each once', () => {
    expect(failedFiles(FAILED)).toEqual(['libs/a/api/src/one.spec.ts', 'libs/b/api/src/two.spec.ts']);
  });

  it('runs what was red alone, and names it where it is green then', async () => {
    const { asked, look } = looks(0);
    const result = await secondLook([target('web:test', 0), target('tools:specs', 3), target('e2e:e2e', 1)], look);
    expect(asked).toEqual([
      ['tools:specs', 'libs/a/api/src/one.spec.ts', 'libs/b/api/src/two.spec.ts'],
      ['e2e:e2e', '--last-failed'],
    ]);
    expect(result.targets.map(({ passed, failed }) => [passed, failed])).toEqual([
      [10, 0],
      [13, 0],
      [11, 0],
    ]);
    expect(result.unsteady.map(({ name, failed }) => [name, failed])).toEqual([
      ['tools:specs', 3],
      ['e2e:e2e', 1],
    ]);
  });
});

describe('what a second look does not change', () => {
  it('leaves red what is red again', async () => {
    const { look } = looks(1);
    const { targets, unsteady } = await secondLook([target('api:test', 2)], look);
    expect([targets[0].failed, unsteady]).toEqual([2, []]);
  });

  it('believes nothing that was not run', async () => {
    const { targets } = await secondLook([target('api:test', 1)], async () => ({ passed: 0, failed: 0 }));
    expect(targets[0].failed).toBe(1);
  });

  it('looks at nothing again where many are red, where a compiler is, or where none came to its first test', async () => {
    const { asked, look } = looks(0);
    for (const red of [
      [target('api:test', 6)],
      [target('api:test', 1), target('tools:lint', 1)],
      [target('api:test', 1, 'Error: it does not compile')],
    ]) {
      const { targets } = await secondLook(red, look);
      expect(targets).toEqual(red);
    }
    expect(asked).toEqual([]);
  });
});
