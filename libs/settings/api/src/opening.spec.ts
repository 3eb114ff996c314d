import {
  isWithin,
  minutesOf,
  problemsOf,
  spansOn,
  usualHours,
  weekdayOf,
  type DayHours,
} from '@cuspid/settings/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockIn, dayIn, isZone, startOfDay } from './zone';

const ZONES = [
  'UTC',
  'Asia/Colombo',
  'America/St_Johns',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
];
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A week whose days have up to four spans, none of them touching the wrong way. */
const week = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 8 }), { minLength: 7, maxLength: 7 })
  .map((days): DayHours[] =>
    days.map((ends, index) => {
      const sorted = [...ends].sort((a, b) => a - b);
      const pairs = Array.from({ length: Math.floor(sorted.length / 2) }, (_, n) => sorted.slice(2 * n, 2 * n + 2));
      return { weekday: index + 1, spans: pairs.map(([from = 0, to = 0]) => ({ from: clock(from), to: clock(to) })) };
    }),
  );
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

describe('the hours of a clinic', () => {
  it('are kept by the clock on its wall, in every zone, across every change of that clock', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, week, (zone, at, hours) => {
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
          at,
        );
        const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }).format(at);
        const number = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1;
        const now = minutesOf(shown);
        const open = (hours[number - 1]?.spans ?? []).some(
          (span) => minutesOf(span.from) <= now && now < minutesOf(span.to),
        );
        expect(isWithin(spansOn(hours, dayIn(zone, at), false), clockIn(zone, at))).toBe(open);
      }),
      { numRuns: 2_000 },
    );
  });

  it('cover a day from its first instant when they begin at midnight and end at 24:00', () => {
    const always = usualHours().map(({ weekday }) => ({ weekday, spans: [{ from: '00:00', to: '24:00' }] }));
    for (const [zone, day] of [
      ['Asia/Beirut', '2026-03-29'],
      ['Asia/Colombo', '2026-11-22'],
    ] as const) {
      const start = startOfDay(day, zone);
      for (const at of [start, new Date(start.getTime() + 82_799_000)]) {
        expect(isWithin(spansOn(always, dayIn(zone, at), false), clockIn(zone, at)), at.toISOString()).toBe(true);
      }
    }
  });

  it('end before the minute they name', () => {
    const spans = [{ from: '08:00', to: '17:00' }];
    expect(['07:59', '08:00', '16:59', '17:00'].map((now) => isWithin(spans, now))).toEqual([false, true, true, false]);
  });

  it('are none on a holiday', () => {
    expect(weekdayOf('2027-05-01')).toBe(6);
    expect(spansOn(usualHours(), '2027-04-30', false)).toEqual([{ from: '08:00', to: '17:00' }]);
    expect(spansOn(usualHours(), '2027-04-30', true)).toEqual([]);
  });

  it('are refused when they overlap, end before they begin, or leave a weekday out', () => {
    const monday = (...spans: [string, string][]) =>
      usualHours().map((day) =>
        day.weekday === 1 ? { ...day, spans: spans.map(([from, to]) => ({ from, to })) } : day,
      );
    expect(problemsOf(monday(['08:00', '12:00'], ['12:00', '17:00']))).toEqual([]);
    expect(problemsOf(monday(['08:00', '12:01'], ['12:00', '17:00']))).toEqual([
      { path: 'hours.0.spans.1.from', says: 'overlap' },
    ]);
    expect(problemsOf(monday(['13:00', '13:00']))).toEqual([{ path: 'hours.0.spans.0.to', says: 'order' }]);
    expect(problemsOf(usualHours().slice(1))).toEqual([{ path: 'hours', says: 'weekdays' }]);
    expect(problemsOf(usualHours().map((day) => ({ ...day, weekday: 1 })))).toEqual([
      { path: 'hours', says: 'weekdays' },
    ]);
  });

  it('take every week that is in order', () => {
    fc.assert(
      fc.property(week, (hours) => {
        expect(problemsOf(hours)).toEqual([]);
      }),
    );
  });
});

describe('a time zone', () => {
  it.each(['Asia/Colombo', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'Asia/Kolkata'])('is %s', (word) =>
    expect(isZone(word)).toBe(true),
  );
  it.each(['asia/colombo', '+05:30', 'Colombo', '', 'Asia/Colombo ', 'ASIA/COLOMBO', '../UTC'])('is not “%s”', (word) =>
    expect(isZone(word)).toBe(false),
  );
});
