import { changeOf, presetDays, valueText } from '@cuspid/reports/contracts';
import { startOfDay } from '@cuspid/settings/api';
import { describe, expect, it } from 'vitest';
import { eachDay, instantsOf, periodOf, ReportPeriodTooLong } from './period';

describe('the days of a report', () => {
  const today = '2026-11-24';
  const of = (filter: Parameters<typeof periodOf>[0]) => periodOf(filter, today, 'Europe/London');

  it('are the last thirty unless said otherwise, compared with the thirty before', () => {
    expect(of({})).toMatchObject({
      ...{ from: '2026-10-26', to: today, groupBy: 'day' },
      compared: { from: '2026-09-26', to: '2026-10-25' },
    });
  });

  it('are gathered into weeks from Monday and into months, cut at the ends', () => {
    expect(of({ from: '2026-11-11', to: '2026-11-17', groupBy: 'week' }).groups).toEqual([
      { from: '2026-11-11', to: '2026-11-15', isPartial: true },
      { from: '2026-11-16', to: '2026-11-17', isPartial: true },
    ]);
    expect(of({ from: '2026-09-30', to: '2026-11-01', groupBy: 'month' }).groups).toEqual([
      { from: '2026-09-30', to: '2026-09-30', isPartial: true },
      { from: '2026-10-01', to: '2026-10-31', isPartial: false },
      { from: '2026-11-01', to: '2026-11-01', isPartial: true },
    ]);
  });

  it('are at most 366, in their order', () => {
    expect(() => of({ from: '2026-11-02', to: '2026-11-01' })).toThrow(ReportPeriodTooLong);
    expect(() => of({ from: '2025-01-01', to: '2026-01-02' })).toThrow(ReportPeriodTooLong);
    expect(of({ from: '2025-01-01', to: '2026-01-01' }).groupBy).toBe('month');
  });

  it('begin and end where the clock of the clinic says, on days of 23 and 25 hours too', () => {
    const hours = (day: string) => {
      const [from, to] = instantsOf({ from: day, to: day }, 'Europe/London');
      expect(from).toEqual(startOfDay(day, 'Europe/London'));
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).toEqual([24, 23, 25]);
  });

  it('of a preset end today', () => {
    expect(presetDays('24h', today)).toEqual({ from: today, to: today });
    expect(presetDays('12m', today)).toEqual({ from: '2025-11-25', to: today });
    expect(presetDays('3m', '2026-05-31')).toEqual({ from: '2026-03-01', to: '2026-05-31' });
    expect(eachDay(presetDays('12m', '2024-02-29'))).toHaveLength(366);
  });
});

describe('a change in words', () => {
  const words = (
    unit: Parameters<typeof valueText>[1],
    value: number | null,
    before: number | null,
    currency = 'LKR',
  ) =>
    changeOf({
      ...{ unit, value, before, currency: unit === 'MONEY' ? currency : null },
      change: value === null || before === null ? null : value - before,
    }).words;

  it('tells shares in points, times in minutes, and the rest as a part of what was', () => {
    expect(words('PERCENT', 72, 63)).toBe('0.9 points more');
    expect(words('MINUTES', 17, 20)).toBe('3 min less');
    expect(words('COUNT', 761, 732)).toBe('4% more');
    expect(words('MONEY', 482_000_000, 454_700_000)).toBe('6% more');
    expect(words('PERCENT', 710, 710)).toBe('unchanged');
  });

  it('tells how much where there was nothing, and nothing where there is nothing to compare', () => {
    expect(words('COUNT', 3, 0)).toBe('3 more');
    expect(words('MONEY', 150_000, 0)).toBe('1,500.00 LKR more');
    expect(words('PERCENT', 72, null)).toBeNull();
    expect(valueText(null, 'PERCENT')).toBe('–');
  });
});
