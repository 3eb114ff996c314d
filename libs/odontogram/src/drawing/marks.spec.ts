import { describe, expect, it } from 'vitest';
import { FULL_MOUTH, mouth } from '../corpus/mouths';
import { THEME_NAMES, THEMES } from './theme';
import { renderOdontogram } from './render';

const full = mouth(FULL_MOUTH);

describe('the drawing of a difference', () => {
  it('gives each changed tooth a halo, a dark plate with a sign, and words', () => {
    const changed = { '16': 'added', '26': 'ended', '36': 'changed' } as const;
    for (const theme of THEME_NAMES) {
      const svg = renderOdontogram(full, { changed, theme });
      // Side view and diagram of three teeth.
      expect(svg.match(new RegExp(`stroke="${THEMES[theme].changed}"`, 'g'))).toHaveLength(6);
      expect(svg.match(new RegExp(`fill="${THEMES[theme].plate}"`, 'g'))).toHaveLength(3);
      for (const number of ['+16', '−26', 'Δ36']) expect(svg).toContain(`>${number}</text>`);
      expect(svg).toMatch(/aria-label="Tooth 26[^"]*Ended since then\."/);
    }
  });

  it('takes a plain list, words of the caller, and leaves teeth outside the view alone', () => {
    const svg = renderOdontogram(full, { changed: ['16', '55'], captions: { changed: 'Cambió <hoy>.' } });
    expect(svg.match(/Cambió &lt;hoy&gt;\./g)).toHaveLength(1);
    expect(renderOdontogram(full, { changed: [] })).toBe(renderOdontogram(full));
  });
});

describe('the tags', () => {
  it('are said in the words of the caller, with their degrees', () => {
    const state = mouth('36 fu2; 16 crm d; 26 rc3; 46 rct:< d; 14 miss:c');
    const svg = renderOdontogram(state, { tagWords: { furcation: 'Furc ', crownMetal: 'КМ', rootCaries: '<b>' } });
    for (const tag of ['Furc II', 'КМ', '&lt;b&gt;3', 'RF&lt;', 'ext-c']) expect(svg).toContain(`>${tag}</text>`);
  });
});

describe('what stands on several teeth', () => {
  it('is drawn on the teeth it names, not on those between', () => {
    const gaps = '15,25 miss; 14-24 ok';
    const plain = renderOdontogram(mouth(gaps));
    const denture = renderOdontogram(mouth(`${gaps}; 15,25 dt d`));
    const cell = (svg: string, tooth: string): string =>
      svg.split('data-tooth=').find((part) => part.startsWith(`"${tooth}"`)) ?? '';
    const drawn = (svg: string, tooth: string): string => cell(svg, tooth).replace(/href="[^"]+"/g, '');
    expect(drawn(denture, '11')).toBe(drawn(plain, '11'));
    expect(drawn(denture, '15')).not.toBe(drawn(plain, '15'));
    // A frame around each saddle.
    expect(denture.match(/rx="7"/g)).toHaveLength(2);
  });
});

describe('an entry that is not co-signed yet', () => {
  it('puts a hollow stamp beside the number and says so', () => {
    const svg = renderOdontogram(full, { awaiting: ['17', '42'] });
    expect(svg.match(/Not co-signed yet\./g)).toHaveLength(2);
    expect(svg).toMatch(/aria-label="Tooth 42[^"]*Not co-signed yet\."/);
    expect(renderOdontogram(full, { awaiting: [] })).toBe(renderOdontogram(full));
  });
});
