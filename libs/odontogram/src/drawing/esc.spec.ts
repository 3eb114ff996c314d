import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '../state/settle';
import { esc } from './esc';
import { renderLegend } from './legend';
import { renderOdontogram } from './render';
import { renderTooth } from './single';

const ATTACKS = [
  '<svg onload=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</g></svg><img src=x onerror=alert(1)>',
  '&lt;script&gt;',
  ']]><!--',
  '\u0000<\u0008b>',
];

describe('escaping is security code', () => {
  it('leaves no character that ends a text or an attribute', () => {
    expect(esc(`<a href="x" b='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;');
    expect(esc('a\u0000b\nc')).toBe('ab c');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/.test(esc(text))),
    );
  });

  for (const attack of ATTACKS) {
    it(`draws a note with ${JSON.stringify(attack)} as text`, () => {
      const note = { tooth: '16', code: 'note', layer: 'condition', note: attack } as const;
      const state = settle([note]);
      const drawings = [
        renderOdontogram(state, { title: attack, captions: { left: attack, right: attack } }),
        renderOdontogram(settle([]), { captions: { empty: attack } }),
        renderOdontogram(settle([]), { status: 'failed', captions: { failed: attack } }),
        renderTooth('16', [note]),
        renderLegend({ names: { planned: attack, missing: attack } }),
      ];
      for (const svg of drawings) {
        expect(svg).not.toContain(attack);
        expect(svg.match(/<svg/g)).toHaveLength(1);
        expect(svg).not.toMatch(/<script|<img|<!--/);
        // Outside of quoted attributes no event handler is left.
        expect(svg.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
      }
    });
  }

  it('takes no id prefix that could leave its attribute', () => {
    for (const uid of ['"x', 'a b', '', '1a', '<', 'a"']) {
      expect(() => renderOdontogram(settle([]), { uid })).toThrow(RangeError);
    }
  });
});
