import { describe, expect, it } from 'vitest';
import corpus from '../corpus/grammar-corpus.json';
import type { FindingDraft } from '../findings/finding';
import { parse } from '../grammar/parse';
import { contradicts } from './contradicts';
import { check, checkAdvance, checkAll } from './rules';
import { settle } from './settle';

function read(input: string, mode: 'exam' | 'treatment' = 'exam'): readonly FindingDraft[] {
  if (!input) return [];
  const result = parse(input, { mode });
  if (!result.ok) throw new Error(`${input}: ${result.error.message}`);
  return result.drafts;
}
const refusal = (before: string, entry: string): [string, string] | null => {
  const refused = checkAll(settle(read(before)), read(entry));
  return refused && [refused.code, refused.message];
};

describe('impossible states', () => {
  const cases: [string, string, string, string][] = [
    ['46 miss', '46 rct d', 'tooth-missing', 'Tooth 46 is missing: it cannot take a root canal filling.'],
    ['46 miss', '46 o c', 'tooth-missing', 'Tooth 46 is missing: it cannot take caries.'],
    ['46 miss', '46 un', 'tooth-missing', 'Tooth 46 is missing: it cannot be unerupted.'],
    ['46 x d', '46 o co d', 'tooth-missing', 'Tooth 46 is missing: it cannot take a filling.'],
    ['46 miss; 46 imt d', '46 o c', 'tooth-is-implant', 'Tooth 46 is an implant: it cannot have caries.'],
    ['46 imt e', '46 rct d', 'tooth-is-implant', 'Tooth 46 is an implant: it cannot have a root canal filling.'],
    ['13-15 br e', '14 o c', 'tooth-is-pontic', 'Tooth 14 is a pontic of a bridge: it cannot have caries.'],
    ['28 un', '28 o co d', 'tooth-not-erupted', 'Tooth 28 is unerupted: it cannot have a filling done.'],
    ['36 mod am', '36 un', 'tooth-not-erupted', 'Tooth 36 has a filling: it cannot be unerupted.'],
    [
      '36 ok',
      '36 imt d',
      'tooth-stands',
      'Tooth 36 is in the mouth: an implant can only take the place of a missing tooth.',
    ],
    [
      '14 ok',
      '13-15 br d',
      'tooth-stands',
      'Tooth 14 is in the mouth: a pontic can only take the place of a missing tooth.',
    ],
    [
      '14 ok',
      '13-15 br p',
      'tooth-stands',
      'Tooth 14 is in the mouth: plan its extraction first, a pontic can only take the place of a missing tooth.',
    ],
    [
      '46 imt e',
      '46 ok',
      'tooth-is-implant',
      'Tooth 46 is an implant: it cannot be sound. Record its extraction, or take it back.',
    ],
    ['13-15 br e', '14 ok', 'tooth-is-pontic', 'Tooth 14 is a pontic of a bridge: it cannot be sound.'],
    [
      '14 ok',
      '13-15 dt d',
      'tooth-stands',
      'Tooth 14 is in the mouth: a tooth of a denture can only take the place of a missing tooth.',
    ],
    [
      '14 ok',
      '13-15 dt p',
      'tooth-stands',
      'Tooth 14 is in the mouth: plan its extraction first, a tooth of a denture can only take the place of a missing tooth.',
    ],
    ['15 miss', '14,15 dt:15 d', 'tooth-missing', 'Tooth 15 is missing: it cannot carry a clasp.'],
    [
      '14 ok',
      '14 sc',
      'tooth-stands',
      'Tooth 14 is in the mouth: a closed space can only take the place of a missing tooth.',
    ],
    ['36 miss', '36 fu2', 'tooth-missing', 'Tooth 36 is missing: it cannot take furcation involvement.'],
    ['36 imt d', '36 rs:e', 'tooth-is-implant', 'Tooth 36 is an implant: it cannot have root resorption.'],
    ['17,16 dt:17 d', '16 o c', 'tooth-missing', 'Tooth 16 is missing: it cannot take caries.'],
    ['14 sc', '14 un', 'tooth-missing', 'Tooth 14 is missing: it cannot be unerupted.'],
    [
      '36 fu2',
      '36 ok',
      'sound-with-findings',
      'Tooth 36 has furcation involvement: take that back before calling it sound.',
    ],
    ['36 crm', '36 crz', 'second-crown', 'Tooth 36 already has a crown done elsewhere.'],
    ['36 o c', '36 ok', 'sound-with-findings', 'Tooth 36 has caries: take that back before calling it sound.'],
  ];
  for (const [before, entry, code, message] of cases) {
    it(`refuses ${entry} after ${before}`, () => expect(refusal(before, entry)).toEqual([code, message]));
  }

  const allowed: [string, string][] = [
    ['46 miss', '46 imt p; 46 crc p'],
    ['46 miss', '45-47 br p'],
    ['46 miss', '47-37 wi d'],
    ['', '36 x d; 36 imt d; 36 crz d'],
    ['36 imt e', '36 crz d'],
    ['13 ipt:m', '13 bk d'],
    ['28 un', '28 x p'],
    ['28 un', '28 pe'],
    ['36 crm', '36 crz p'],
    ['36 o c', '36 rct p; 36 crz p'],
    ['75 rp', '35 un'],
    ['14 ok; 14 x p', '13-15 br p'],
    ['', '14 x p; 13-15 br p'],
    ['14 miss', '13-15 br p'],
    ['14 ok; 14 x p', '13,14 dt:13 p'],
    ['16,15 miss; 17,14 ok', '17,16,15,14 dt:17,14 d; 17 rc; 14 m c'],
    ['14 miss:x', '14 sc'],
    ['16 fu1', '16 fu3'],
    ['32 miss', '33-43 spl d'],
    ['46 imt e; 46 x d', '46 miss'],
    ['46 imt e; 46 x d', '46 imt p'],
  ];
  for (const [before, entry] of allowed) {
    it(`allows ${entry} after ${before || 'nothing'}`, () => expect(refusal(before, entry)).toBeNull());
  }
});

describe('findings that cannot stand by themselves', () => {
  const draft = (fields: Partial<FindingDraft>): FindingDraft => ({
    tooth: '16',
    code: 'note',
    layer: 'condition',
    ...fields,
  });
  const cases: [string, Partial<FindingDraft>][] = [
    ['layer-does-not-fit', { code: 'crown', layer: 'condition' }],
    ['layer-does-not-fit', { code: 'caries', surfaces: ['mesial'], layer: 'done' }],
    ['surfaces-needed', { code: 'caries' }],
    ['no-surfaces', { code: 'crown', layer: 'done', surfaces: ['mesial'] }],
    ['stands-beside-a-tooth', { code: 'supernumerary', surfaces: ['oral'] }],
    ['degree-does-not-fit', { code: 'caries', surfaces: ['mesial'], severity: 7 }],
    ['degree-does-not-fit', { code: 'caries', surfaces: ['mesial'], severity: 0 }],
    ['degree-does-not-fit', { code: 'apical', severity: 1 }],
    ['material-does-not-fit', { code: 'filling', surfaces: ['mesial'], layer: 'done', material: 'zirconia' }],
    ['quality-does-not-fit', { code: 'rct', layer: 'done', quality: 'arrested' }],
    ['parameter-does-not-fit', { code: 'rotation', param: 'root' }],
    ['reason-does-not-fit', { code: 'unerupted', reason: 'caries' }],
    ['parameter-does-not-fit', { code: 'resorption', param: 'mesial' }],
    ['furcation-needs-roots', { tooth: '11', code: 'furcation', severity: 1 }],
    ['root-not-possible', { code: 'sealant', layer: 'done', surfaces: ['root'] }],
    ['denture-needs-gap', { code: 'denture', layer: 'done', range: ['16', '15'], abutments: ['16', '15'] }],
    ['clasp-outside-denture', { code: 'denture', layer: 'done', range: ['16', '15'], abutments: ['13'] }],
    ['note-needed', {}],
    ['note-too-long', { note: 'a'.repeat(501) }],
    ['date-unreadable', { note: 'a', effectiveOn: '2026-02-30' }],
    ['permanent-only', { tooth: '75', code: 'impacted' }],
    ['primary-only', { tooth: '35', code: 'retained' }],
    ['range-too-short', { code: 'wire', layer: 'done', range: ['16'] }],
    ['range-not-one-arch', { code: 'wire', layer: 'done', range: ['16', '46'] }],
    [
      'bridge-ends-are-abutments',
      { code: 'bridge', layer: 'done', range: ['16', '15', '14'], abutments: ['16', '15'] },
    ],
    ['bridge-needs-pontic', { code: 'bridge', layer: 'done', range: ['16', '15'], abutments: ['16', '15'] }],
  ];
  for (const [code, fields] of cases) {
    it(`refuses ${JSON.stringify(fields).slice(0, 60)} as ${code}`, () => {
      const refused = check(settle([]), draft(fields));
      expect(refused?.code).toBe(code);
      expect(refused?.message).toContain(fields.tooth ?? '16');
    });
  }
});

describe('what the grammar accepts', () => {
  for (const { input, mode } of corpus.accept) {
    it(`can stand: ${input}`, () =>
      expect(checkAll(settle([]), read(input, mode === 'treatment' ? mode : 'exam'))).toBeNull());
  }
});

describe('moving on', () => {
  const [plan] = read('36 crz p');
  it('goes from planned over in progress to done, and never back', () => {
    if (!plan) throw new Error('no plan');
    expect(checkAdvance(plan, 'progress')).toBeNull();
    expect(checkAdvance(plan, 'referred')).toBeNull();
    const done = { ...plan, layer: 'done' as const };
    expect(checkAdvance(done, 'planned')?.message).toBe('Tooth 36: a crown that is done here cannot become planned.');
  });
});

describe('two people at once', () => {
  const clash = (a: string, b: string): boolean => read(a).some((x) => read(b).some((y) => contradicts(x, y)));
  it('must look at the same surface and at presence', () => {
    expect(clash('16 mo c', '16 od am')).toBe(true);
    expect(clash('16 o c', '16 miss')).toBe(true);
    expect(clash('16 un', '16 miss')).toBe(true);
    expect(clash('16 crm', '16 o c')).toBe(true);
    expect(clash('13-15 br', '14 miss')).toBe(true);
    expect(clash('31 tm1', '31 tm2')).toBe(true);
  });
  it('need not look at different teeth, surfaces and notes', () => {
    expect(clash('16 m c', '16 d c')).toBe(false);
    expect(clash('16 o c', '26 o c')).toBe(false);
    expect(clash('16 o c', '16 rct')).toBe(false);
    expect(clash('16 miss', '16 "x"')).toBe(false);
  });
});
