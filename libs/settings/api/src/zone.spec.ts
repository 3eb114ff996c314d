import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, startOfDay } from './zone';

const ZONES = [
  'UTC',
  'Asia/Colombo',
  'America/St_Johns',
  'Pacific/Apia',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Santiago',
  'Australia/Lord_Howe',
];

describe('days of a clinic', () => {
  it('knows the day where the clinic is', () => {
    expect(dayIn('Asia/Colombo', new Date('2026-11-22T18:29:59Z'))).toBe('2026-11-22');
    expect(dayIn('Asia/Colombo', new Date('2026-11-22T18:30:00Z'))).toBe('2026-11-23');
  });

  it('begins a day at its first instant, where the clock jumps over midnight too', () => {
    expect(startOfDay('2026-11-22', 'Asia/Colombo').toISOString()).toBe('2026-11-21T18:30:00.000Z');
    // Beirut, 29 March 2026: from 23:59:59 on the 28th to 01:00:00 on the 29th.
    expect(startOfDay('2026-03-29', 'Asia/Beirut').toISOString()).toBe('2026-03-28T22:00:00.000Z');
  });

  it('puts every instant between the start of its day and the start of the next', () => {
    const instant = fc.date({ min: new Date('2016-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, at) => {
        const day = dayIn(zone, at);
        const start = startOfDay(day, zone);
        expect(dayIn(zone, start)).toBe(day);
        expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(dayIn(zone, new Date(start.getTime() - 1))).not.toBe(day);
      }),
      { numRuns: 2_000 },
    );
  });
});
