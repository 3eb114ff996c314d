import { monthsAfter, scheduleOf, shareOf, split } from '@cuspid/payment-records/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const RUNS = { numRuns: 20_000 };
const sum = (parts: readonly number[]): bigint => parts.reduce((all, part) => all + BigInt(part), 0n);
const lastOf = (day: string): number => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
};

it('splits an amount into parts that add up to it to the last cent, the remainder on the first', () => {
  expect(split(100, 3)).toEqual([34, 33, 33]);
  expect(split(1, 1)).toEqual([1]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.maxSafeNat(), (parts, more) => {
      const amount = Math.min(more + parts, Number.MAX_SAFE_INTEGER);
      const [first = 0, ...rest] = split(amount, parts);
      expect(sum([first, ...rest])).toBe(BigInt(amount));
      // All the others are the same, none is nothing, and the first has less than a cent a part more.
      expect(new Set(rest).size).toBeLessThanOrEqual(1);
      expect(Math.min(first, ...rest)).toBeGreaterThan(0);
      expect(first - (rest[0] ?? first)).toBeLessThan(parts);
      expect(first).toBeGreaterThanOrEqual(rest[0] ?? first);
    }),
    RUNS,
  );
});

it('comes back to the day it began on after a month that was too short', () => {
  const days = (firstDueOn: string, everyMonths: number, instalments: number): string[] =>
    scheduleOf({ restMinor: instalments, instalments, firstDueOn, everyMonths }).map(({ dueOn }) => dueOn);
  expect(days('2027-01-31', 1, 4)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  expect(days('2027-12-30', 1, 3)).toEqual(['2027-12-30', '2028-01-30', '2028-02-29']);
  expect(days('2028-02-29', 12, 3)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28']);
  expect(days('2026-11-30', 3, 3)).toEqual(['2026-11-30', '2027-02-28', '2027-05-30']);
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1_440 }), (at, months) => {
      const from = at.toISOString().slice(0, 10);
      const to = monthsAfter(from, months);
      // As the calendar has it: the month is the right one, the day the same one or the last there is.
      const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
      expect(to.slice(0, 7)).toBe(first.toISOString().slice(0, 7));
      expect(Number(to.slice(8))).toBe(Math.min(Number(from.slice(8)), lastOf(to)));
    }),
    RUNS,
  );
});

it('takes a share to the nearest cent, halves up, however large the amount', () => {
  expect([shareOf(105, 1_000), shareOf(104, 1_000), shareOf(1, 5_000), shareOf(1, 4_999)]).toEqual([11, 10, 1, 0]);
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 10_000 }), (amount, basisPoints) => {
      const share = shareOf(amount, basisPoints);
      const off = BigInt(share) * 10_000n - BigInt(amount) * BigInt(basisPoints);
      expect(Number.isSafeInteger(share)).toBe(true);
      // Less than half a cent below, at most half a cent above.
      expect(off > -5_000n && off <= 5_000n).toBe(true);
      if (basisPoints === 10_000) expect(share).toBe(amount);
    }),
    RUNS,
  );
});
