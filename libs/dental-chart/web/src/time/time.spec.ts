import { daysIn, endOfDay, partialDayText } from '../read/days';
import { dayAfter, daysBetween, scaleOf } from './scale';
import { dayOf } from './typed-day';

describe('a typed day', () => {
  it.each([
    ['4 Mar 2026', '2026-03-04'],
    ['04/03/2026', '2026-03-04'],
    ['4/3', '2026-03-04'],
    ['4 march 2025', '2025-03-04'],
    ['2026-03-04', '2026-03-04'],
    ['2026-03', '2026-03-01'],
    ['2019', '2019-01-01'],
    ['today', '2026-11-22'],
  ])('%s is %s', (text, day) => expect(dayOf(text, '2026-11-22')).toBe(day));

  it.each(['31/2/2026', '4 Foo 2026', 'soon', '', '13/13/2026'])('%s is none', (text) =>
    expect(dayOf(text, '2026-11-22')).toBeNull(),
  );
});

describe('the line of time', () => {
  it('ends today and keeps every tick on it', () => {
    const { from, days, ticks } = scaleOf(['1998-04-01', '2026-11-22'], '2026-11-22');
    expect(dayAfter(from, days)).toBe('2026-11-22');
    expect(ticks.at(-1)?.at).toBe(100);
    expect(ticks[0]?.at).toBeGreaterThan(0);
  });

  it('writes no two years over one another', () => {
    const { years } = scaleOf(['1950-01-01'], '2026-11-22');
    const gaps = years.slice(1).map((year, i) => year.at - (years[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7);
  });

  it('counts days over the change of clocks', () => expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2));
});

describe('a day of the clinic', () => {
  it('ends at its own midnight, whatever zone this device is in', () => {
    expect(endOfDay('Asia/Colombo', '2026-03-04')).toBe('2026-03-04T18:29:59.999Z');
    expect(daysIn('Asia/Colombo')('2026-03-04T18:30:00.000Z')).toBe('2026-03-05');
  });

  it('is written as far as it is known', () => {
    expect(['2019', '2026-03', '2026-03-04'].map(partialDayText)).toEqual(['2019', 'Mar 2026', '4 Mar 2026']);
  });
});
