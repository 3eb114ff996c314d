import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import corpus from '../corpus/indices-corpus.json';
import { CHILD_OF_NINE, FULL_MOUTH, mouth } from '../corpus/mouths';
import { FINDING_CODES } from '../findings/vocabulary';
import { settle } from '../state/settle';
import { PERMANENT_TEETH, PRIMARY_TEETH, TEETH, toothOf, type ToothId } from '../teeth/tooth';
import { chartIndices, dmfs, whoSurfaces, type DmfsSurface, type ToothSurfaces } from './dmfs';

const LETTERS: Readonly<Record<string, DmfsSurface>> = { M: 'mesial', O: 'occlusal_incisal', D: 'distal' };

interface Given {
  readonly missing?: string;
  readonly crownForCaries?: boolean;
  readonly surfaces?: Readonly<Record<string, string | undefined>>;
}

function read({ missing, crownForCaries, surfaces = {} }: Given): ToothSurfaces {
  const states = Object.entries(surfaces).map(([letter, is]) => [LETTERS[letter], is === 'f' ? 'filled' : 'decayed']);
  const cause = missing === 'caries' || missing === 'other' ? missing : undefined;
  return { missing: cause, crownForCaries, surfaces: Object.fromEntries(states) };
}

describe('DMFS in the index corpus', () => {
  for (const { name, teeth, options, expect: wanted } of corpus.DMFS) {
    it(name, () => {
      const given = Object.fromEntries(Object.entries(teeth).map(([tooth, state]) => [tooth, read(state)]));
      const found = dmfs(given, {
        age: 'age' in options ? options.age : null,
        base: 'base' in options ? 32 : 28,
        primary: 'primary' in options,
      });
      const { decayed, missingSurfaces: M, filled, value: DMFS, maxSurfaces } = found;
      expect({ D: decayed.length, M, F: filled.length, DMFS, maxSurfaces }).toEqual(wanted);
    });
  }
});

describe('the surfaces of a chart', () => {
  const of = (line: string, age: number | null = 40) => chartIndices(mouth(line), { age }).permanentSurfaces;

  it('counts class V with its side, and neither edges nor roots', () => {
    expect(of('23 v5 c4; 11 i c4; 36 v5 gi d').decayed).toEqual([['23', 'vestibular']]);
    expect(of('36 v5 gi d').filled).toEqual([['36', 'vestibular']]);
  });

  it('counts a temporary filling and a root as decayed, a sealant and a planned filling not at all', () => {
    expect(of('47 ov tf d').decayed).toHaveLength(2);
    expect(of('44 rr').decayed).toHaveLength(5);
    expect(of('36 o s d; 37 mod co p').value).toBe(0);
  });

  it('counts a surface once when it is filled and decayed', () => {
    const found = of('36 mod am; 36 d c5');
    expect([found.decayed, found.filled.length, found.value]).toEqual([[['36', 'distal']], 2, 3]);
  });

  it('counts what the sample chart has, and says by what it counted', () => {
    const found = chartIndices(mouth(FULL_MOUTH), { age: 45 });
    expect(found.permanent.value).toBe(10);
    expect(found.permanentSurfaces).toMatchObject({ missing: ['14', '46'], missingSurfaces: 10, maxSurfaces: 128 });
    expect(found).toMatchObject({ age: 45, decayedFrom: 4, permanent: { base: 28 } });
    const child = chartIndices(mouth(CHILD_OF_NINE), { age: 9 });
    expect(child.primary).toMatchObject({ decayed: ['54', '85'], missing: [], filled: ['55'], value: 3 });
    expect(child.primarySurfaces).toMatchObject({ value: 5, maxSurfaces: 88 });
  });
});

describe('any mouth', () => {
  const surfaces = fc.subarray<DmfsSurface>(['mesial', 'distal', 'vestibular', 'oral'], { minLength: 1 });
  const finding = fc.record({
    tooth: fc.constantFrom(...TEETH),
    surfaces,
    code: fc.constantFrom(
      ...FINDING_CODES.filter((code) => ['caries', 'filling', 'missing', 'crown', 'sound'].includes(code)),
    ),
    layer: fc.constantFrom('condition' as const, 'done' as const),
  });
  const state = fc.array(finding, { maxLength: 30 });

  it('has at most all of its surfaces, and a tooth in DMFS is a tooth in DMFT', () => {
    fc.assert(
      fc.property(
        state,
        fc.constantFrom(28 as const, 32 as const),
        fc.integer({ min: 5, max: 80 }),
        (drafts, base, age) => {
          const found = chartIndices(settle(drafts), { age, base });
          for (const [teeth, by] of [
            [found.permanent, found.permanentSurfaces],
            [found.primary, found.primarySurfaces],
          ] as const) {
            expect(by.value <= by.maxSurfaces && by.value >= teeth.value).toBe(true);
            const inTeeth = new Set<ToothId>([...teeth.decayed, ...teeth.missing, ...teeth.filled]);
            const inSurfaces = new Set([...by.decayed, ...by.filled].map(([tooth]) => tooth).concat(by.missing));
            expect([...inSurfaces].toSorted()).toEqual([...inTeeth].toSorted());
          }
        },
      ),
    );
  });

  it('knows all 52 teeth', () => {
    expect(Object.keys(whoSurfaces(mouth(''))).map((tooth) => toothOf(tooth))).toHaveLength(
      PERMANENT_TEETH.length + PRIMARY_TEETH.length,
    );
  });
});
