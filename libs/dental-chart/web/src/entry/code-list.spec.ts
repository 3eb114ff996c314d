import { parse } from '@cuspid/odontogram';
import { CODE_LIST, findCodes } from './code-list';
import { markedText } from './marked-text';

describe('the list of codes', () => {
  it.each(CODE_LIST.map((row) => [row.entry, row.example]))(
    'has an example of %s that is understood: %s',
    (_, example) => {
      expect(parse(example, { mode: 'treatment' })).toMatchObject({ ok: true });
    },
  );

  it('is found by code and by any part of a word', () => {
    expect(findCodes('cr').map(({ entry }) => entry)).toContain('crz');
    expect(findCodes('root').map(({ entry }) => entry)).toEqual(expect.arrayContaining(['rct', 'rr']));
    expect(findCodes('zzz')).toEqual([]);
  });
});

describe('the underlined line', () => {
  it.each(['16 mod caries', '  16,17  o s p "a ; b"', '16oc5; 36 q', '19 o c', '16 o cairse '])(
    'keeps every letter of %s',
    (text) => {
      const pieces = markedText(text, parse(text, { mode: 'exam' }));
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    },
  );
});
