import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExam, examWith, HEALTHY, MOUTH_28, TEETH_28, toothWith } from '../corpus/exams';
import corpus from '../corpus/indices-corpus.json';
import { mouth } from '../corpus/mouths';
import { share } from '../indices/share';
import { PERMANENT_TEETH, position, TEETH } from '../teeth/tooth';
import { compareExams } from './compare';
import { PERIO_SITES, type PerioSite } from './exam';
import { furcationsOf } from './furcations';
import { bleedingIndex, meanAttachmentLoss, olearyIndex, perioSummary, plaqueIndex, pocketsFrom } from './indices';
import { probedMouth } from './mouth';
import { PROBING_STARTS, sitesOrder } from './order';
import { examRefusals } from './refusals';
import { attachmentLoss, UNREAD } from './sites';

describe('the index corpus', () => {
  for (const { name, positive, measured, expected, expect: wanted } of corpus.percentages) {
    it(`shares: ${name}`, () => {
      const { percent, isComplete } = share(positive, measured, expected);
      expect({ percent, complete: isComplete }).toEqual(wanted);
    });
  }
  it.each(corpus.CAL)('attachment level of $PD and $GM', ({ PD, GM, expect: wanted }) => {
    expect(attachmentLoss({ depth: PD, margin: GM })).toBe(wanted.CAL);
  });
});

describe('the order of probing', () => {
  it('goes outside from 18 to 28, inside back, then the lower arch likewise', () => {
    const order = sitesOrder(PERMANENT_TEETH);
    expect(order).toHaveLength(192);
    expect(order.slice(0, 3)).toEqual([
      ['18', 'distal_vestibular'],
      ['18', 'vestibular'],
      ['18', 'mesial_vestibular'],
    ]);
    expect(order[24]).toEqual(['21', 'mesial_vestibular']);
    expect(order[47]).toEqual(['28', 'distal_vestibular']);
    expect(order[48]).toEqual(['28', 'distal_oral']);
    expect(order[95]).toEqual(['18', 'distal_oral']);
    expect(order[96]).toEqual(['48', 'distal_vestibular']);
    expect(order[191]).toEqual(['48', 'distal_oral']);
  });

  it('begins where it is told to', () => {
    expect(sitesOrder(['18', '28', '38'], { start: 'upper_left' })[0]).toEqual(['28', 'distal_vestibular']);
    expect(sitesOrder(['18', '28', '38'], { start: 'lower_left', first: 'oral' })[0]).toEqual(['38', 'distal_oral']);
  });

  it('meets every site of every tooth once, a neighbour after a neighbour', () => {
    fc.assert(
      fc.property(fc.subarray([...TEETH]), fc.constantFrom(...PROBING_STARTS), (teeth, start) => {
        const order = sitesOrder(teeth, { start });
        expect(new Set(order.map(String)).size).toBe(teeth.length * 6);
        expect(order).toHaveLength(teeth.length * 6);
      }),
    );
  });
});

describe('shares of an exam', () => {
  it('has its denominator and is no value when nothing was measured', () => {
    expect(bleedingIndex({}, MOUTH_28)).toEqual({
      n: 0,
      measured: 0,
      expected: 168,
      percent: null,
      isComplete: false,
      sites: [],
    });
    const exam = examWith(HEALTHY, { '16': toothWith(HEALTHY, { oral: { bleeds: true } }) });
    expect(bleedingIndex(exam, MOUTH_28)).toMatchObject({
      n: 1,
      percent: 0.6,
      isComplete: true,
      sites: [['16', 'oral']],
    });
  });

  it('counts plaque on four surfaces out of six sites, and never takes silence for no', () => {
    const exam = examWith(HEALTHY, {
      '16': toothWith(HEALTHY, { mesial_oral: { plaque: true }, mesial_vestibular: { plaque: null } }),
      '26': toothWith(HEALTHY, { mesial_oral: { plaque: null } }),
    });
    expect(olearyIndex(exam, MOUTH_28)).toMatchObject({
      n: 1,
      measured: 111,
      expected: 112,
      surfaces: [['16', 'mesial']],
    });
    expect(plaqueIndex(exam, MOUTH_28)).toMatchObject({ n: 1, measured: 166, expected: 168 });
  });

  it('counts pockets and the mean of attachment levels', () => {
    const exam = examWith({ ...HEALTHY, margin: 0 }, { '16': toothWith({ depth: 6, margin: 1 }) });
    expect(pocketsFrom(exam, MOUTH_28, 4)).toMatchObject({ n: 6, measured: 168 });
    expect(meanAttachmentLoss(exam, MOUTH_28)).toMatchObject({ mean: 2.2, measured: 168, isComplete: true });
  });

  it('stays between 0 and 100 or says nothing, and never counts more than it measured', () => {
    fc.assert(
      fc.property(anyExam, (exam) => {
        const { meanDepth, meanAttachmentLoss: loss, ...shares } = perioSummary(exam, MOUTH_28);
        for (const { n, measured, expected, percent } of Object.values(shares)) {
          expect(n <= measured && measured <= expected).toBe(true);
          expect(percent === null ? measured === 0 : percent >= 0 && percent <= 100).toBe(true);
        }
        expect(meanDepth.measured >= loss.measured).toBe(true);
      }),
    );
  });
});

describe('what cannot be in an exam', () => {
  const state = mouth('16,26,11 ok; 46 miss:c; 36 imt d');
  const probe = probedMouth(state);
  const refused = (exam: Parameters<typeof examRefusals>[0]): string[] =>
    examRefusals(exam, probe).map(({ message }) => message);

  it('knows what stands in the mouth', () => {
    expect(probe).toEqual({ teeth: ['16', '11', '26'], implants: ['36'] });
  });

  it.each([
    ['a missing tooth', { '46': toothWith({}) }, 'Tooth 46 is not in the mouth and cannot be measured.'],
    [
      'a furcation on one root',
      { '11': toothWith({}, {}, { furcations: { mesial: 1 } }) },
      'Tooth 11 has one root and no furcation.',
    ],
    [
      'an entrance the tooth does not have',
      { '16': toothWith({}, {}, { furcations: { oral: 1 } }) },
      'Tooth 16 has no oral furcation.',
    ],
    [
      'a furcation of an implant',
      { '36': toothWith({}, {}, { furcations: { oral: 1 } }) },
      'Tooth 36 is an implant and has no furcation.',
    ],
    ['a fourth degree', { '16': toothWith({}, {}, { mobility: 4 }) }, 'Tooth 16: mobility has a degree from 0 to 3.'],
    [
      '16 mm',
      { '16': toothWith({}, { oral: { depth: 16 } }) },
      'Tooth 16, oral: a depth is a whole number of millimetres from 0 to 15.',
    ],
    [
      'half a millimetre',
      { '16': toothWith({}, { distal_oral: { depth: 2.5 } }) },
      'Tooth 16, disto-oral: a depth is a whole number of millimetres from 0 to 15.',
    ],
    [
      'a margin of an implant',
      { '36': toothWith({}, { oral: { margin: 1 } }) },
      'Tooth 36, oral: 36 is an implant and has no cemento-enamel junction to measure the margin from.',
    ],
  ])('refuses %s', (_, exam, message) => {
    expect(refused(exam)).toEqual([message]);
  });

  it('lets every exam stand that was made within the limits', () => {
    fc.assert(fc.property(anyExam, (exam) => examRefusals(exam, MOUTH_28).length === 0));
  });

  it('gives each tooth the entrances of its roots', () => {
    expect(furcationsOf('16')).toEqual(['vestibular', 'mesial', 'distal']);
    expect(furcationsOf('36')).toEqual(['vestibular', 'oral']);
    expect(furcationsOf('14')).toEqual(['mesial', 'distal']);
    for (const tooth of TEETH_28.filter((t) => position(t) < 4)) expect(furcationsOf(tooth)).toEqual([]);
  });
});

describe('two exams', () => {
  const one = (depth: number | null, bleeds: boolean | null = null) =>
    ({ '16': toothWith({ ...UNREAD, margin: 0 }, { oral: { depth, bleeds } }) }) as const;
  const changeAt = (a: number | null, b: number | null, site: PerioSite = 'oral') =>
    compareExams(one(a), one(b)).sites.find((found) => found.site === site)?.depth.change;

  it('are the same within a millimetre', () => {
    expect([changeAt(5, 4), changeAt(4, 5), changeAt(5, 5)]).toEqual(['same', 'same', 'same']);
    expect([changeAt(5, 3), changeAt(3, 5), changeAt(null, 5)]).toEqual(['better', 'worse', null]);
  });

  it('name the sites that bleed now and did not then', () => {
    const found = compareExams(one(3, false), one(3, true));
    expect(found.newBleeding).toEqual([['16', 'oral']]);
    expect(found.bleedingGone).toEqual([]);
    expect(compareExams(one(3, null), one(3, true)).newBleeding).toEqual([]);
  });

  it('turn better into worse when they change places', () => {
    fc.assert(
      fc.property(anyExam, anyExam, (a, b) => {
        const there = compareExams(a, b);
        const back = compareExams(b, a);
        expect([there.depth.better, there.depth.worse]).toEqual([back.depth.worse, back.depth.better]);
        expect(there.newBleeding).toEqual(back.bleedingGone);
        expect(there.sites).toHaveLength(new Set([...Object.keys(a), ...Object.keys(b)]).size * PERIO_SITES.length);
        expect(compareExams(a, a).depth).toMatchObject({ better: 0, worse: 0 });
      }),
    );
  });
});
