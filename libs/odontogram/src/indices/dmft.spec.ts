import { describe, expect, it } from 'vitest';
import corpus from '../corpus/indices-corpus.json';
import { FULL_MOUTH, mouth } from '../corpus/mouths';
import { isToothId, PERMANENT_TEETH, type ToothId } from '../teeth/tooth';
import { dmft, whoCodes, type PrimaryWhoCode } from './dmft';

const CODES: readonly PrimaryWhoCode[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'A', 'B', 'C', 'D', 'E', 'F'];
const codeOf = (value: unknown): PrimaryWhoCode | undefined => CODES.find((code) => code === value);

function coded(
  given: Readonly<Record<string, unknown>>,
  others: number | undefined,
): Partial<Record<ToothId, PrimaryWhoCode>> {
  const codes: Partial<Record<ToothId, PrimaryWhoCode>> = {};
  if (others !== undefined) for (const tooth of PERMANENT_TEETH) codes[tooth] = codeOf(others);
  for (const [tooth, code] of Object.entries(given)) if (isToothId(tooth)) codes[tooth] = codeOf(code);
  return codes;
}

describe('the index corpus', () => {
  for (const entry of corpus.DMFT) {
    it(`counts: ${entry.name}`, () => {
      const { options, expect: expected } = entry;
      const base = 'base' in options && options.base === 32 ? 32 : 28;
      const primary = 'primary' in options && options.primary === true;
      const age = 'age' in options ? options.age : null;
      const found = dmft(coded(entry.nonZeroCodes ?? entry.codes ?? {}, entry.otherTeeth), { base, primary, age });
      const [d, m, f] = [found.decayed.length, found.missing.length, found.filled.length];
      const names = primary
        ? { d, m, f, dmft: found.value }
        : { D: d, M: m, F: f, DMFT: found.value, complete: found.isComplete };
      expect(names).toEqual(expected);
    });
  }

  it('reads the codes of the sample chart from its findings', () => {
    const codes = whoCodes(mouth(FULL_MOUTH));
    const numbers = Object.fromEntries(
      Object.keys(corpus.chartToCodes.codes).map((tooth) => [tooth, isToothId(tooth) ? codes[tooth] : undefined]),
    );
    expect({ ...numbers, '75': numbers['75'] === 'A' ? 0 : numbers['75'] }).toEqual(corpus.chartToCodes.codes);
    const found = dmft(codes, { age: 45 });
    expect({ DMFT: found.value, D: found.decayed, M: found.missing, F: found.filled }).toEqual(
      corpus.chartToCodes.expect,
    );
  });
});

describe('what counts', () => {
  it('leaves enamel lesions out, and says from where it counts', () => {
    const state = mouth('16 o c2; 26 o c3; 36 o c4');
    expect(dmft(whoCodes(state)).decayed).toEqual(['36']);
    expect(dmft(whoCodes(state, { decayedFrom: 3 })).decayed).toEqual(['26', '36']);
  });

  it('leaves the root out: the index is of crowns', () => {
    const state = mouth('16 rc6; 26 rc6; 26 o c5');
    expect([whoCodes(state)['16'], dmft(whoCodes(state)).decayed]).toEqual([0, ['26']]);
  });

  it('calls a mouth with teeth nobody recorded incomplete', () => {
    expect(dmft(whoCodes(mouth('16 o c5'))).isComplete).toBe(false);
    expect(dmft(whoCodes(mouth('17-27,37-47 ok; 16 o c5'))).isComplete).toBe(true);
  });
});
