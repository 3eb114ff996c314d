import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THEME_NAMES } from '../drawing/theme';
import { renderParProgress } from './progress';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyPoints = fc.array(fc.record({ on: day, value: fc.nat(150) }), { maxLength: 30 });

describe('PAR over time', () => {
  it('is drawn within its frame for any history, in every theme', () => {
    fc.assert(
      fc.property(anyPoints, fc.constantFrom(...THEME_NAMES), (points, theme) => {
        const svg = renderParProgress(points, { theme });
        expect(svg).not.toMatch(/NaN|undefined|Infinity|null|style=|<script|class=/);
        const circles = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
        expect(circles).toHaveLength(points.length);
        for (const [x = 0, y = 0] of circles) expect(x >= 34 && x <= 452 && y >= 22 && y <= 132).toBe(true);
      }),
    );
  });

  it('falls to the right when the value falls, whatever order it was given in', () => {
    const points = [
      { on: '2026-10-05', value: 5 },
      { on: '2024-03-02', value: 39 },
    ];
    const svg = renderParProgress(points);
    expect(svg).toBe(renderParProgress(points.toReversed()));
    expect(svg).toContain('aria-label="Weighted PAR: 39, 2024-03-02; 5, 2026-10-05"');
    expect(svg).toContain('greatly improved (22)');
  });

  it('marks 22 points only where they can be gained, and says when there is nothing', () => {
    expect(renderParProgress([{ on: '2026-10-05', value: 21 }])).not.toContain('greatly improved');
    expect(renderParProgress([{ on: '2026-10-05', value: 22 }])).toContain('greatly improved');
    expect(renderParProgress([])).toContain('No PAR recorded yet');
  });

  it('prints text as text and refuses a day that is none', () => {
    const svg = renderParProgress([{ on: '2026-10-05', value: 30 }], { captions: { improved: '<svg onload=x>' } });
    expect(svg).not.toContain('<svg onload');
    expect(() => renderParProgress([{ on: 'soon', value: 1 }])).toThrow(RangeError);
  });
});
