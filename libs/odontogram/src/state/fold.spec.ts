import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay } from '../findings/days';
import type { Finding } from '../findings/finding';
import { fold } from './fold';

let nextId = 1;
const row = (fields: Partial<Finding>): Finding => ({
  id: nextId++,
  tooth: '16',
  code: 'caries',
  layer: 'condition',
  surfaces: ['occlusal_incisal'],
  effectiveOn: '2026-01-10',
  recordedAt: '2026-01-10T09:00:00.000Z',
  authorId: 1,
  batchId: 'a',
  ...fields,
});
const ids = (findings: readonly Finding[]): number[] => findings.map(({ id }) => id);

describe('the two axes of time', () => {
  it('leaves out what became true later and what was recorded later', () => {
    const old = row({ effectiveOn: '2015', recordedAt: '2026-03-01T00:00:00Z' });
    const late = row({ effectiveOn: '2026-06', tooth: '26' });
    expect(ids(fold([old, late], { asOf: '2026-05-31' }).findings)).toEqual([old.id]);
    expect(ids(fold([old, late], { knownAt: '2026-02-01T00:00:00Z' }).findings)).toEqual([late.id]);
    expect(ids(fold([late, old]).findings)).toEqual([old.id, late.id]);
  });

  it('compares instants of different precision', () => {
    const finding = row({ recordedAt: '2026-01-10T09:00:00.120Z' });
    expect(fold([finding], { knownAt: '2026-01-10T09:00:00Z' }).findings).toEqual([]);
    expect(fold([finding], { knownAt: '2026-01-10T09:00:01Z' }).findings).toHaveLength(1);
  });
});

describe('taking back', () => {
  const caries = row({});
  const undo = row({ voids: caries.id, recordedAt: '2026-02-01T00:00:00Z' });
  const redo = row({ voids: undo.id, recordedAt: '2026-03-01T00:00:00Z' });
  const all = [redo, caries, undo];

  it('hides the target as soon as it is known, and a void of the void brings it back', () => {
    expect(ids(fold(all, { knownAt: '2026-01-15T00:00:00Z' }).findings)).toEqual([caries.id]);
    expect(ids(fold(all, { knownAt: '2026-02-15T00:00:00Z' }).findings)).toEqual([]);
    expect(ids(fold(all).findings)).toEqual([caries.id]);
  });

  it('leaves the plan standing on the days before it was done', () => {
    const plan = row({ code: 'crown', surfaces: null, layer: 'planned' });
    const done = row({
      code: 'crown',
      surfaces: null,
      layer: 'done',
      supersedes: plan.id,
      effectiveOn: '2026-04-01',
      recordedAt: '2026-04-01T10:00:00Z',
    });
    expect(ids(fold([plan, done], { asOf: '2026-03-31' }).findings)).toEqual([plan.id]);
    expect(ids(fold([plan, done]).findings)).toEqual([done.id]);
  });

  it('lets a correction stand for every day', () => {
    const wrong = row({});
    const right = row({
      surfaces: ['mesial'],
      supersedes: wrong.id,
      effectiveOn: '2026-05-01',
      recordedAt: '2026-05-02T10:00:00Z',
    });
    expect(ids(fold([wrong, right], { asOf: '2026-03-01' }).findings)).toEqual([]);
    expect(ids(fold([wrong, right], { asOf: '2026-03-01', knownAt: '2026-05-01T00:00:00Z' }).findings)).toEqual([
      wrong.id,
    ]);
  });

  it('brings the target of a replacement back when the replacement is voided', () => {
    const wrong = row({});
    const right = row({ surfaces: ['mesial'], supersedes: wrong.id, recordedAt: '2026-05-02T10:00:00Z' });
    const undone = row({ voids: right.id, recordedAt: '2026-05-03T10:00:00Z' });
    expect(ids(fold([wrong, right, undone]).findings)).toEqual([wrong.id]);
  });
});

describe('presence', () => {
  const presence = (...rows: Partial<Finding>[]): string => fold(rows.map(row)).teeth['16'].presence;
  const whole = { surfaces: null };

  it('is not recorded until somebody says something of the tooth', () => {
    expect(presence()).toBe('not_recorded');
    expect(presence({ ...whole, code: 'note', note: 'x' })).toBe('not_recorded');
    expect(presence({})).toBe('present');
    expect(presence({ ...whole, code: 'implant', layer: 'planned' })).toBe('not_recorded');
  });

  it('follows the last word', () => {
    expect(presence({ ...whole, code: 'unerupted' }, { ...whole, code: 'partial', effectiveOn: '2026-05' })).toBe(
      'partial',
    );
    expect(presence({}, { ...whole, code: 'extraction', layer: 'planned' })).toBe('present');
    expect(presence({}, { ...whole, code: 'extraction', layer: 'done', effectiveOn: '2026-05' })).toBe('missing');
    expect(presence({ ...whole, code: 'missing' }, { ...whole, code: 'implant', layer: 'done' })).toBe('implant');
  });

  it('makes the teeth between abutments pontics', () => {
    const bridge = row({
      tooth: '16',
      code: 'bridge',
      layer: 'elsewhere',
      surfaces: null,
      range: ['16', '15', '14'],
      abutments: ['16', '14'],
    });
    const { teeth } = fold([bridge]);
    expect([teeth['16'].presence, teeth['15'].presence, teeth['14'].presence]).toEqual([
      'present',
      'pontic',
      'present',
    ]);
    expect(teeth['15'].findings).toEqual([bridge]);
  });

  it('drops what an extraction took away and what was said again', () => {
    const filled = row({ code: 'filling', layer: 'elsewhere', material: 'amalgam' });
    const pulled = row({ code: 'extraction', layer: 'done', surfaces: null, effectiveOn: '2026-06-01' });
    expect(ids(fold([filled, pulled]).findings)).toEqual([pulled.id]);
    const small = row({ severity: 3 });
    const large = row({ severity: 5, surfaces: ['mesial', 'occlusal_incisal'], effectiveOn: '2026-06-01' });
    expect(ids(fold([small, large]).findings)).toEqual([large.id]);
  });
});

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
const CODES = ['caries', 'crown', 'missing', 'sound', 'unerupted', 'extraction', 'note'] as const;

/** A random history: voids and replacements of older rows, effects before and after the recording. */
const histories = fc
  .array(
    fc.record({
      code: fc.constantFrom(...CODES),
      tooth: fc.constantFrom('16' as const, '11' as const),
      effect: fc.integer({ min: -40, max: 40 }),
      link: fc.constantFrom('none', 'none', 'voids', 'supersedes'),
      target: fc.nat(),
      done: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((steps) =>
    steps.map(({ code, tooth, effect, link, target, done }, i): Finding => {
      const to = i > 0 && link !== 'none' ? 1 + (target % i) : null;
      const work = code === 'crown' || code === 'extraction';
      const layer = work ? (done ? 'done' : 'planned') : 'condition';
      const effectiveOn = day(i + effect).slice(0, effect % 3 === 0 ? 7 : 10);
      return row({
        id: i + 1,
        code,
        tooth,
        layer,
        effectiveOn,
        recordedAt: day(i),
        surfaces: code === 'caries' ? ['mesial'] : null,
        voids: link === 'voids' ? to : null,
        supersedes: link === 'supersedes' ? to : null,
      });
    }),
  );

const GOES_WITH_THE_TOOTH = ['caries', 'crown', 'missing', 'sound', 'unerupted', 'extraction'];
const SAYS_HOW_IT_STANDS = ['missing', 'sound', 'unerupted'];

/** Whether nothing is left of the earlier of two on one tooth, of the codes above. */
function leavesNothing(later: Finding, earlier: Finding): boolean {
  if (later.tooth !== earlier.tooth) return false;
  const takesTheTooth = later.code === 'missing' || (later.code === 'extraction' && later.layer === 'done');
  if (takesTheTooth && GOES_WITH_THE_TOOTH.includes(earlier.code)) return true;
  if (SAYS_HOW_IT_STANDS.includes(later.code))
    return earlier.code === 'extraction' || SAYS_HOW_IT_STANDS.includes(earlier.code);
  return later.code === 'caries' && earlier.code === 'caries';
}

/** Chart(D, K) written out by definition, pair by pair and with a recursion instead of an order. */
function byDefinition(all: readonly Finding[], asOf: string, until: number): number[] {
  const known = all.filter((finding) => Date.parse(finding.recordedAt) <= until);
  const isVoided = (finding: Finding): boolean => known.some((other) => other.voids === finding.id && !isVoided(other));
  const inTime = (finding: Finding): boolean => firstDay(finding.effectiveOn) <= asOf;
  const alive = known.filter((finding) => finding.voids == null && !isVoided(finding));
  const isReplaced = (finding: Finding): boolean =>
    alive.some((other) => other.supersedes === finding.id && (other.layer === finding.layer || inTime(other)));
  const standing = alive.filter((finding) => inTime(finding) && !isReplaced(finding));
  const isLater = (a: Finding, b: Finding): boolean => {
    const [x, y] = [firstDay(a.effectiveOn), firstDay(b.effectiveOn)];
    return x === y ? a.id > b.id : x > y;
  };
  return ids(
    standing
      .filter((finding) => !standing.some((other) => isLater(other, finding) && leavesNothing(other, finding)))
      .sort((a, b) => (isLater(a, b) ? 1 : -1)),
  );
}

describe('any history', () => {
  it('replayed up to t is the state read at t, whatever the order of the rows', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: -1, max: 15 }), fc.integer({ min: -50, max: 60 }), (all, t, d) => {
        const [knownAt, asOf] = [day(t), day(d).slice(0, 10)];
        const read = fold(all, { asOf, knownAt });
        const replayed = fold(all.filter((finding) => finding.recordedAt <= knownAt).toReversed(), { asOf });
        expect(replayed).toEqual(read);
        expect(ids(read.findings)).toEqual(byDefinition(all, asOf, Date.parse(knownAt)));
      }),
      { numRuns: 500 },
    );
  });
});
