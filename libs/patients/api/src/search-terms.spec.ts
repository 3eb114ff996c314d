import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysAsked, keysOf } from './search-keys';
import { fragmentsOf } from './search-query';
import { soundOf } from './search-sounds';
import { fold, plainPhone, termsOf } from './search-terms';

const somebody = {
  firstName: 'Anne-Marie',
  lastName: 'O’Brien de Zoysa',
  patientCode: 'PT-004182',
  phone: '+94 77 214 8830',
  otherPhone: null,
  guardianPhone: null,
  dateOfBirth: '1992-08-12',
};

/** Half of a letter that takes two code units. */
const HALF = /[\ud800-\udfff]/u;

/** Whether what is typed finds the person: each fragment begins one of their words. */
const finds = (
  typed: string,
  person: Partial<Omit<typeof somebody, 'guardianPhone'> & { guardianPhone: string }> = {},
) => {
  const terms = termsOf({ ...somebody, ...person });
  return fragmentsOf(typed, 2026).every(({ begins }) =>
    begins.some((begin) => terms.some((term) => term.startsWith(begin))),
  );
};

describe('words people are searched by', () => {
  it('forgive case, accents, hyphens and apostrophes', () => {
    expect(fold('ÉLODIE')).toBe('elodie');
    expect(fold('Łukasz Strauß-Øre')).toBe('lukaszstraussore');
    for (const typed of [
      'ANNE',
      'marie',
      'annemarie',
      'Anne-Mar',
      "o'brien",
      'OBRIEN',
      'brien',
      'zoysa anne',
      'de o’b',
    ]) {
      expect(finds(typed), typed).toBe(true);
    }
    for (const typed of ['nne', 'zoysaanne', 'mary', 'anne silva']) expect(finds(typed), typed).toBe(false);
  });

  it('find a phone with +94, 0 or neither, by its beginning and by its last digits', () => {
    for (const typed of ['+94772148830', '+94-77-214-8830', '0772148830', '077214', '772148830', '8830', '2148830']) {
      expect(finds(typed), typed).toBe(true);
    }
    expect(finds('0772148831')).toBe(false);
    expect(
      new Set(['+94 77 214 8830', '0094772148830'.slice(2), '(077) 214-8830', '77.214.8830'].map(plainPhone)),
    ).toEqual(new Set(['772148830']));
  });

  it('find a code by all of it, by its digits, and without leading zeros', () => {
    for (const typed of ['PT-004182', 'pt004182', '004182', '4182']) expect(finds(typed), typed).toBe(true);
  });

  it('find a child by the phone of the parent', () => {
    expect(finds('0712223344', { guardianPhone: '071 222 3344' })).toBe(true);
  });

  it('find a birth date however it is written, a birthday, a month, a year and an age', () => {
    for (const typed of [
      ...['1992-08-12', '12.08.1992', '12/08/1992', '12-8-92', '19920812', '12081992', '120892'],
      ...['12.08', '12/8', '08/1992', '1992-08', '1992', '92 anne', 'anne 34', '33'],
    ]) {
      expect(finds(typed), typed).toBe(true);
    }
    for (const typed of ['13.08.1992', '12.09', '1993', '93 anne', 'anne 35', '09/1992']) {
      expect(finds(typed), typed).toBe(false);
    }
  });

  it('are the same keys for what differs by one letter, wherever it is', () => {
    const name = fc.stringMatching(/^[a-z]{5,14}$/);
    fc.assert(
      fc.property(name, fc.nat(13), fc.constantFrom(...'aehkz'), fc.nat(3), (word, place, letter, slip) => {
        const at = place % (word.length - 1);
        const slips = [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + letter + word.slice(at + 1),
          word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
        ];
        const keys = new Set(keysOf(word));
        expect(keysAsked(slips[slip] ?? '').some((key) => keys.has(key))).toBe(true);
      }),
    );
    expect(keysOf('subramaniam').length).toBeLessThanOrEqual(60);
    for (const key of keysOf('𝒜𝒝𝒞𝒟𝒠𝒡𝒢𝒣')) expect([...key].length).toBeLessThanOrEqual(7);
  });

  it('sound alike as Sinhala and Tamil names are written in Latin letters', () => {
    for (const [one, other] of [
      ['wickramasinghe', 'vikramasinha'.replace('ha', 'ghe')],
      ['lakshmi', 'laxmi'],
      ['jeewantha', 'jivanta'],
      ['tharindu', 'tarindu'],
      ['nadarajah', 'nadaraja'],
      ['sumithra', 'sumitra'],
      ['mohammed', 'mohamed'],
    ] as const) {
      expect(soundOf(one), one).toBe(soundOf(other));
    }
    expect(soundOf('නිමල්')).toBe('නිමල්');
  });

  it('keep the signs of Sinhala and Tamil, whatever joiners the keyboard put between', () => {
    const joined = 'ශ්‍රීයානි'; // with a zero-width joiner
    const plain = joined.replace(/\u200d/g, '');
    expect(fold(joined)).toBe(fold(plain));
    expect(fold(joined)).not.toBe(fold('සරයන'));
    expect(finds(plain, { firstName: joined })).toBe(true);
    expect(finds('முருகன்', { lastName: 'முருகன்' })).toBe(true);
    expect(finds('மரகன', { lastName: 'முருகன்' })).toBe(false);
  });

  it('make no wildcard: what LIKE would read as one is no letter', () => {
    expect(fragmentsOf('% _ \\ an%e').map(({ begins }) => begins)).toEqual([['ane']]);
  });

  it('are found by every beginning of every name, in any order', () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ž]{2,12}$/);
    fc.assert(
      fc.property(name, name, fc.nat(11), fc.nat(11), fc.boolean(), (firstName, lastName, a, b, isSwapped) => {
        const parts = [firstName.slice(0, a + 1), lastName.slice(0, b + 1)];
        expect(finds((isSwapped ? parts.reverse() : parts).join(' '), { firstName, lastName })).toBe(true);
      }),
    );
  });

  it('fit their column whatever is typed, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        for (const { text: fragment, begins } of fragmentsOf(text)) {
          expect(fragment).not.toMatch(HALF);
          expect(begins.join('')).not.toMatch(/[%_\\\s]/);
        }
        for (const term of termsOf({ ...somebody, firstName: text })) {
          expect([...term].length).toBeLessThanOrEqual(40);
          expect(term).not.toMatch(HALF);
          expect(term).toBe(term.normalize('NFC'));
          expect(term).not.toMatch(/[%_\\]/);
        }
      }),
      { numRuns: 500 },
    );
    expect(fold('a' + '𐐨'.repeat(60))).not.toMatch(HALF);
  });
});
