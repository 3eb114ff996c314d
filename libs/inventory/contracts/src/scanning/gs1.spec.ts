import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, yearOf } from './gs1-date';
import { buildGs1, GS, parseGs1, readCode, type Gs1 } from './gs1';
import { checkDigitOf, isGtin, paddedGtin } from './gtin';

const YEAR = 2026;
const NOTHING: Gs1 = {
  ...{ gtin: null, lotNumber: null, expiresOn: null, producedOn: null },
  ...{ serial: null, count: null, additionalId: null },
};

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const gtins = digits(13).map((start) => start + checkDigitOf(start));
const signs = (max: number) => fc.stringMatching(new RegExp(`^[!"%&'*+,./0-9:;<=>?A-Z_a-z-]{1,${max}}$`));
const days = fc
  .date({ min: new Date('1980-01-01T00:00:00Z'), max: new Date('2070-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const maybe = <T>(what: fc.Arbitrary<T>) => fc.option(what, { nil: null });
const codes: fc.Arbitrary<Gs1> = fc.record({
  gtin: gtins,
  lotNumber: maybe(signs(20)),
  expiresOn: maybe(days),
  producedOn: maybe(days),
  serial: maybe(signs(20)),
  count: maybe(fc.integer({ min: 0, max: 99_999_999 })),
  additionalId: maybe(signs(30)),
});

describe('codes on boxes', () => {
  it('are read as they were written, whatever prefix and separator the scanner sends', () => {
    const sent = fc.record({
      prefix: fc.constantFrom('', ']d2', ']C1', ']Q3', GS, `]d2${GS}`),
      separator: fc.constantFrom(GS, '{GS}', '~', '|', '^', '␝'),
    });
    fc.assert(
      fc.property(codes, sent, (code, how) => {
        expect(parseGs1(buildGs1(code, how), YEAR)).toEqual(code);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never break the reader, whatever is scanned or typed', () => {
    const text = fc.oneof(fc.string({ maxLength: 120 }), fc.string({ unit: 'binary' }), signs(60), digits(18));
    fc.assert(
      fc.property(text, fc.constantFrom('', '01', ']d2', '(01)', '17', GS), (rest, start) => {
        expect(['GS1', 'GTIN', 'TEXT']).toContain(readCode(start + rest, YEAR).kind);
      }),
      { numRuns: 1_500 },
    );
  });

  it('are known by their check digit: one wrong digit, or two neighbours that differ by other than five, is found', () => {
    fc.assert(
      fc.property(gtins, fc.nat(12), fc.integer({ min: 1, max: 9 }), (gtin, at, by) => {
        const wrong = gtin.slice(0, at) + String((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1);
        expect([isGtin(gtin), isGtin(wrong)]).toEqual([true, false]);
      }),
    );
    // EAN-13 and UPC-A as printed on things everybody has; the example of the GS1 General Specifications, 7.9.1.
    for (const known of ['4006381333931', '036000291452', '96385074', '6291041500213'])
      expect(isGtin(known), known).toBe(true);
    expect([isGtin('4006381333932'), isGtin(''), isGtin('12'), isGtin('40063813339310')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(paddedGtin('96385074')).toBe('00000096385074');
  });

  it('say the year nearest to this one, and with day 00 the last of the month', () => {
    expect([0, 26, 76, 77, 99].map((year) => yearOf(year, 2026))).toEqual([2000, 2026, 2076, 1977, 1999]);
    expect([yearOf(0, 2060), yearOf(10, 2060), yearOf(11, 2060), yearOf(99, 2049)]).toEqual([2100, 2110, 2011, 2099]);
    expect([dayOf('280200', YEAR), dayOf('270200', YEAR), dayOf('281130', YEAR)]).toEqual([
      '2028-02-29',
      '2027-02-28',
      '2028-11-30',
    ]);
    expect([dayOf('281301', YEAR), dayOf('270229', YEAR), dayOf('280000', YEAR), dayOf('28113', YEAR)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('are read in the form people read, and with weights and measures passed over', () => {
    const box = { ...NOTHING, gtin: '04012345678901', expiresOn: '2028-11-30', lotNumber: '26-04A' };
    expect(parseGs1('(01)04012345678901(17)281130(10)26-04A', YEAR)).toEqual(box);
    expect(parseGs1('(01) 04012345678901 (17) 281130 (10) 26-04A', YEAR)).toEqual(box);
    expect(parseGs1(`0104012345678901310300125017281130392012345${GS}1026-04A`, YEAR)).toEqual(box);
    expect(parseGs1('02040123456789011728113037 12'.replace(' ', ''), YEAR)).toMatchObject({
      gtin: box.gtin,
      count: 12,
    });
    expect(parseGs1(`1728113010${box.lotNumber}`, YEAR)).toEqual({ ...box, gtin: null });
  });

  it('are none when something in them cannot be: a wrong digit, a day that is none, two lots, a lot that is too long', () => {
    for (const wrong of [
      '0104012345678902',
      '010401234567890117281332',
      `010401234567890110A${GS}10B`,
      `0104012345678901${'10'.padEnd(23, 'X')}`,
      '01040123456789',
      '(01)04012345678901(17)28113',
      'Nitrile gloves',
      '10ABC',
      '2026',
    ]) {
      expect(parseGs1(wrong, YEAR), wrong).toBeNull();
    }
    expect(readCode(']E04006381333931', YEAR)).toEqual({ kind: 'GTIN', gtin: '04006381333931' });
    expect(readCode('Nitrile gloves', YEAR)).toEqual({ kind: 'TEXT', text: 'Nitrile gloves' });
  });
});
