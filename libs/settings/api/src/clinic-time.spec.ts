import { describe, expect, it } from 'vitest';
import { clinicTime } from './clinic-time';
import { startOfDay, zoneOffset } from './zone';

const HALF_HOUR = 1_800_000;

/** What the SQL adds to an instant, in milliseconds. */
function added(sql: string, at: number): number {
  const cases = [...sql.matchAll(/when at < '(.{19})' then (-?\d+)/g)];
  const [, rest = ''] = /(?:else|interval) (-?\d+)(?: end\))? minute/.exec(sql) ?? [];
  const first = cases.find(([, before = '']) => at < Date.parse(`${before.replace(' ', 'T')}Z`));
  return Number(first?.[2] ?? rest) * 60_000;
}

describe('the clinic’s clock in SQL', () => {
  it.each([
    ['Asia/Colombo', '2025-01-01', '2026-12-31'],
    ['Europe/London', '2025-11-25', '2027-01-01'],
    ['America/St_Johns', '2025-12-31', '2026-03-08'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05'],
    // The clock went back for Ramadan, and on again.
    ['Africa/Casablanca', '2025-02-01', '2026-04-30'],
    // A day was left out; another zone went back by half an hour, and on again.
    ['Pacific/Apia', '2011-12-01', '2012-01-31'],
    ['Asia/Pyongyang', '2015-08-01', '2018-06-30'],
  ])('shows what the zone’s own clock does at every half hour (%s from %s)', (zone, from, to) => {
    for (let round = 0; round < 2; round++) {
      const sql = clinicTime('at', { from, to }, zone);
      const end = Date.parse(to) + 86_400_000;
      for (let at = startOfDay(from, zone).getTime(); at < end; at += HALF_HOUR)
        if (added(sql, at) !== zoneOffset(at, zone)) expect.fail(`${zone} ${new Date(at).toISOString()}: ${sql}`);
    }
  });
});
