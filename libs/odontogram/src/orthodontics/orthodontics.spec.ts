import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import corpus from '../corpus/indices-corpus.json';
import { LOWER_PERMANENT, position, UPPER_PERMANENT } from '../teeth/tooth';
import { acNeed, crowdingClass, isPossibleRelation, isSubdivision, spaceOf } from './classes';
import { iotnDhc } from './iotn';
import { DEEP_BITES, type DeepBite, type IotnMeasurements } from './measurements';
import { par, PAR_COMPONENTS, PAR_MAXIMA, parOutcome, parScore, parSegment, type ParComponents } from './par';
import { bolton, littleIndex } from './tooth-size';

const deepBiteOf = (value: string | undefined): DeepBite | undefined => DEEP_BITES.find((name) => name === value);

describe('IOTN in the index corpus', () => {
  for (const { measurements, expect: wanted } of corpus.IOTN_DHC) {
    it(`${JSON.stringify(measurements)} is ${wanted.dhc}`, () => {
      const deepBite = 'deepBite' in measurements ? deepBiteOf(measurements.deepBite) : undefined;
      const { code, reason, others } = iotnDhc({ ...measurements, deepBite });
      expect({ dhc: code, because: reason.text }).toEqual({ dhc: wanted.dhc, because: wanted.because });
      if ('others' in wanted) expect(others.map((other) => other.code)).toEqual(wanted.others);
    });
  }
});

describe('IOTN at both edges', () => {
  const code = (found: IotnMeasurements): string => iotnDhc(found).code;
  const problem = { speechOrChewingProblem: true };

  it.each<[string, IotnMeasurements, IotnMeasurements, string]>([
    ['overjet of grade 5', { overjet: 9.1 }, { overjet: 20 }, '5a'],
    ['overjet of grade 4', { overjet: 6.1 }, { overjet: 9 }, '4a'],
    ['overjet with open lips', { overjet: 3.6, lipsCompetent: false }, { overjet: 6, lipsCompetent: false }, '3a'],
    ['overjet with closed lips', { overjet: 3.6, lipsCompetent: true }, { overjet: 6, lipsCompetent: true }, '2a'],
    ['reverse with a problem', { overjet: -3.6, ...problem }, { overjet: -9, ...problem }, '5m'],
    ['less reverse with a problem', { overjet: -1.1, ...problem }, { overjet: -3.5, ...problem }, '4m'],
    ['reverse without', { overjet: -3.6 }, { overjet: -9 }, '4b'],
    ['less reverse without', { overjet: -1.1 }, { overjet: -3.5 }, '3b'],
    ['the least reverse', { overjet: -0.1 }, { overjet: -1, ...problem }, '2b'],
    ['shift 4', { crossbiteShift: 2.1 }, { crossbiteShift: 9 }, '4c'],
    ['shift 3', { crossbiteShift: 1.1 }, { crossbiteShift: 2 }, '3c'],
    ['shift 2', { crossbiteShift: 0 }, { crossbiteShift: 1 }, '2c'],
    ['displacement 4', { displacement: 4.1 }, { displacement: 12 }, '4d'],
    ['displacement 3', { displacement: 2.1 }, { displacement: 4 }, '3d'],
    ['displacement 2', { displacement: 1.1 }, { displacement: 2 }, '2d'],
    ['displacement 1', { displacement: 0 }, { displacement: 1 }, '1'],
    ['open bite 4', { openBite: 4.1 }, { openBite: 9 }, '4e'],
    ['open bite 3', { openBite: 2.1 }, { openBite: 4 }, '3e'],
    ['open bite 2', { openBite: 1.1 }, { openBite: 2 }, '2e'],
    ['overbite', { overbite: 3.5 }, { overbite: 9 }, '2f'],
    ['no overbite', { overbite: 3.4 }, { overbite: 0, deepBite: 'none' }, '1'],
    ['deep on tissue or with trauma', { deepBite: 'tissue' }, { deepBite: 'tissue', overbite: 9 }, '3f'],
    ['hypodontia', { hypodontiaMaxPerQuadrant: 1 }, { hypodontiaMaxPerQuadrant: 2 }, '4h'],
    ['no overjet', { overjet: 0 }, { overjet: 3.5 }, '1'],
  ])('%s', (_, from, to, wanted) => {
    expect([code(from), code(to)]).toEqual([wanted, wanted]);
  });

  it('has all 31 outcomes', () => {
    const found = [
      ...corpus.IOTN_DHC.map(({ expect: wanted }) => wanted.dhc),
      ...[{ overjet: 9.1 }, { overjet: -4, ...problem }, { cleft: true }, { submergedPrimary: true }].map(code),
      code({ lingualCrossbiteNoContact: true }),
    ];
    expect(new Set(found).size).toBe(31);
  });

  it('says what was not recorded and would decide', () => {
    expect(iotnDhc({ overjet: 5 }).undecided).toEqual(['lipsCompetent']);
    expect(iotnDhc({ overjet: 5, lipsCompetent: true }).undecided).toEqual([]);
    expect(iotnDhc({ overjet: -2, hypodontiaMaxPerQuadrant: 2 }).undecided).toEqual([
      'speechOrChewingProblem',
      'preRestorative',
    ]);
  });
});

const mm = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths / 10);
const anyMouth: fc.Arbitrary<IotnMeasurements> = fc.record(
  {
    impededEruption: fc.boolean(),
    hypodontiaMaxPerQuadrant: fc.integer({ min: 0, max: 3 }),
    preRestorative: fc.boolean(),
    supernumerary: fc.boolean(),
    overjet: mm(12),
    lipsCompetent: fc.boolean(),
    crossbiteShift: mm(4),
    displacement: mm(8),
    openBite: mm(8),
    overbite: mm(8),
    deepBite: fc.constantFrom(...DEEP_BITES),
    halfUnitBuccal: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('IOTN of any mouth', () => {
  it('is the worst of its features and never falls when one is worse', () => {
    fc.assert(
      fc.property(anyMouth, mm(5), (found, more) => {
        const before = iotnDhc(found);
        expect(before.others.every(({ grade }) => grade <= before.grade)).toBe(true);
        const worse: IotnMeasurements[] = [
          { ...found, displacement: (found.displacement ?? 0) + more },
          { ...found, openBite: (found.openBite ?? 0) + more },
          { ...found, overjet: (found.overjet ?? 0) + more },
          { ...found, crossbiteShift: (found.crossbiteShift ?? 0) + more },
          { ...found, cleft: true },
          { ...found, deepBite: 'trauma' },
        ];
        for (const after of worse) expect(iotnDhc(after).grade).toBeGreaterThanOrEqual(before.grade);
      }),
    );
  });

  it('reverses the same way', () => {
    fc.assert(
      fc.property(mm(12), mm(5), fc.boolean(), (reverse, more, speechOrChewingProblem) => {
        const grade = (overjet: number): number => iotnDhc({ overjet: -overjet, speechOrChewingProblem }).grade;
        expect(grade(reverse + more)).toBeGreaterThanOrEqual(grade(reverse));
      }),
    );
  });
});

describe('PAR', () => {
  const { cutPoints, impacted, weighted, outcome } = corpus.PAR;
  it.each(cutPoints.displacement)('displacement %d scores %d', (value = 0, score) => {
    expect(parScore.displacement(value)).toBe(score);
  });
  it.each(cutPoints.overjet)('overjet %d scores %d', (value = 0, score) => {
    expect(parScore.overjet(value)).toBe(score);
  });
  it.each(cutPoints.overbite)('overbite %d scores %d', (value = 0, score) => {
    expect(parScore.overbite(value)).toBe(score);
  });
  it.each(cutPoints.centreLine)('centre line %d scores %d', (value = 0, score) => {
    expect(parScore.centreLine(value)).toBe(score);
  });

  it('scores an impacted tooth 5 and adds a segment up', () => {
    expect(parScore.displacement(0, true)).toBe(impacted.displacement);
    expect(parSegment([{ mm: 0 }, { mm: 1.5 }, { mm: 3 }, { mm: 0, isImpacted: true }, { mm: 9 }])).toBe(12);
  });

  it.each(weighted)('weighs $components', ({ components, expect: wanted }) => {
    expect(par(components).weighted).toBe(wanted.weighted);
  });

  it.each(outcome)('$before to $after', ({ before, after, expect: wanted }) => {
    const found = parOutcome(before, after);
    expect({ ...found, outcome: found.outcome.replaceAll('_', ' ') }).toEqual(wanted);
  });

  it('calls no less than 30 % improved, and has no share of nothing', () => {
    expect(parOutcome(67, 47)).toMatchObject({ percent: 29.9, outcome: 'worse_or_no_different' });
    expect(parOutcome(7, 5)).toMatchObject({ percent: 28.6, outcome: 'worse_or_no_different' });
    expect(parOutcome(0, 0)).toEqual({ points: 0, percent: null, outcome: 'worse_or_no_different' });
  });

  const components: fc.Arbitrary<ParComponents> = fc.record({
    upper: fc.nat(PAR_MAXIMA.upper),
    lower: fc.nat(PAR_MAXIMA.lower),
    left: fc.nat(PAR_MAXIMA.left),
    right: fc.nat(PAR_MAXIMA.right),
    overjet: fc.nat(PAR_MAXIMA.overjet),
    overbite: fc.nat(PAR_MAXIMA.overbite),
    centreLine: fc.nat(PAR_MAXIMA.centreLine),
  });

  it('is the sum of its parts and rises with each of them', () => {
    fc.assert(
      fc.property(components, fc.constantFrom(...PAR_COMPONENTS), (given, name) => {
        const found = par(given);
        expect(found.weighted).toBe(Object.values(found.parts).reduce((sum, part) => sum + part, 0));
        expect(par({ ...given, [name]: given[name] + 1 }).weighted).toBeGreaterThan(found.weighted);
        expect(parOutcome(found.weighted, found.weighted).outcome).toBe('worse_or_no_different');
      }),
    );
  });
});

describe('relationships, space and widths', () => {
  it('knows a subdivision and a relation that cannot be', () => {
    const one = { angle: 'CLASS_1', units: 0 } as const;
    const two = { angle: 'CLASS_2', units: 0.5 } as const;
    expect([isSubdivision(one, two), isSubdivision(two, two), isSubdivision(one, one)]).toEqual([true, false, false]);
    expect(isPossibleRelation({ angle: 'CLASS_1', units: 0.5 })).toBe(false);
    expect(isPossibleRelation(two)).toBe(true);
  });

  it.each([
    [-1, 'none'],
    [0, 'none'],
    [4, 'mild'],
    [4.1, 'moderate'],
    [8, 'moderate'],
    [8.1, 'severe'],
  ])('%d mm too little is %s', (lack, wanted) => {
    expect(crowdingClass(lack)).toBe(wanted);
  });

  it('is the arch less its teeth', () => {
    expect(spaceOf(60, [20.1, 20.2, 25])).toEqual({ balance: -5.3, crowding: 'moderate' });
    expect(acNeed(4) + acNeed(5) + acNeed(7) + acNeed(8)).toBe('littleborderlineborderlinedefinite');
  });

  it('adds five contact points, and four are no index', () => {
    expect(littleIndex([1, 0.5, 2, 0, 1.2])).toBe(4.7);
    expect(littleIndex([1, 0.5, 2, 0, null])).toBe(null);
    expect(littleIndex([1, 2, 3, 4])).toBe(null);
  });

  const widths = (upper: number, lower: number) =>
    Object.fromEntries([
      ...UPPER_PERMANENT.filter((tooth) => position(tooth) <= 6).map((tooth) => [tooth, upper]),
      ...LOWER_PERMANENT.filter((tooth) => position(tooth) <= 6).map((tooth) => [tooth, lower]),
    ]);

  it('compares the widths of the arches', () => {
    expect(bolton(widths(8, 8), 'overall')).toEqual({
      ratio: 100,
      ideal: 91.3,
      excess: { arch: 'lower', mm: 8.4 },
      unmeasured: [],
    });
    expect(bolton(widths(10, 7), 'anterior')).toMatchObject({ ratio: 70, excess: { arch: 'upper', mm: 5.6 } });
    expect(bolton({ ...widths(8, 8), '11': null }, 'anterior')).toMatchObject({ ratio: null, unmeasured: ['11'] });
    expect(bolton({ ...widths(8, 8), '16': null }, 'anterior').ratio).toBe(100);
  });
});
