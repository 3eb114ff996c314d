import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, patientCode } from './patient-code';

/** A number with its check digit is right when the check digit of all of it is 0. */
const isRight = (digits: string) => checkDigit(digits) === '0';
const digits = fc.stringMatching(/^\d{1,12}$/);

describe('the check digit of a patient code', () => {
  it('is that of Damm’s own example, and codes look as they are read aloud', () => {
    expect(checkDigit('572')).toBe('4');
    expect(patientCode('PT', 418)).toBe(`PT-00418${checkDigit('00418')}`);
    expect(patientCode('PT', 1_234_567)).toMatch(/^PT-1234567\d$/);
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (number, place, off) => {
        const whole = number + checkDigit(number);
        const at = place % whole.length;
        const wrong = whole.slice(0, at) + ((Number(whole[at]) + off) % 10) + whole.slice(at + 1);
        expect(isRight(whole)).toBe(true);
        expect(isRight(wrong)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds every two neighbours swapped', () => {
    fc.assert(
      fc.property(digits, fc.nat(11), (number, place) => {
        const whole = number + checkDigit(number);
        const at = place % (whole.length - 1);
        const [a, b] = [whole[at], whole[at + 1]];
        fc.pre(a !== b);
        expect(isRight(`${whole.slice(0, at)}${b}${a}${whole.slice(at + 2)}`)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('makes a different code for every number', () => {
    const codes = Array.from({ length: 5_000 }, (_, number) => patientCode('PT', number));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => isRight(code.slice(3)))).toBe(true);
  });
});
