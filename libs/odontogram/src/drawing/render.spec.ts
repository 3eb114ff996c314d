import { describe, expect, it } from 'vitest';
import corpus from '../corpus/grammar-corpus.json';
import { CHILD_OF_NINE, FIXED_APPLIANCE, FULL_MOUTH, mouth, typed } from '../corpus/mouths';
import { isFindingCode, FINDING_CODES, type FindingCode } from '../findings/vocabulary';
import { LAYERS } from '../findings/layers';
import { settle } from '../state/settle';
import { DENTITION_VIEWS } from '../teeth/eruption';
import { NOTATIONS } from '../teeth/notation';
import { CHART_STATUSES, type OdontogramOptions } from './chart/options';
import { renderLegend } from './legend';
import { renderOdontogram } from './render';
import { renderTooth } from './single';
import { layersOf, PROFILE_NAMES } from './profiles';
import { THEME_NAMES, themeOf } from './theme';

const FORBIDDEN =
  /<style|style=|<script|<pattern|<mask|<filter|<clipPath|<image|<foreignObject|<animate|on\w+=|javascript:|https?:(?!\/\/www\.w3\.org\/2000\/svg")|class=/i;

/** Everything a drawing must keep, whatever it shows. */
function expectSound(svg: string): void {
  expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
  expect(svg).not.toMatch(FORBIDDEN);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size, 'no id twice').toBe(ids.length);
  const references = [...svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id);
  expect(new Set(references), 'no dangling and no unused id').toEqual(new Set(ids));
  expectNested(svg);
}

function expectNested(svg: string): void {
  const open: string[] = [];
  for (const [, close, name = '', , self] of svg.matchAll(/<(\/?)(\w+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name);
  }
  expect(open).toEqual([]);
}

const fixtures: [string, string, OdontogramOptions, number][] = [
  ['a healthy mouth', 'all ok', {}, 31_000],
  ['an empty chart', '', {}, 31_000],
  ['a fixed appliance', FIXED_APPLIANCE, {}, 40_000],
  ['a child of nine', CHILD_OF_NINE, { dentition: 'mixed' }, 61_440],
  ['primary teeth', '54 od c5; 64 crs d; 74 pt d', { dentition: 'primary' }, 30_000],
  ['a full mouth', FULL_MOUTH, { selected: ['16'], focus: '11', hover: '26' }, 61_440],
  ['a full mouth in print', FULL_MOUTH, { theme: 'print', interactive: false }, 59_000],
  ['pending entries', 'all ok', { pending: typed('16 mod c; 46 od co d; 25 crc p; 13-15 br p; 11 fx; 48 x') }, 45_000],
];

describe('every drawing', () => {
  for (const [name, line, options, bytes] of fixtures) {
    it(`keeps the rules and the budget: ${name}`, () => {
      for (const theme of THEME_NAMES) {
        const svg = renderOdontogram(mouth(line), { theme, ...options });
        expectSound(svg);
        expect(new TextEncoder().encode(svg).length).toBeLessThanOrEqual(bytes);
      }
    });
  }

  it('keeps the rules in every view, notation and status', () => {
    for (const dentition of DENTITION_VIEWS)
      for (const notation of NOTATIONS)
        for (const status of CHART_STATUSES)
          expectSound(renderOdontogram(mouth(CHILD_OF_NINE), { dentition, notation, status }));
    expectSound(renderLegend());
    expectSound(renderLegend({ theme: 'dark', layers: ['planned'], width: 400 }));
    expectSound(renderTooth('36', typed('36 mod am; 36 d c6')));
  });

  it('gives the same bytes for the same input', () => {
    expect(renderOdontogram(mouth(FULL_MOUTH))).toBe(renderOdontogram(mouth(FULL_MOUTH)));
  });

  it('shares a page with another chart', () => {
    const both = renderOdontogram(mouth(FULL_MOUTH), { uid: 'a' }) + renderOdontogram(mouth(FULL_MOUTH), { uid: 'b' });
    const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is drawn fast enough to follow a slider', { retry: 2 }, () => {
    const state = mouth(FULL_MOUTH);
    for (let i = 0; i < 60; i++) renderOdontogram(state);
    const before = process.cpuUsage();
    for (let i = 0; i < 60; i++) renderOdontogram(state);
    const { user, system } = process.cpuUsage(before);
    // 5 ms on a quiet machine; processor time, and twice that, because other work shares caches here.
    expect((user + system) / 60_000).toBeLessThan(10);
  });
});

describe('nothing is left out', () => {
  for (const { input, mode } of corpus.accept) {
    it(`draws ${input}`, () => {
      const drafts = typed(input, mode === 'treatment' ? mode : 'exam');
      const dentition = 'mixed';
      const svg = renderOdontogram(settle(drafts), { dentition });
      expectSound(svg);
      expect(svg).not.toBe(renderOdontogram(settle([]), { dentition }));
      expectSound(renderOdontogram(settle([]), { dentition, pending: drafts }));
    });
  }

  it('draws every code and layer differently from a sound tooth', () => {
    const sound = renderOdontogram(mouth('all ok'));
    const silent: readonly FindingCode[] = ['sound'];
    for (const code of FINDING_CODES.filter((one) => !silent.includes(one) && one !== 'retained')) {
      const finding = {
        tooth: '36',
        code,
        layer: 'done',
        surfaces: ['mesial'],
        note: 'x',
        range: ['36', '35'],
        abutments: ['36'],
      } as const;
      expect(renderOdontogram(settle([...typed('all ok'), finding])), code).not.toBe(sound);
    }
    const layers = LAYERS.map((layer) => renderOdontogram(settle([{ tooth: '36', code: 'crown', layer }])));
    expect(new Set(layers).size).toBe(LAYERS.length);
  });

  it('refuses a code or layer it does not know', () => {
    const strange = JSON.parse('{"tooth":"16","code":"gold-tooth","layer":"done"}');
    expect(isFindingCode(strange.code)).toBe(false);
    const state = settle([]);
    expect(() => renderOdontogram({ ...state, findings: [strange] })).toThrow(RangeError);
    expect(() => renderOdontogram({ ...state, findings: [{ ...strange, code: 'crown', layer: 'someday' }] })).toThrow(
      /someday/,
    );
  });

  it('switches layers, and keeps gaps when findings are off', () => {
    const state = mouth('all ok; 36 mod co p; 46 x d');
    const off = renderOdontogram(state, { layers: ['done'] });
    expect(off).not.toContain('composite');
    expect(off).toContain('Tooth 46, lower right first molar: extraction, done here.');
    expect(renderOdontogram(state, { layers: [] })).toContain('stroke-dasharray="2"');
  });
});

describe('a mouth that could not be read', () => {
  it('looks like nothing else', () => {
    const pictures = CHART_STATUSES.map((status) => renderOdontogram(settle([]), { status }));
    const healthy = renderOdontogram(mouth('all ok'));
    expect(new Set([...pictures, healthy]).size).toBe(CHART_STATUSES.length + 1);
    expect(pictures[1]).toContain('aria-busy="true"');
    for (const picture of pictures.slice(1)) expect(picture).not.toContain('role="button"');
  });

  it('shows a tooth nobody recorded with a question mark, never as sound', () => {
    const svg = renderOdontogram(mouth('17-27,37-47 ok; 18,28,38 miss'));
    expect(svg.match(/>\?<\/text>/g)).toHaveLength(1);
    expect(svg).toContain('Tooth 48, lower right third molar: not recorded.');
  });
});

describe('access', () => {
  it('has one tab stop, on the focused tooth', () => {
    const svg = renderOdontogram(mouth('all ok'), { focus: '36', selected: ['11', '21'] });
    expect(svg.match(/tabindex="0"/g)).toHaveLength(1);
    expect(svg).toMatch(/data-tooth="36"[^>]*tabindex="0"/);
    expect(svg.match(/aria-pressed="true"/g)).toHaveLength(2);
    const child = renderOdontogram(mouth(''), { dentition: 'primary', focus: '36' });
    expect(child).toMatch(/data-tooth="55"[^>]*tabindex="0"/);
  });

  it('says one sentence a tooth', () => {
    expect(renderOdontogram(mouth('36 mod co p; 36 d c6'))).toContain(
      'aria-label="Tooth 36, lower left first molar: composite filling, mesial occlusal distal, planned; caries, ICDAS 6, distal."',
    );
  });
});

/** Contrast ratio on white by WCAG 2. */
function contrastOnWhite(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const channel = (at: number): number => {
    const value = parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05);
}

describe('ink', () => {
  it('has a contrast of at least 5.5 on white, in every theme and layer', () => {
    expect(contrastOnWhite('#000')).toBeCloseTo(21);
    for (const profile of PROFILE_NAMES)
      for (const theme of THEME_NAMES)
        for (const layer of LAYERS) {
          const { layers, paper } = themeOf(theme, profile);
          const name = `${profile} ${theme} ${layer}`;
          expect(contrastOnWhite(layers[layer].ink), name).toBeGreaterThanOrEqual(5.5);
          const onPaper = contrastOnWhite(paper) / contrastOnWhite(layers[layer].badge);
          expect(Math.max(onPaper, 1 / onPaper), `${name}, badge on paper`).toBeGreaterThanOrEqual(4.5);
        }
  });

  it('is all that a colour convention changes: shapes, patterns and words stay', () => {
    const bare = (svg: string): string => svg.replace(/#[0-9a-f]{3,6}\b/g, '#');
    const drawn = PROFILE_NAMES.map((profile) => renderOdontogram(mouth(FULL_MOUTH), { profile }));
    expect(new Set(drawn).size).toBe(PROFILE_NAMES.length);
    expect(new Set(drawn.map(bare)).size).toBe(1);
    expect(drawn[0]).toBe(renderOdontogram(mouth(FULL_MOUTH)));
    const legends = PROFILE_NAMES.map((profile) => renderLegend({ profile }));
    expect(new Set(legends).size).toBe(PROFILE_NAMES.length);
  });

  it('has no colour in the neutral convention', () => {
    for (const { ink, solid, tint, badge } of Object.values(layersOf('iso-neutral', false)))
      for (const colour of [ink, solid, tint, badge]) {
        const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
        expect(Math.max(r, g, b) - Math.min(r, g, b), colour).toBeLessThan(12);
      }
  });
});
