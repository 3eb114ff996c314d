import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mouth, typed } from '../corpus/mouths';
import { ENTRY_CODES } from '../findings/entry-codes';
import { LAYERS } from '../findings/layers';
import { ruleOf } from '../findings/vocabulary';
import { parse } from '../grammar/parse';
import { checkAll } from '../state/rules';
import { settle } from '../state/settle';
import { TEETH } from '../teeth/tooth';
import { legend } from './legend';
import { renderOdontogram } from './render';

const teeth = fc.oneof(
  fc.constantFrom(...TEETH),
  fc.constantFrom('13-23', '35-37', '16,26', 'q1', 'lo', 'all', '55-65', '13,46'),
);
const runs = fc.constantFrom('', 'm', 'd', 'o', 'i', 'mod', 'v5', 'vl', 'mid');
const codes = fc
  .constantFrom(...ENTRY_CODES)
  .chain((code) =>
    fc.tuple(
      fc.constantFrom(code.entry, ...code.words),
      fc.constantFrom('', ...(ruleOf(code.code).severity ? ['1', '3', '6'] : [])),
      fc.constantFrom('', ...Object.keys(code.params ?? {}).map((param) => `:${param}`)),
    ),
  );
const sentences = fc
  .tuple(teeth, runs, codes, fc.constantFrom('', 'p', 'w', 'd', 'e', 'r'), fc.constantFrom('', '"<b>&"', '@2019-06'))
  .map(
    ([where, run, [name, degree, param], status, more]) => `${where} ${run} ${name}${degree}${param} ${status} ${more}`,
  );

describe('any accepted sentence', () => {
  it('can be checked and drawn, saved or not, in every dentition', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(sentences, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('permanent', 'mixed', 'primary'),
        (lines, dentition) => {
          const results = lines.map((line) => parse(line, { mode: 'exam' }));
          const drafts = results.flatMap((result) => (result.ok ? result.drafts : []));
          if (!drafts.length) return;
          accepted++;
          const refused = checkAll(settle([]), drafts);
          if (refused) expect(refused.message).toContain(refused.tooth);
          for (const svg of [
            renderOdontogram(settle(drafts), { dentition }),
            renderOdontogram(settle([]), { dentition, pending: drafts, theme: 'dark' }),
          ]) {
            expect(svg).not.toMatch(/NaN|undefined|Infinity|<b>/);
            expect(svg.endsWith('</svg>')).toBe(true);
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

/** Directions of the hatch lines of a colour: the sign of dx·dy of each "l" command. */
function leans(svg: string, colour: string): Set<string> {
  const found = new Set<string>();
  const data = new Map(
    [...svg.matchAll(/<path id="([^"]+)" d="([^"]+)"\/>/g)].map(([, id = '', d = '']) => [`#${id}`, d]),
  );
  const matcher = new RegExp(`<(?:path d="([^"]+)"|use href="([^"]+)") stroke="${colour}" stroke-width=".7"/>`, 'g');
  for (const [, own, reference] of svg.matchAll(matcher)) {
    for (const [, dx, dy] of (own ?? data.get(reference ?? '') ?? '').matchAll(/l(-?[\d.]+) ?(-?[\d.]+)/g)) {
      found.add(Number(dx) * Number(dy) < 0 ? '/' : '\\');
    }
  }
  return found;
}

describe('hatching', () => {
  const blue = '#2350b5';
  // A mirror in one direction turns the data over, two mirrors turn it back.
  const quadrants = [
    ['16', 1],
    ['26', -1],
    ['36', 1],
    ['46', -1],
  ] as const;
  for (const [tooth, mirror] of quadrants) {
    it(`leans one way when ${tooth} is planned and the other way while it is not saved`, () => {
      const drafts = typed(`${tooth} crc p`);
      const planned = leans(renderOdontogram(settle([...typed('all ok'), ...drafts])), blue);
      const pending = leans(renderOdontogram(mouth('all ok'), { pending: drafts }), blue);
      expect([...planned]).toEqual([mirror === 1 ? '/' : '\\']);
      expect([...pending]).toEqual([mirror === 1 ? '\\' : '/']);
    });
  }
});

describe('the legend', () => {
  it('names every layer, what is not saved, and each symbol once, in the words of the caller', () => {
    const { layers, symbols } = legend({ names: { planned: 'Planificado' } });
    expect(layers.map(({ key }) => key)).toEqual([...LAYERS, 'pending']);
    expect(layers.find(({ key }) => key === 'planned')?.name).toBe('Planificado');
    expect(new Set(symbols.map(({ key }) => key)).size).toBe(symbols.length);
  });
});
