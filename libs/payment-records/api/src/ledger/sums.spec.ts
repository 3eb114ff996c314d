import { LEDGER, minorOf, receiptText, spread, sumOf } from '@cuspid/payment-records/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const amount = fc.integer({ min: -LEDGER.amountMax, max: LEDGER.amountMax });

describe('sums of money', () => {
  it('are exact: a hundred thousand amounts, in any order, with 0.00 difference', () => {
    let summed = 0;
    fc.assert(
      fc.property(fc.array(amount, { minLength: 50, maxLength: 400 }), (amounts) => {
        summed += amounts.length;
        const exact = amounts.reduce((sum, one) => sum + BigInt(one), 0n);
        expect(BigInt(sumOf(amounts))).toBe(exact);
        expect(sumOf(amounts.toReversed())).toBe(sumOf(amounts));
      }),
      { numRuns: 2_000 },
    );
    expect(summed).toBeGreaterThanOrEqual(100_000);
  });

  it.each(['0.1', '1,00', '1e21', '', ' 1', '9007199254740993', '0x10', 'NaN', '1.0', 1e21, 0.1 + 0.2, NaN, Infinity])(
    'refuse %j instead of rounding it',
    (given) => expect(() => minorOf(given)).toThrow(RangeError),
  );

  it('refuse a sum that could not be told, and know no zero below nothing', () => {
    expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(Object.is(minorOf(-0), 0)).toBe(true);
    expect(Object.is(minorOf('-0'), 0)).toBe(true);
    expect(minorOf('-9007199254740991')).toBe(Number.MIN_SAFE_INTEGER);
  });

  it('are spread over charges in their order, none beyond itself, and nothing is lost', () => {
    const open = fc.integer({ min: 0, max: LEDGER.amountMax });
    fc.assert(
      fc.property(open, fc.array(open, { maxLength: 30 }), (given, rests) => {
        const charges = rests.map((openMinor, id) => ({ id, openMinor }));
        const parts = spread(given, charges);
        const total = sumOf(rests);
        expect(sumOf(parts.map(({ amountMinor }) => amountMinor))).toBe(Math.min(given, total));
        for (const { id, amountMinor } of parts) expect(amountMinor).toBeLessThanOrEqual(rests[id] ?? 0);
        // Whatever comes before the last one settled is settled whole.
        for (const { id, amountMinor } of parts.slice(0, -1)) expect(amountMinor).toBe(rests[id]);
      }),
    );
  });

  it('have receipts that are read as numbers of one length', () => {
    expect([1, 42, 1_234_567].map(receiptText)).toEqual(['000001', '000042', '1234567']);
  });
});
