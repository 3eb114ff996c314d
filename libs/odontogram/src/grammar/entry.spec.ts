import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_CODES, needOf } from '../findings/entry-codes';
import { NOTE_MAX, type FindingDraft } from '../findings/finding';
import { ruleOf } from '../findings/vocabulary';
import { TEETH } from '../teeth/tooth';
import { parse, type ParseResult } from './parse';

const exam = (input: string): ParseResult => parse(input, { mode: 'exam' });

function drafts(result: ParseResult): readonly FindingDraft[] {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
  return result.drafts;
}

const errorOf = (result: ParseResult): string => (result.ok ? 'accepted' : result.error.code);

describe('what is typed without care', () => {
  const same: [string, string][] = [
    ['14 crown', '14 cr'],
    ['48 missing', '48 miss'],
    ['48 missing:c', '48 miss:c'],
    ['36 mod comp p', '36 mod co p'],
    ['36 mesial occlusal distal composite planned', '36 mod co p'],
    ['36 root canal filling done', '36 rct d'],
    ['36 steel crown p', '36 crs p'],
    ['16 MOD Caries', '16 mod c'],
    ['16, 26 o c', '16,26 o c'],
    ['16 oc5', '16 o c5'],
    ['16o c5', '16 o c5'],
    ['31 mobility2', '31 tm2'],
    ['31 mobil2', '31 tm2'],
    ['36 mod glass ionomer e', '36 mod gi e'],
    ['48 impac:h', '48 ipt:h'],
    ['  16   o   c  ', '16 o c'],
  ];
  for (const [sloppy, strict] of same) {
    it(`reads “${sloppy}” as “${strict}”`, () => expect(drafts(exam(sloppy))).toEqual(drafts(exam(strict))));
  }

  it('keeps the wire as it was written', () => {
    expect(drafts(exam('16-26 wi:.016NiTi d "upper"'))[0]?.note).toBe('.016NiTi, upper');
  });

  it('shows an ambiguity instead of guessing', () => {
    for (const input of ['16 root', '16 temp', '16 ret', '11 mis']) expect(errorOf(exam(input)), input).toBe('E_AMBIG');
    expect(drafts(exam('16 o temp'))[0]).toMatchObject({ code: 'filling', material: 'temporary' });
  });

  it('offers the nearest code for an unknown one', () => {
    const nearest = (input: string): string | undefined => {
      const result = exam(input);
      return result.ok ? undefined : result.error.nearest;
    };
    expect(nearest('16 o cairse')).toBe('caries');
    expect(nearest('16 crwon')).toBe('crown');
    expect(nearest('16 q')).toBeUndefined();
    expect(nearest('16 xylophone')).toBeUndefined();
  });

  it('refuses days that do not exist, second notes and notes that are too long', () => {
    expect(errorOf(exam('16 o c @2026-02-29'))).toBe('E_DATE');
    expect(errorOf(exam('16 o c @2026-13'))).toBe('E_DATE');
    expect(errorOf(exam('16 o c @2024-02-29'))).toBe('accepted');
    expect(errorOf(exam('16 o c "a" "b"'))).toBe('E_NOTE');
    expect(errorOf(exam(`16 "${'a'.repeat(NOTE_MAX + 1)}"`))).toBe('E_NOTE');
    expect(errorOf(exam('16 n'))).toBe('E_NOTE');
    expect(errorOf(exam('16 v sn'))).toBe('E_SURF');
  });

  it('keeps a supernumerary beside its neighbour', () => {
    expect(drafts(exam('11 m sn'))[0]?.supernumerary).toEqual({ near: '11', side: 'mesial', index: 1 });
  });

  it('enters work as done here in treatment mode', () => {
    expect(drafts(parse('36 mod co', { mode: 'treatment' }))[0]?.layer).toBe('done');
    expect(drafts(parse('36 x', { mode: 'treatment' }))[0]?.layer).toBe('done');
    expect(drafts(parse('36 o c', { mode: 'treatment' }))[0]?.layer).toBe('condition');
  });
});

describe('the focused tooth', () => {
  const at16 = (input: string): ParseResult => parse(input, { mode: 'exam', focus: '16' });

  it('takes letters alone', () => {
    for (const input of ['oc', 'o c', 'o caries']) expect(drafts(at16(input))).toEqual(drafts(exam('16 o c')));
    expect(drafts(at16('mo c5; rct p'))).toEqual(drafts(exam('16 mo c5; 16 rct p')));
    expect(drafts(at16('"look"'))).toEqual(drafts(exam('16 "look"')));
  });

  it('gives way to a tooth that is named, also in the sentences behind it', () => {
    expect(drafts(at16('26 o c'))[0]?.tooth).toBe('26');
    expect(errorOf(at16('26 o c; rct p'))).toBe('E_TEETH');
  });

  it('does not guess whether “lo” is an arch or two surfaces', () => {
    expect(errorOf(at16('lo c'))).toBe('E_AMBIG');
    expect(drafts(at16('ol c'))[0]?.surfaces).toEqual(['occlusal_incisal', 'oral']);
  });
});

describe('places', () => {
  it('gives each piece its meaning', () => {
    const result = exam('16 mod co p "x" @2026-11; 36oc5');
    expect(result.tokens.map(({ text, kind }) => [text, kind])).toEqual([
      ['16', 'tooth'],
      ['mod', 'surfaces'],
      ['co', 'code'],
      ['p', 'status'],
      ['"x"', 'note'],
      ['@2026-11', 'date'],
      ['36', 'tooth'],
      ['o', 'surfaces'],
      ['c5', 'code'],
    ]);
  });

  it('leaves what is understood before a fault as it is', () => {
    expect(exam('16 mo crais').tokens.map(({ text, kind }) => [text, kind])).toEqual([
      ['16', 'tooth'],
      ['mo', 'surfaces'],
      ['crais', 'unknown'],
    ]);
  });

  it('points at the fault', () => {
    const at = (input: string): string => {
      const result = exam(input);
      return result.ok ? '' : input.slice(result.error.at, result.error.at + result.error.length);
    };
    expect(at('16,19 o c')).toBe('19');
    expect(at('16 mod co z')).toBe('z');
    expect(at('26 o c; 16 cairse')).toBe('cairse');
    expect(at('36 o c "deep')).toBe('"deep');
    expect(at('16 mm c')).toBe('m');
    expect(at('36 mod am @6/2019')).toBe('@6/2019');
  });
});

describe('any text', () => {
  const pieces = [
    '16',
    '11',
    '75',
    '13-23',
    'q1',
    'lo',
    'mod',
    'o',
    'v5',
    'c',
    'c5',
    'br',
    'br:13,15',
    'p',
    '"n"',
    '"',
    ';',
    ',',
    '@2026-11',
    ':',
    'root',
    'İ',
    '\n',
    'constructor',
    '__proto__',
  ];
  const lines = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 8 })
      .map((parts) => parts.join(' ')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  );

  it('is read or refused, never thrown at, and every piece keeps its place', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(undefined, ...TEETH.slice(0, 3)), (input, focus) => {
        const result = parse(input, { mode: 'exam', focus });
        for (const token of result.tokens) expect(input.slice(token.at, token.at + token.length)).toBe(token.text);
        if (result.ok) expect(result.drafts.length).toBeGreaterThan(0);
        else {
          expect(result.error.message.length).toBeGreaterThan(5);
          expect(result.error.at).toBeGreaterThanOrEqual(0);
          expect(result.error.at + result.error.length).toBeLessThanOrEqual(input.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('has one reading in compact form for every surface, code and degree', () => {
    const runs = ['m', 'd', 'o', 'v', 'b', 'l', 'p', 'v5', 'mod', 'mo', 'do', 'bl', 'modbp'];
    for (const reading of ENTRY_CODES) {
      const { entry, code } = reading;
      const { spans, severity } = ruleOf(code);
      const surfaces = needOf(reading);
      if (spans || code === 'note' || code === 'retained') continue;
      const beside = ['supernumerary', 'tad', 'spacer'].includes(code);
      const before = [
        ...(surfaces === 'required' ? [] : ['']),
        ...(surfaces === 'none' ? [] : beside ? ['m', 'd'] : runs),
      ];
      for (const run of before) {
        for (const degree of ['', ...(severity ? [String(severity[1])] : [])]) {
          const compact = exam(`16${run}${entry}${degree}`);
          expect(drafts(compact), `16${run}${entry}${degree}`).toEqual(drafts(exam(`16 ${run} ${entry}${degree}`)));
        }
      }
    }
  });
});
