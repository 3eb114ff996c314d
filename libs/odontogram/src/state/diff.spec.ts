import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teethOf, type Finding } from '../findings/finding';
import { TEETH } from '../teeth/tooth';
import { diffMoments, diffStates, type ChartDiff } from './diff';
import { changeSentence, diffSummary, presenceSentence, toothOutcomes } from './diff-words';
import { fold, type FoldOptions } from './fold';

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
const later = { effectiveOn: '2026-05-01', recordedAt: '2026-05-01T09:00:00.000Z' };
const then = { asOf: '2026-03-01' };
const now = { asOf: '2026-11-22' };
const said = ({ changes }: ChartDiff): string[] => changes.map((change) => changeSentence(change));

describe('what differs', () => {
  it('is told as on the picture: new findings, work done, work planned', () => {
    const plan = row({ tooth: '26', code: 'filling', material: 'composite', layer: 'planned', surfaces: ['mesial'] });
    const done = row({ ...plan, id: nextId++, layer: 'done', supersedes: plan.id, ...later });
    const rows = [plan, done, row({ tooth: '11', code: 'fracture', surfaces: [], ...later })];
    for (const tooth of ['27', '35', '37'] as const) rows.push(row({ tooth, ...later }));
    for (const tooth of ['45', '48'] as const)
      rows.push(row({ tooth, code: 'crown', layer: 'planned', surfaces: [], ...later }));
    const diff = diffMoments(rows, then, now);
    expect(diffSummary(diff)).toBe('4 new findings, 1 composite done, 2 items planned');
    expect(diff.teeth).toEqual(['11', '26', '27', '48', '45', '35', '37']);
    expect(said(diff)).toContain('Moved on, tooth 26: composite filling, mesial, done here; before: planned.');
    expect(toothOutcomes(diff)).toMatchObject({ '11': 'added', '26': 'changed' });
  });

  it('is nothing between two days on which nothing became true, and says so', () => {
    const rows = [row({})];
    expect(diffSummary(diffMoments(rows, then, now))).toBe('No differences');
  });

  it('names a higher degree of the same lesion as one change', () => {
    const diff = diffMoments([row({ severity: 3 }), row({ severity: 5, ...later })], then, now);
    expect(said(diff)).toEqual(['Changed on tooth 16: caries, ICDAS 5, occlusal; before: caries, ICDAS 3, occlusal.']);
  });

  it('tells what an extraction left nothing of, and that the tooth is gone', () => {
    const diff = diffMoments([row({}), row({ code: 'extraction', layer: 'done', surfaces: [], ...later })], then, now);
    expect(said(diff)).toEqual([
      'New on tooth 16: extraction, done here.',
      'No longer on tooth 16: caries, occlusal (nothing is left of it).',
    ]);
    expect(diff.presences.map((one) => presenceSentence(one, 'universal'))).toEqual([
      'Tooth 3 is now missing; before: present.',
    ]);
    expect(toothOutcomes(diff)).toEqual({ '16': 'changed' });
  });

  it('says why something is there no longer', () => {
    const caries = row({});
    const taken = [caries, row({ ...caries, id: nextId++, voids: caries.id, ...later })];
    const before = { knownAt: '2026-03-01T00:00:00Z' };
    const why = (rows: Finding[], a: FoldOptions, b: FoldOptions) =>
      diffMoments(rows, a, b).changes.map((one) => one.why);
    expect(why(taken, before, {})).toEqual(['taken_back']);
    expect(why([row(later)], now, then)).toEqual(['not_yet']);
    expect(why([row(later)], now, before)).toEqual(['not_known']);
  });

  it('follows a chain of corrections over a link that stands in neither chart', () => {
    const first = row({ severity: 1 });
    const second = row({ severity: 2, supersedes: first.id, surfaces: ['mesial'], ...later });
    const third = row({ surfaces: ['distal'], supersedes: second.id, recordedAt: '2026-06-01T09:00:00.000Z' });
    const diff = diffMoments([first, second, third], { knownAt: '2026-02-01T00:00:00Z' }, {});
    expect(diff.changes).toMatchObject([{ kind: 'changed', before: { id: first.id }, after: { id: third.id } }]);
  });

  it('touches every tooth of a bridge', () => {
    const bridge = row({
      code: 'bridge',
      layer: 'done',
      surfaces: [],
      range: ['16', '15', '14'],
      abutments: ['16', '14'],
      ...later,
    });
    const diff = diffMoments([bridge], then, now);
    expect(diff.teeth).toEqual(['16', '15', '14']);
    expect(said(diff)[0]).toContain('New on teeth 16–14: bridge');
  });
});

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();

/** A random history: voids and replacements of older rows, several teeth, effects before and after the recording. */
const histories = fc
  .array(
    fc.record({
      code: fc.constantFrom('caries', 'crown', 'missing', 'sound', 'unerupted', 'extraction', 'mobility', 'bridge'),
      tooth: fc.constantFrom('16' as const, '15' as const, '75' as const),
      effect: fc.integer({ min: -40, max: 40 }),
      link: fc.constantFrom('none', 'none', 'voids', 'supersedes'),
      target: fc.nat(),
      layer: fc.constantFrom('planned' as const, 'progress' as const, 'done' as const),
    }),
    { maxLength: 16 },
  )
  .map((steps) =>
    steps.map(({ code, tooth, effect, link, target, layer }, i): Finding => {
      const to = i > 0 && link !== 'none' ? 1 + (target % i) : null;
      const isWork = code === 'crown' || code === 'extraction' || code === 'bridge';
      return row({
        id: i + 1,
        code,
        tooth: code === 'bridge' ? '16' : tooth,
        range: code === 'bridge' ? ['16', '15', '14'] : null,
        abutments: code === 'bridge' ? ['16', '14'] : null,
        layer: isWork ? layer : 'condition',
        severity: code === 'mobility' ? 1 + (target % 3) : null,
        effectiveOn: day(i + effect).slice(0, effect % 3 === 0 ? 7 : 10),
        recordedAt: day(i),
        surfaces: code === 'caries' ? ['mesial'] : null,
        voids: link === 'voids' ? to : null,
        supersedes: link === 'supersedes' ? to : null,
      });
    }),
  );
const moments = fc.record({
  asOf: fc.integer({ min: -50, max: 60 }).map((n) => day(n).slice(0, 10)),
  knownAt: fc.integer({ min: -1, max: 17 }).map(day),
});
const any = (check: (rows: Finding[], a: FoldOptions, b: FoldOptions) => void): void =>
  fc.assert(fc.property(histories, moments, moments, check), { numRuns: 400 });
const ids = (findings: readonly (Finding | null)[]): number[] =>
  findings.flatMap((one) => one?.id ?? []).sort((x, y) => x - y);

describe('the difference of any two moments of any history', () => {
  it('is empty from a moment to itself', () =>
    any((rows, a) => {
      expect(diffMoments(rows, a, a)).toEqual({ changes: [], presences: [], teeth: [] });
    }));

  it('mirrors the difference the other way round', () =>
    any((rows, a, b) => {
      const [there, back] = [diffMoments(rows, a, b), diffMoments(rows, b, a)];
      const keys = (diff: ChartDiff, turned: boolean): string[] =>
        diff.changes
          .map(({ before, after }) => (turned ? [after?.id, before?.id] : [before?.id, after?.id]).join('→'))
          .sort();
      expect(keys(there, false)).toEqual(keys(back, true));
      expect(there.teeth).toEqual(back.teeth);
      expect(there.presences).toEqual(
        back.presences.map(({ tooth, before, after }) => ({ tooth, before: after, after: before })),
      );
    }));

  it('leads from the one to the other: without what went, with what came', () =>
    any((rows, a, b) => {
      const [one, other] = [fold(rows, a), fold(rows, b)];
      const { changes } = diffStates(one, other, { rows, until: b });
      const gone = new Set(ids(changes.map(({ before }) => before)));
      const come = ids(changes.map(({ after }) => after));
      expect(new Set(come).size).toBe(come.length);
      const kept = ids(one.findings).filter((id) => !gone.has(id));
      expect([...kept, ...come].sort((x, y) => x - y)).toEqual(ids(other.findings));
    }));

  it('names exactly the teeth that read differently', () =>
    any((rows, a, b) => {
      const [one, other] = [fold(rows, a), fold(rows, b)];
      const differ = TEETH.filter(
        (tooth) =>
          one.teeth[tooth].presence !== other.teeth[tooth].presence ||
          ids(one.teeth[tooth].findings).join() !== ids(other.teeth[tooth].findings).join(),
      );
      const diff = diffStates(one, other);
      expect(diff.teeth).toEqual(differ);
      expect(Object.keys(toothOutcomes(diff)).sort()).toEqual([...differ].sort());
      // A presence never differs by itself: a finding on that tooth says why.
      for (const { tooth } of diff.presences) {
        const told = diff.changes.some(({ before, after }) =>
          [before, after].some((finding) => finding && teethOf(finding).includes(tooth)),
        );
        expect(told).toBe(true);
      }
    }));

  it('is said in one sentence a change, and in one line', () =>
    any((rows, a, b) => {
      const diff = diffMoments(rows, a, b);
      for (const sentence of said(diff)) expect(sentence).toMatch(/^(New|Moved|Changed|No longer) .*\.$/);
      const counted = [...diffSummary(diff).matchAll(/\d+/g)].reduce((sum, [n]) => sum + Number(n), 0);
      expect(counted).toBe(diff.changes.length);
      for (const { kind, why } of diff.changes) expect(why !== null).toBe(kind === 'ended');
    }));
});
