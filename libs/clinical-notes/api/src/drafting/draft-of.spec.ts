import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { parse, type FindingDraft } from '@cuspid/odontogram';
import { describe, expect, it } from 'vitest';
import { draftOf } from './draft-of';

const TODAY = '2026-03-02';
const NOON = `${TODAY}T12:00:00.000Z`;
const YESTERDAY = '2026-03-01T12:00:00.000Z';

/** A chart that grows: rows typed in the chart's own language, by somebody, at a moment. */
class Growing {
  readonly rows: FindingDto[] = [];

  add(draft: FindingDraft, more: Partial<FindingDto> = {}): FindingDto {
    const id = this.rows.length + 1;
    const row: FindingDto = {
      ...{ id, tooth: draft.tooth, code: draft.code, layer: draft.layer, effectiveOn: draft.effectiveOn ?? TODAY },
      ...{ supernumerary: null, surfaces: [...(draft.surfaces ?? [])], material: draft.material ?? null },
      ...{ severity: draft.severity ?? null, quality: draft.quality ?? null, defective: draft.defective ?? false },
      ...{ reason: draft.reason ?? null, param: draft.param ?? null, note: draft.note ?? null },
      ...{ range: draft.range ? [...draft.range] : null, abutments: draft.abutments ? [...draft.abutments] : null },
      ...{ recordedAt: NOON, author: { id: 1, name: 'Ana' }, authorId: 1, act: id, batchId: String(id) },
      ...{ supersedes: null, voids: null, voidReason: null, visitId: null, isVoided: false, sentence: '' },
      ...{ awaitsCoSignature: false, coSignedBy: null, coSignedAt: null, ...more },
    };
    this.rows.push(row);
    return row;
  }

  type(text: string, more: Partial<FindingDto> = {}): FindingDto[] {
    const read = parse(text, { mode: 'exam' });
    if (!read.ok) throw new Error(read.error.message);
    return read.drafts.map((draft) => this.add(draft, more));
  }

  draft(rows: readonly FindingDto[] = this.rows) {
    const voided = new Set<number | null>();
    for (const { id, voids } of this.rows.toReversed()) if (!voided.has(id)) voided.add(voids);
    const standing = new Set(this.rows.filter(({ id }) => !voided.has(id)).map(({ id }) => id));
    return draftOf({ rows, standing, authorId: 1, since: new Date(`${TODAY}T00:00:00Z`), today: TODAY });
  }
}

const drafted = (...texts: string[]): string => {
  const chart = new Growing();
  for (const text of texts) chart.type(text);
  return chart.draft().text;
};

describe('a note drafted from the chart', () => {
  it.each([
    ['26 o c; 16 o c; 36 mo co', '16, 26: caries, occlusal. 36: composite filling done elsewhere, mesial occlusal.'],
    ['36 mo co p', '36: composite filling planned, mesial occlusal.'],
    ['36 d c5; 36 rct p', '36: caries, ICDAS 5, distal; root canal filling planned.'],
    ['11 fx "fell off a bicycle"', '11: fracture, “fell off a bicycle”.'],
    ['48 x p', '48: extraction planned.'],
  ])('says %s as: %s', (typed, said) => {
    expect(drafted(typed)).toBe(said);
  });

  it('is nothing when nothing changed, and says nothing of what others did, or of yesterday', () => {
    const chart = new Growing();
    expect(chart.draft()).toEqual({ text: '', changes: 0, teeth: [] });
    chart.type('16 o c', { authorId: 2 });
    chart.type('26 o c', { recordedAt: YESTERDAY });
    expect(chart.draft().text).toBe('');
  });

  it('tells work by its end, and what was taken back on the same day not at all', () => {
    const chart = new Growing();
    const [planned] = chart.type('36 mo co p', { recordedAt: YESTERDAY });
    const [slip] = chart.type('16 o c');
    if (!planned || !slip) throw new Error('nothing was read');
    chart.add(slip, { voids: slip.id });
    const begun = chart.add(planned, { layer: 'progress', supersedes: planned.id });
    expect(chart.draft().text).toBe('36: composite filling begun, mesial occlusal.');
    chart.add(planned, { layer: 'done', supersedes: begun.id });
    expect(chart.draft()).toMatchObject({ text: '36: composite filling completed, mesial occlusal.', changes: 1 });
    const [old] = chart.type('26 o c', { recordedAt: YESTERDAY });
    if (old) chart.add(old, { voids: old.id });
    expect(chart.draft().text).toContain('26: caries taken back.');
  });

  it('says of what is of another day which', () => {
    const chart = new Growing();
    chart.type('16 mo co', { effectiveOn: '2019' });
    expect(chart.draft().text).toBe('16: composite filling done elsewhere, mesial occlusal, 2019.');
  });

  it('is the same for the same changes, in whatever order they came, and one line whatever a note holds', () => {
    expect(drafted('26 o c', '16 o c', '46 x p')).toBe(drafted('46 x p', '16 o c', '26 o c'));
    const chart = new Growing();
    chart.type('16 o c', { note: 'a\n\n\u2028b' });
    expect(chart.draft().text).toBe('16: caries, occlusal, “a b”.');
  });
});
