import { clockIn, dayIn, instantsAt } from '@cuspid/settings/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shifted, shiftOf, stepsOf } from './series-steps';

const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
const localStart = fc
  .tuple(day, fc.integer({ min: 0, max: 287 }))
  .map(([at, five]) => `${at.toISOString().slice(0, 10)}T${new Date(five * 300_000).toISOString().slice(11, 16)}`);
const ZONES = ['Asia/Colombo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago'];
const weekdayOf = (local: string) => new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();

describe('the dates of a series', () => {
  it('keep weekday and time on the clinic’s wall, in order, whatever the clock does between', () => {
    const steps = fc.record({
      localStart,
      every: fc.integer({ min: 1, max: 26 }),
      unit: fc.constantFrom('WEEK' as const, 'MONTH' as const),
      count: fc.integer({ min: 1, max: 26 }),
    });
    fc.assert(
      fc.property(steps, fc.constantFrom(...ZONES), (asked, zone) => {
        const all = stepsOf(asked);
        expect(all).toHaveLength(asked.count);
        expect(all[0]).toBe(asked.localStart);
        for (const [index, local] of all.entries()) {
          expect(weekdayOf(local)).toBe(weekdayOf(asked.localStart));
          expect(local.slice(11)).toBe(asked.localStart.slice(11));
          if (index > 0) expect(local > (all[index - 1] ?? '')).toBe(true);
          for (const at of instantsAt(local, zone)) expect(`${dayIn(zone, at)}T${clockIn(zone, at)}`).toBe(local);
        }
      }),
    );
  });

  it('every month stand on the same weekday of the month: the second Tuesday, and of a fifth the last', () => {
    const monthly = (start: string) => stepsOf({ localStart: start, every: 1, unit: 'MONTH', count: 4 });
    expect(monthly('2026-11-10T09:00')).toEqual([
      '2026-11-10T09:00',
      '2026-12-08T09:00',
      '2027-01-12T09:00',
      '2027-02-09T09:00',
    ]);
    expect(monthly('2026-12-29T09:00').slice(1)).toEqual(['2027-01-26T09:00', '2027-02-23T09:00', '2027-03-30T09:00']);
  });

  it('are shifted as far as one of them was, to and fro', () => {
    fc.assert(
      fc.property(localStart, localStart, (from, to) => {
        expect(shifted(from, shiftOf(from, to))).toBe(to);
        expect(shifted(to, shiftOf(to, from))).toBe(from);
      }),
    );
  });
});
