import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listed, migration } from '../machine/migrations.mjs';
import { inRoot } from '../machine/places.mjs';

describe('npm run migration', () => {
  const made = migration('add-patient-nickname', 1795000000001);

  it('names file and class alike, with the time in both', () => {
    expect(made.file).toBe('1795000000001-add-patient-nickname');
    expect(made.text).toContain(
      "export class AddPatientNickname1795000000001 extends Forward {\n  readonly name = 'AddPatientNickname1795000000001';",
    );
  });

  it('puts it last in the list that is there now', () => {
    const before = readFileSync(inRoot('libs/platform/database/src/migrations/index.ts'), 'utf8');
    const after = listed(before, made);
    expect(after).toMatch(
      /import \{ AddPatientNickname1795000000001 \} from '\.\/1795000000001-add-patient-nickname';\n\n/,
    );
    expect(after).toMatch(/ {2}AddPatientNickname1795000000001,\n\];\n$/);
    expect(after.split('\n')).toHaveLength(before.split('\n').length + 2);
  });

  it('leaves a list it does not understand alone', () => {
    expect(() => listed('export const migrations = all;', made)).toThrow(/by hand/);
  });
});
