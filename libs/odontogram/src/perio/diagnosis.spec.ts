import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExam, examWith, HEALTHY, MOUTH_28, TEETH_28, toothWith } from '../corpus/exams';
import type { ToothId } from '../teeth/tooth';
import { bpeOf, screeningRefusals } from './bpe';
import { proposeStage } from './diagnosis';
import type { PerioExam, PerioTooth } from './exam';
import type { PatientFacts } from './facts';
import { GRADES } from './grade';
import { STAGES } from './stage';

const loss = (mm: number, depth = 3): PerioTooth => toothWith({ ...HEALTHY, depth, margin: mm - depth });
const withTeeth = (own: Partial<Record<ToothId, PerioTooth>>): PerioExam => examWith(HEALTHY, own);
const bleedingAt = (sites: number): PerioExam => {
  const full = Math.floor(sites / 6);
  const bleeding = toothWith({ ...HEALTHY, bleeds: true });
  const rest = toothWith(
    HEALTHY,
    Object.fromEntries(
      (['distal_vestibular', 'vestibular', 'mesial_vestibular', 'distal_oral', 'oral'] as const)
        .slice(0, sites % 6)
        .map((site) => [site, { bleeds: true }]),
    ),
  );
  const own = TEETH_28.slice(0, full + 1).map((tooth, i) => [tooth, i < full ? bleeding : rest]);
  return withTeeth(Object.fromEntries(own));
};

/** The same exam a millimetre deeper everywhere. */
const deeper = (exam: PerioExam): PerioExam =>
  Object.fromEntries(
    Object.entries(exam).map(([tooth, { sites, ...rest }]) => [
      tooth,
      {
        ...rest,
        sites: Object.fromEntries(
          Object.entries(sites).map(([site, reading]) => [
            site,
            { ...reading, depth: reading.depth === null ? null : Math.min(15, reading.depth + 1) },
          ]),
        ),
      },
    ]),
  );

describe('health and gingivitis', () => {
  it.each([
    [16, 'health'],
    [17, 'gingivitis_localised'],
    [50, 'gingivitis_localised'],
    [51, 'gingivitis_generalised'],
  ])('%i bleeding sites of 168 are %s', (sites, diagnosis) => {
    const found = proposeStage(bleedingAt(sites), MOUTH_28);
    expect([found.bleeding.n, found.diagnosis, found.isCase, found.isPartial]).toEqual([
      sites,
      diagnosis,
      false,
      false,
    ]);
  });

  it('says nothing of health over pockets without loss', () => {
    const exam = withTeeth({ '16': toothWith({ ...HEALTHY, depth: 4, margin: -4 }) });
    expect(proposeStage(exam, MOUTH_28)).toMatchObject({ isCase: false, diagnosis: 'undetermined' });
  });
});

describe('a case of periodontitis', () => {
  it('needs loss between teeth at two that are no neighbours', () => {
    expect(proposeStage(withTeeth({ '16': loss(2), '15': loss(2) }), MOUTH_28).isCase).toBe(false);
    expect(proposeStage(withTeeth({ '11': loss(2), '21': loss(2) }), MOUTH_28).isCase).toBe(false);
    const found = proposeStage(withTeeth({ '16': loss(2), '14': loss(1) }), MOUTH_28);
    expect(found.isCase).toBe(true);
    expect(found.caseReasons).toMatchObject([{ rule: 'interdental_loss_non_adjacent', value: 2, teeth: ['16', '14'] }]);
    expect(proposeStage(withTeeth({ '11': loss(1), '41': loss(1) }), MOUTH_28).isCase).toBe(true);
  });

  it('or outer loss of 3 mm with pockets over 3 mm at two teeth', () => {
    const outer = (depth: number): PerioTooth => toothWith(HEALTHY, { vestibular: { depth, margin: 3 - depth } });
    expect(proposeStage(withTeeth({ '16': outer(4), '15': outer(4) }), MOUTH_28).isCase).toBe(true);
    expect(proposeStage(withTeeth({ '16': outer(4) }), MOUTH_28).isCase).toBe(false);
    expect(proposeStage(withTeeth({ '16': outer(3), '15': outer(3) }), MOUTH_28).isCase).toBe(false);
  });

  it('is not excluded by what nobody measured', () => {
    const halfway = examWith(HEALTHY, {}, ['16', '15']);
    expect(proposeStage(halfway, MOUTH_28)).toMatchObject({ isCase: null, diagnosis: 'undetermined', isPartial: true });
    expect(proposeStage({}, MOUTH_28)).toMatchObject({ isCase: null, bleedingExtent: null, isPartial: true });
    const shown = proposeStage(examWith(HEALTHY, { '16': loss(5) }, ['16', '46']), MOUTH_28);
    expect(shown.isCase).toBe(null);
    expect(proposeStage({ '16': loss(5), '46': loss(1) }, MOUTH_28)).toMatchObject({ isCase: true, isPartial: true });
  });
});

describe('stage, extent and grade', () => {
  const stage = (own: Partial<Record<ToothId, PerioTooth>>, facts: PatientFacts = {}) =>
    proposeStage(withTeeth(own), MOUTH_28, facts).stage?.value;

  it.each([
    [2, 3, {}, 'I'],
    [3, 3, {}, 'II'],
    [4, 5, {}, 'II'],
    [5, 5, {}, 'III'],
    [2, 6, {}, 'III'],
    [2, 3, { boneLossPercent: 15 }, 'II'],
    [2, 3, { boneLossPercent: 33 }, 'II'],
    [2, 3, { boneLossPercent: 34 }, 'III'],
    [2, 3, { missingDueToPerio: 4 }, 'III'],
    [5, 3, { missingDueToPerio: 5 }, 'IV'],
    [5, 3, { complexity: { rehabilitation: true } }, 'IV'],
  ] as const)('loss %i, depth %i, %o is stage %s', (mm, depth, facts, wanted) => {
    expect(stage({ '16': loss(mm, depth), '46': loss(mm, depth) }, facts)).toBe(wanted);
  });

  it('names the worst rule first', () => {
    const exam = withTeeth({ '16': { ...loss(2), furcations: { mesial: 2 } }, '46': loss(2) });
    expect(proposeStage(exam, MOUTH_28).stage?.reasons[0]).toMatchObject({
      rule: 'furcation',
      level: 'III',
      teeth: ['16'],
    });
  });

  it('is localised below 30 % of teeth and generalised from there', () => {
    const many = (n: number): PerioExam =>
      withTeeth(
        Object.fromEntries(['17', '15', '14', '13', '23', '24', '25', '27', '37'].slice(0, n).map((t) => [t, loss(3)])),
      );
    expect(proposeStage(many(8), MOUTH_28).extent).toMatchObject({ value: 'localised', percent: 28.6, from: 3 });
    expect(proposeStage(many(9), MOUTH_28).extent?.value).toBe('generalised');
    const pattern = withTeeth({ '16': loss(3), '36': loss(3), '11': loss(3), '31': loss(3) });
    expect(proposeStage(pattern, MOUTH_28).extent?.value).toBe('molar_incisor');
  });

  it.each([
    [{ boneLossPercent: 10, age: 50 }, 'A'],
    [{ boneLossPercent: 10, age: 40 }, 'B'],
    [{ boneLossPercent: 40, age: 40 }, 'B'],
    [{ boneLossPercent: 41, age: 40 }, 'C'],
    [{ boneLossPercent: 10, age: 50, smokerPerDay: 9 }, 'B'],
    [{ boneLossPercent: 10, age: 50, smokerPerDay: 10 }, 'C'],
    [{ boneLossPercent: 10, age: 50, hba1c: 7 }, 'C'],
    [{ boneLossPercent: 10, age: 50, hba1c: 6.9, hasDiabetes: true }, 'B'],
    [{}, 'B'],
  ])('%o is grade %s', (facts, wanted) => {
    const { grade } = proposeStage(withTeeth({ '16': loss(2), '46': loss(2) }), MOUTH_28, facts);
    expect(grade?.value).toBe(wanted);
    expect(grade?.isAssumed).toBe(!('age' in facts));
  });

  const anyFacts = fc.record({
    boneLossPercent: fc.integer({ min: 0, max: 100 }),
    age: fc.constant(40),
    missingDueToPerio: fc.integer({ min: 0, max: 8 }),
    smokerPerDay: fc.integer({ min: 0, max: 20 }),
    hba1c: fc.integer({ min: 40, max: 100 }).map((n) => n / 10),
  });

  it('never falls when something is worse', () => {
    type Facts = Record<'boneLossPercent' | 'missingDueToPerio' | 'smokerPerDay' | 'hba1c' | 'age', number>;
    const more = ({ boneLossPercent, missingDueToPerio, smokerPerDay, hba1c, age }: Facts): PatientFacts => ({
      age,
      boneLossPercent: boneLossPercent + 5,
      missingDueToPerio: missingDueToPerio + 1,
      smokerPerDay: smokerPerDay + 3,
      hba1c: hba1c + 0.5,
    });
    fc.assert(
      fc.property(anyExam, anyFacts, (exam, facts) => {
        const before = proposeStage(exam, MOUTH_28, facts);
        for (const after of [proposeStage(deeper(exam), MOUTH_28, facts), proposeStage(exam, MOUTH_28, more(facts))]) {
          if (!before.isCase || !before.stage || !before.grade) continue;
          expect(after.isCase).toBe(true);
          expect(STAGES.indexOf(after.stage?.value ?? 'I')).toBeGreaterThanOrEqual(STAGES.indexOf(before.stage.value));
          expect(GRADES.indexOf(after.grade?.value ?? 'A')).toBeGreaterThanOrEqual(GRADES.indexOf(before.grade.value));
        }
      }),
    );
  });
});

describe('the screening by sextants', () => {
  const scores = (exam: PerioExam) =>
    bpeOf(exam, MOUTH_28).map(({ code, hasFurcation }) => `${code}${hasFurcation ? '*' : ''}`);

  it('takes the worst site of each', () => {
    const exam = withTeeth({
      '16': { ...toothWith({ ...HEALTHY, depth: 6 }), furcations: { mesial: 1 } },
      '11': toothWith({ ...HEALTHY, bleeds: true }),
      '26': toothWith({ ...HEALTHY, depth: 4 }),
      '36': toothWith({ ...HEALTHY, depth: 5 }),
    });
    expect(scores(exam)).toEqual(['4*', '1', '3', '0', '0', '3']);
  });

  it('leaves a sextant out that has fewer than two teeth, and says what it could not see', () => {
    const found = bpeOf(examWith(HEALTHY), {
      teeth: TEETH_28.filter((t) => !['14', '15', '16'].includes(t)),
      implants: [],
    });
    expect(found[0]).toMatchObject({ code: null, isExcluded: true });
    expect(found[1]).toMatchObject({ code: 0, mayBeCalculus: true });
    expect(bpeOf({}, MOUTH_28)[0]).toMatchObject({ code: null, isPartial: true, isExcluded: false });
  });

  it('never scores a mouth better for being probed deeper, and scores what may be recorded by hand', () => {
    fc.assert(
      fc.property(anyExam, (exam) => {
        const before = bpeOf(exam, MOUTH_28);
        const after = bpeOf(deeper(exam), MOUTH_28);
        for (const [i, { code }] of before.entries()) {
          if (code === null) continue;
          expect(after[i]?.code).toBeGreaterThanOrEqual(code);
        }
        const byHand = before.filter(({ code }) => code !== null);
        const screening = Object.fromEntries(byHand.map((score) => [score.sextant, score]));
        expect(screeningRefusals(screening, MOUTH_28)).toEqual([]);
      }),
    );
  });

  it('refuses by hand what cannot be', () => {
    const mouth = { teeth: TEETH_28.filter((t) => !['35', '36', '37'].includes(t)), implants: [] };
    const refused = screeningRefusals(
      {
        upper_right: { code: 3, hasFurcation: true },
        upper_front: { code: 2, hasFurcation: true },
        lower_left: { code: 1, hasFurcation: false },
        lower_right: { code: null, hasFurcation: true },
      },
      mouth,
    );
    expect(refused.map(({ message }) => message)).toEqual([
      'The upper front sextant has no tooth with a furcation.',
      'The lower left sextant has fewer than two teeth and is not scored.',
      'The lower right sextant has a furcation mark without a code.',
    ]);
  });
});
