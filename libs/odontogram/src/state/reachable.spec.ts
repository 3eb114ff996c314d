import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingDraft } from '../findings/finding';
import { LAYERS } from '../findings/layers';
import { FINDING_CODES, MATERIALS, PARAMS, QUALITIES, REASONS, ruleOf } from '../findings/vocabulary';
import { SURFACES } from '../teeth/surfaces';
import type { ToothId } from '../teeth/tooth';
import { check } from './rules';
import { settle, type ChartState } from './settle';

/** A few teeth of every kind, so that findings meet. */
const TEETH: readonly ToothId[] = ['13', '14', '15', '16', '36', '75', '35'];
const SPANS: readonly (readonly ToothId[])[] = [
  ['15', '14', '13'],
  ['16', '15', '14'],
  ['16', '15', '14', '13'],
  ['36', '35'],
];
const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 });

/** Anything a program could send: what fits and what does not. */
const drafts: fc.Arbitrary<FindingDraft> = fc
  .record({
    tooth: fc.constantFrom(...TEETH),
    code: fc.constantFrom(...FINDING_CODES),
    layer: fc.constantFrom(...LAYERS),
    surfaces: fc.subarray([...SURFACES], { maxLength: 2 }),
    severity: some([0, 1, 3, 6, 7]),
    material: some(MATERIALS),
    quality: some(QUALITIES),
    reason: some(REASONS),
    param: some(PARAMS),
    range: fc.constantFrom(...SPANS),
    isSpan: fc.boolean(),
    isPlain: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ range, isSpan, isPlain, surfaces, severity, material, quality, reason, param, ...draft }) => {
    const spans =
      ['bridge', 'denture', 'wire', 'elastic', 'retainer', 'splint'].includes(draft.code) || (isSpan && !isPlain);
    const ends = {
      range,
      tooth: range[0] ?? draft.tooth,
      abutments: range.filter((_, i) => i === 0 || i === range.length - 1),
    };
    const rule = ruleOf(draft.code);
    // Mostly what fits by itself, so that it is the mouth that decides; at times whatever comes.
    const layer = !isPlain
      ? draft.layer
      : rule.kind !== 'work'
        ? 'condition'
        : draft.layer === 'condition'
          ? 'done'
          : draft.layer;
    const named = !isPlain ? surfaces : rule.surfaces === 'none' ? [] : surfaces.length ? surfaces : [SURFACES[0]];
    return {
      ...draft,
      layer,
      ...(named.length && { surfaces: named }),
      ...(draft.code === 'note' && { note: 'n' }),
      ...(isPlain ? {} : { severity, material, quality, reason, param }),
      ...(spans && ends),
    };
  });

type Held = FindingDraft;
const IS_DONE = ['done', 'elsewhere'];
const CROWN_WORK = ['filling', 'sealant', 'inlay', 'onlay', 'veneer', 'crown', 'rct', 'pulpotomy', 'post'];
const NATURAL = [
  'caries',
  'rct',
  'pulpotomy',
  'post',
  'apicectomy',
  'filling',
  'wear',
  'apical',
  'furcation',
  'mih',
  'resorption',
];
const isDone = ({ layer }: Held): boolean => IS_DONE.includes(layer);

/** The rules of chart.md and chart-drawing.md 8, said once more over what stands on one tooth, without the code that keeps them. */
function wrongOn(tooth: ToothId, held: readonly Held[]): string[] {
  const own = held.filter((one) => one.tooth === tooth && !one.range);
  const spans = held.filter((one) => one.range?.includes(tooth));
  const has = (fits: (one: Held) => boolean): boolean => own.some(fits);
  const gone = has(
    ({ code, ...one }) =>
      code === 'missing' || code === 'closed' || (code === 'extraction' && IS_DONE.includes(one.layer)),
  );
  const implant = has((one) => one.code === 'implant' && isDone(one));
  const pontic = spans.some((one) => one.code === 'bridge' && isDone(one) && !one.abutments?.includes(tooth));
  const hidden = has(({ code }) => code === 'unerupted' || code === 'impacted');
  const front = tooth.endsWith('1') || tooth.endsWith('2') || tooth.endsWith('3');
  const manyRoots = !front && ['14', '16', '36', '75'].includes(tooth);
  const faults: Record<string, boolean> = {
    'natural work or disease where the tooth is gone': gone && has(({ code }) => NATURAL.includes(code)),
    'natural work or disease on an implant': implant && has(({ code }) => NATURAL.includes(code)),
    'an implant that is also sound or unerupted': implant && (hidden || has(({ code }) => code === 'sound')),
    'caries or a root filling on a pontic': pontic && has(({ code }) => NATURAL.includes(code)),
    'unerupted with finished work': hidden && has((one) => CROWN_WORK.includes(one.code) && isDone(one)),
    'two crowns of one layer': LAYERS.some(
      (layer) => own.filter((one) => one.code === 'crown' && one.layer === layer).length > 1,
    ),
    'a furcation on one root': has(({ code }) => code === 'furcation') && !manyRoots,
    'a retained permanent tooth': has(({ code }) => code === 'retained') && !'5678'.includes(tooth[0] ?? ''),
    'an impacted primary tooth': has(({ code }) => code === 'impacted') && '5678'.includes(tooth[0] ?? ''),
    'a degree outside its scale': has(
      ({ code, severity }) =>
        severity != null && !(code === 'caries' && severity >= 0 && severity <= 6) && (severity < 1 || severity > 4),
    ),
    'work as a finding': has(
      ({ code, layer }) => [...CROWN_WORK, 'implant', 'extraction'].includes(code) && layer === 'condition',
    ),
    'a finding as work': has(
      ({ code, layer }) =>
        ['caries', 'missing', 'sound', 'fracture'].includes(code) && !['condition', 'referred'].includes(layer),
    ),
    'an end of a bridge that is no abutment': spans.some(
      ({ code, range, abutments }) =>
        code === 'bridge' && (range?.[0] === tooth || range?.at(-1) === tooth) && !abutments?.includes(tooth),
    ),
  };
  return Object.entries(faults).flatMap(([what, isSo]) => (isSo ? [`${tooth}: ${what}`] : []));
}

describe('whatever is recorded, in whatever order', () => {
  it('no mouth is reached that chart.md calls impossible', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(drafts, { minLength: 8, maxLength: 60 }), (all) => {
        let state: ChartState<FindingDraft> = settle<FindingDraft>([]);
        for (const draft of all) {
          if (check(state, draft)) continue;
          taken++;
          state = settle([...state.findings, draft]);
          const wrong = TEETH.flatMap((tooth) => wrongOn(tooth, state.findings));
          expect(wrong, JSON.stringify(state.findings)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
    // The rules leave room: a test in which nothing is accepted proves nothing.
    expect(taken).toBeGreaterThan(3000);
  });
});
