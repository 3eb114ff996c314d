import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsAt } from './local-time';
import { clockIn, dayIn } from './zone';

const ZONES = [
  'UTC',
  'Asia/Colombo',
  'America/St_Johns',
  'Pacific/Apia',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Kathmandu',
];
const iso = (dates: Date[]) => dates.map((date) => date.toISOString());

describe('a time on the clinic’s wall', () => {
  it('does not exist where the clock jumps over it', () => {
    expect(instantsAt('2027-03-28T01:30', 'Europe/London')).toEqual([]);
    expect(instantsAt('2027-03-14T02:00', 'America/New_York')).toEqual([]);
    expect(iso(instantsAt('2027-03-28T02:00', 'Europe/London'))).toEqual(['2027-03-28T01:00:00.000Z']);
  });

  it('is there twice where the clock is put back', () => {
    expect(iso(instantsAt('2027-10-31T01:30', 'Europe/London'))).toEqual([
      '2027-10-31T00:30:00.000Z',
      '2027-10-31T01:30:00.000Z',
    ]);
    // By half an hour only.
    expect(instantsAt('2027-04-04T01:45', 'Australia/Lord_Howe')).toHaveLength(2);
    expect(instantsAt('2027-04-04T02:15', 'Australia/Lord_Howe')).toHaveLength(1);
  });

  it('lies where its zone shows it, over ten zones and ten years; whatever is shown at an instant finds that instant', () => {
    const minutes = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2036, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...ZONES), (minute, zone) => {
        const at = new Date(minute * 60_000);
        const shown = `${dayIn(zone, at)}T${clockIn(zone, at)}`;
        const found = instantsAt(shown, zone);
        expect(iso(found)).toContain(at.toISOString());
        expect(found.length).toBeLessThanOrEqual(2);
        for (const one of found) expect(`${dayIn(zone, one)}T${clockIn(zone, one)}`).toBe(shown);
      }),
      { numRuns: 3_000 },
    );
  });
});
