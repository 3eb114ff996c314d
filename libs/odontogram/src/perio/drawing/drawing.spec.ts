import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExam, examWith, HEALTHY, TEETH_28, toothWith } from '../../corpus/exams';
import { FULL_MOUTH, mouth } from '../../corpus/mouths';
import { layoutOf } from '../../drawing/chart/layout';
import { THEME_NAMES } from '../../drawing/theme';
import { isRight } from '../../teeth/tooth';
import type { PerioExam } from '../exam';
import { bandsOf, LINES, placedSites, stripRow, undrawnPerio } from './bands';
import { runsOf } from './curve';
import { perioChartBox, perioSiteAt, renderPerioChart, renderPerioStrip, stripSiteAt } from './strip';

const FORBIDDEN =
  /<style|style=|<script|<pattern|<mask|<filter|<clipPath|<image|<foreignObject|<animate|on\w+=|https?:(?!\/\/www\.w3\.org\/2000\/svg")|class=/i;

function expectSound(svg: string): void {
  expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
  expect(svg).not.toMatch(FORBIDDEN);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size, 'no id twice').toBe(ids.length);
  const references = [...svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id);
  expect(new Set(references), 'no dangling and no unused id').toEqual(new Set(ids));
}

const worst = toothWith({ depth: 15, margin: 15, bleeds: true, plaque: true, suppurates: true }, {}, { mobility: 3 });
const everywhere: PerioExam = examWith({}, Object.fromEntries(TEETH_28.map((tooth) => [tooth, worst])));

describe('the strip', () => {
  it('keeps the rules of the chart for any exam, in every theme', () => {
    fc.assert(
      fc.property(anyExam, anyExam, fc.constantFrom(...THEME_NAMES), (exam, compare, theme) => {
        expectSound(renderPerioStrip(exam, { compare, theme, focus: ['16', 'oral'] }));
      }),
      { numRuns: 40 },
    );
    expectSound(renderPerioStrip(everywhere, { arch: 'lower', numbers: false, dentition: 'primary' }));
  });

  it('keeps its budget with everything on it, around a full mouth', () => {
    const svg = renderPerioChart(mouth(FULL_MOUTH), everywhere, { compare: examWith(HEALTHY) });
    expectSound(svg);
    expect(new TextEncoder().encode(svg).length).toBeLessThanOrEqual(110_000);
  });

  it('shares a page with another, and gives the same bytes for the same exam', () => {
    const state = mouth(FULL_MOUTH);
    const [a, b] = [
      renderPerioChart(state, everywhere, { uid: 'a' }),
      renderPerioChart(state, everywhere, { uid: 'b' }),
    ];
    const ids = [...(a + b).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(renderPerioChart(state, everywhere, { uid: 'a' })).toBe(a);
    expect(() => renderPerioStrip({}, { uid: '"><x' })).toThrow(RangeError);
  });

  it('prints text as text', () => {
    const svg = renderPerioStrip(everywhere, { title: '"><svg onload=x>', bandCaptions: { mobility: '<b>' } });
    expect(svg).not.toContain('<svg onload');
    expect(svg).toContain('&lt;b&gt;3');
  });

  it('writes every depth that was measured, bold over 3 and underlined over 5', () => {
    const svg = renderPerioStrip({ '11': toothWith({ depth: 3 }, { oral: { depth: 4 }, vestibular: { depth: 6 } }) });
    expect(svg.match(/>3<\/text>/g)).toHaveLength(4 + 4);
    expect(svg).toMatch(/y="198">11</);
    expect(svg).toMatch(/font-weight="400">12</);
    expect(svg).toMatch(/font-weight="700">4</);
    expect(svg).toMatch(/font-weight="700" fill="#b3261e" text-decoration="underline">6</);
  });
});

describe('the curve', () => {
  const row = stripRow(layoutOf(undefined), 'upper');
  const columns = row?.columns ?? [];
  const runs = (exam: PerioExam) => runsOf({ columns, aspect: 'vestibular' }, exam);

  it('is broken by a missing tooth and by a site without a depth, and never bridged', () => {
    const measured = toothWith({ depth: 3, margin: 0 });
    expect(runs({ '13': measured, '12': measured, '21': measured }).map(({ points }) => points.length)).toEqual([6, 3]);
    expect(runs({ '13': toothWith({ depth: 3, margin: 0 }, { vestibular: { depth: null } }) })).toHaveLength(2);
    expect(runs({})).toEqual([]);
  });

  it('tells where the margin is not known', () => {
    const found = runs({ '13': toothWith({ depth: 3, margin: 0 }), '12': toothWith({ depth: 3 }) });
    expect(found.map(({ isMarginKnown }) => isMarginKnown)).toEqual([true, false]);
  });

  it('mirrors the left side: mesial is towards the midline on both', () => {
    for (const column of columns) {
      const mesial = placedSites(column, 'oral').find(({ site }) => site === 'mesial_oral');
      expect(Math.sign((mesial?.x ?? 0) - column.x)).toBe(isRight(column.tooth) ? 1 : -1);
    }
  });
});

describe('a point on the strip', () => {
  const state = mouth('17-27,37-47 ok');

  it('is the site whose digit is drawn there, for every site of the chart', () => {
    const { chartTop, chartHeight } = perioChartBox(state);
    const layout = layoutOf(state);
    const rows = [stripRow(layout, 'upper'), stripRow(layout, 'lower')].flatMap((row) => (row ? [row] : []));
    for (const row of rows) {
      for (const band of bandsOf(row, row.isUpper ? 0 : chartTop + chartHeight)) {
        for (const { tooth, site, x } of band.columns.flatMap((column) => placedSites(column, band.aspect))) {
          expect(perioSiteAt(state, {}, x, band.zero - band.root * LINES.digit)).toEqual([tooth, site]);
        }
      }
    }
    expect(perioSiteAt(state, {}, 300, chartTop + 100)).toBe(null);
    expect(stripSiteAt({ arch: 'upper' }, -5, 60)).toBe(null);
  });

  it('names the teeth it has no column for', () => {
    expect(undrawnPerio({ '55': worst, '16': worst })).toEqual(['55']);
    expect(undrawnPerio({ '55': worst }, undefined, { dentition: 'primary' })).toEqual([]);
  });
});
