import { bornOf, readBirth, typedDay } from './birth';

const TODAY = '2026-11-22';
const day = (text: string) => ({ kind: 'day', day: text });
const age = (years: number) => ({ kind: 'age', years });
const about = (text: string, isYearOnly: boolean) => ({ kind: 'about', day: text, isYearOnly });
const wrong = (why: string) => ({ kind: 'wrong', why });

describe('a birth date as it is typed', () => {
  it.each([
    ['14/3/1994', '1994-03-14'],
    ['14 / 03 / 1994', '1994-03-14'],
    ['14.3.94', '1994-03-14'],
    ['1-2-26', '2026-02-01'],
    ['1/2/27', '1927-02-01'],
    ['1994-03-14', '1994-03-14'],
    ['1994/3/14', '1994-03-14'],
    ['14031994', '1994-03-14'],
    ['14 Mar 1994', '1994-03-14'],
    ['14march 1994', '1994-03-14'],
    ['29/2/2024', '2024-02-29'],
    [TODAY, TODAY],
  ])('%s is the day %s', (typed, expected) => {
    expect(readBirth(typed, TODAY)).toEqual(day(expected));
  });

  it.each([
    ['32', 32],
    ['32y', 32],
    [' 32 years ', 32],
    ['0', 0],
    ['130', 130],
    ['7mo', 0],
    ['25 months', 2],
  ])('%s is an age of %i', (typed, years) => {
    expect(readBirth(typed, TODAY)).toEqual(age(years));
  });

  it.each([
    ['1994', '1994-01-01', true],
    ['3/1994', '1994-03-01', false],
    ['03.1994', '1994-03-01', false],
    ['2026', '2026-01-01', true],
  ])('%s is what is known of a date, kept as %s', (typed, kept, isYearOnly) => {
    expect(readBirth(typed, TODAY)).toEqual(about(kept, isYearOnly));
    expect(bornOf(typed, TODAY)).toEqual({ dateOfBirth: kept, isBirthDateEstimated: true });
  });

  it.each([
    ['29/2/2023', 'noSuchDay'],
    ['31/4/2000', 'noSuchDay'],
    ['13/2000', 'noSuchDay'],
    ['23/11/2026', 'future'],
    ['2030', 'future'],
    ['12/2026', 'future'],
    ['1890', 'tooOld'],
    ['131', 'tooOld'],
    ['1/1/1880', 'tooOld'],
    ['14 foo 1994', 'unreadable'],
    ['spring', 'unreadable'],
    ['14/3', 'unreadable'],
  ])('%s is refused: %s', (typed, why) => {
    expect(readBirth(typed, TODAY)).toEqual(wrong(why));
  });

  it('is nothing when nothing is typed, and comes back the way it is typed', () => {
    expect(readBirth('  ', TODAY)).toEqual({ kind: 'none' });
    expect(typedDay('1994-03-14')).toBe('14/03/1994');
    expect(readBirth(typedDay('1994-03-14'), TODAY)).toEqual(day('1994-03-14'));
    for (const kept of ['1994-01-01', '1994-03-01']) {
      expect(bornOf(typedDay(kept, true), TODAY)).toEqual({ dateOfBirth: kept, isBirthDateEstimated: true });
    }
    expect(bornOf('32', TODAY)).toEqual({ dateOfBirth: '1994-01-01', isBirthDateEstimated: true });
  });
});
