import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_CODES } from '../findings/entry-codes';
import { ruleOf } from '../findings/vocabulary';
import { wordFault } from './clinic-word';
import { CodeBook, type ClinicWord } from './code-book';
import { parse, type ParseResult } from './parse';

const SPANISH: readonly ClinicWord[] = [
  { word: 'plomo', standsFor: 'am' },
  { word: 'Obturación', standsFor: 'co' },
  { word: 'corona de porcelana', standsFor: 'crc' },
  { word: 'picadura profunda', standsFor: 'c5' },
  { word: 'ausente por picadura', standsFor: 'miss:c' },
  { word: 'arco', standsFor: 'wi' },
  { word: 'දිරීම', standsFor: 'c' },
  { word: 'ක්‍රවුන්', standsFor: 'cr' },
  { word: '蛀牙', standsFor: 'c' },
  { word: 'ПЛОМБА', standsFor: 'f' },
  { word: 'حشوة', standsFor: 'f' },
];
const book = new CodeBook(SPANISH);
const read = (input: string): ParseResult => parse(input, { mode: 'exam', words: book });
const draftsOf = (result: ParseResult) => (result.ok ? result.drafts : result.error);

describe('a clinic’s own words', () => {
  const same: [string, string][] = [
    ['16 mod plomo', '16 mod am'],
    ['16 mod plomo p', '16 mod am p'],
    ['16modplomo', '16 mod am'],
    ['36 o obturacion d', '36 o co d'],
    ['36 o OBTURACIÓN d', '36 o co d'],
    ['36 o obturación d', '36 o co d'],
    ['14 corona de porcelana p', '14 crc p'],
    ['14 corona de por p', '14 crc p'],
    ['26 mo picadura profunda', '26 mo c5'],
    ['46 ausente por picadura', '46 miss:c'],
    ['16-26 arco:.016niti d', '16-26 wi:.016niti d'],
    ['16 o දිරීම', '16 o c'],
    ['16 o දිරීම4 r', '16 o c4 r'],
    ['14 ක්රවුන් p', '14 cr p'],
    ['16o蛀牙', '16 o c'],
    ['16 o пломба p', '16 o f p'],
    ['16 o حَشوة p', '16 o f p'],
  ];
  for (const [own, code] of same) {
    it(`read “${own}” as “${code}”`, () =>
      expect(draftsOf(read(own))).toEqual(draftsOf(parse(code, { mode: 'exam' }))));
  }

  it('are read from a beginning only where it is nothing else', () => {
    expect(draftsOf(read('26mopic'))).toEqual(draftsOf(parse('26mopic', { mode: 'exam' })));
    expect(draftsOf(read('26 mo picad'))).toEqual(draftsOf(parse('26 mo c5', { mode: 'exam' })));
    expect(draftsOf(read('11pic'))).toEqual(draftsOf(parse('11 pi c', { mode: 'exam' })));
  });

  it('take a degree only where they say none themselves', () => {
    expect(read('26 mo picadura profunda4').ok).toBe(false);
  });

  it('are offered when they are nearly typed', () => {
    const result = read('16 o obturacoin');
    expect(result.ok ? null : result.error.nearest).toBe('Obturación');
  });

  it('leave every code of the vocabulary as it was', () => {
    for (const { entry, code, words } of ENTRY_CODES) {
      const { surfaces, spans } = ruleOf(code);
      if (code === 'note') continue;
      const teeth = code === 'retained' ? '75' : spans ? '13-16' : '16';
      const letters = surfaces === 'required' ? ' m ' : ' ';
      for (const name of [entry, ...words]) {
        const input = `${teeth}${letters}${name}`;
        expect(draftsOf(read(input)), input).toEqual(draftsOf(parse(input, { mode: 'exam' })));
      }
    }
  });
});

describe('a word that cannot be one', () => {
  const cases: [string, string, RegExp][] = [
    ['c', 'E_CODE', /too short/],
    ['am', 'E_AMBIG', /code already/],
    ['Cáries', 'E_AMBIG', /code already: caries/],
    ['comp', 'E_AMBIG', /beginning of “composite”/],
    ['root', 'E_AMBIG', /beginning/],
    ['2c', 'E_TOOTH', /digit/],
    ['16', 'E_TOOTH', /digit/],
    ['mod', 'E_AMBIG', /names surfaces/],
    ['distal', 'E_AMBIG', /names surfaces/],
    ['do algo', 'E_AMBIG', /names surfaces/],
    ['up', 'E_AMBIG', /names teeth/],
    ['corona d', 'E_AMBIG', /where work stands/],
    ['done', 'E_AMBIG', /where work stands/],
    ['oco', 'E_AMBIG', /“16oco” could be read as “o co” or as “oco”/],
    ['ile', 'E_AMBIG', /“16mobile” could be read as “mob ile” or as “mobile”/],
    ['dcaries', 'E_AMBIG', /“d caries” or as “dcaries”/],
    ['lomo;', 'E_CODE', /letters only/],
    ['a:b', 'E_CODE', /letters only/],
    ['uno dos tres cuatro cinco', 'E_CODE', /more than 4 words/],
    ['PLOMO', 'E_AMBIG', /already/],
    ['lplomo', 'E_AMBIG', /“l plomo”/],
    ['co de porcelana', '', /^$/],
    ['mocasin', '', /^$/],
    ['picadura', '', /^$/],
  ];
  for (const [word, code, message] of cases) {
    it(`${code ? 'refuses' : 'takes'} “${word}”`, () => {
      const fault = wordFault({ word, standsFor: 'am' }, SPANISH);
      expect(fault?.code ?? '').toBe(code);
      expect(fault?.message ?? '').toMatch(message);
    });
  }

  it('stands for a code that there is, with a degree and a parameter it has', () => {
    const fault = (standsFor: string) => wordFault({ word: 'empaste', standsFor }, [])?.code;
    expect(['co', 'C5', 'rct:<', 'wi:.016niti', 'br:z'].map(fault)).toEqual(Array(5).fill(undefined));
    expect(['zz', 'c7', 'am2', 'rct:!', 'br:13,15'].map(fault)).toEqual([
      'E_CODE',
      'E_SEV',
      'E_SEV',
      'E_PARAM',
      'E_PARAM',
    ]);
  });
});

describe('whatever words a clinic takes', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'acdmoplvibrstxéñක蛀'), minLength: 1, maxLength: 6 });
  const lists = fc.array(fc.record({ word: letters, standsFor: fc.constantFrom('am', 'c', 'crc', 'rct:<') }), {
    maxLength: 12,
  });

  it('no compact input gets two readings, and what was typed before reads as before', () => {
    fc.assert(
      fc.property(lists, (wanted) => {
        const taken: ClinicWord[] = [];
        for (const one of wanted) if (!wordFault(one, taken)) taken.push(one);
        const words = new CodeBook(taken);
        const names = ENTRY_CODES.map(({ entry }) => entry);
        for (const run of ['', 'o', 'm', 'do', 'mod', 'p', 'pl', 'v5', 'v']) {
          for (const name of names) {
            const input = `16${run}${name}`;
            expect(draftsOf(parse(input, { mode: 'exam', words })), input).toEqual(
              draftsOf(parse(input, { mode: 'exam' })),
            );
          }
          for (const { word, standsFor } of taken) {
            const result = parse(`16${run}${word}`, { mode: 'exam', words });
            if (!result.ok) expect(result.error.code, `16${run}${word}`).not.toBe('E_AMBIG');
            const spaced = parse(`16 ${run} ${standsFor}`, { mode: 'exam' });
            if (spaced.ok && result.ok) expect(result.drafts).toEqual(spaced.drafts);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
