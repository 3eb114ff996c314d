import { amountText, decimalsOf, grouped, minorOf } from './money';

describe('an amount of money', () => {
  it.each([
    ['1500', 'LKR', 150_000],
    ['1,500.00', 'LKR', 150_000],
    ['1 500.5', 'LKR', 150_050],
    ['0.07', 'LKR', 7],
    ['.', 'LKR', undefined],
    ['12.345', 'LKR', undefined],
    ['12.345', 'KWD', 12_345],
    ['1500', 'JPY', 1_500],
    ['1500.5', 'JPY', undefined],
    ['-5', 'LKR', undefined],
    ['1e3', 'LKR', undefined],
    ['five', 'LKR', undefined],
    ['  ', 'LKR', null],
  ])('typed as “%s” in %s is %s', (typed, currency, minor) => {
    expect(minorOf(typed, currency)).toBe(minor);
  });

  it('is read as it is written, whatever it is', () => {
    for (const minor of [0, 1, 99, 100, 29, 1_000_000_000, 123_456_789]) {
      for (const currency of ['LKR', 'JPY', 'KWD']) expect(minorOf(amountText(minor, currency), currency)).toBe(minor);
    }
    expect(amountText(150_000, 'LKR')).toBe('1,500.00');
    expect(decimalsOf('KWD')).toBe(3);
  });

  it('is grouped while it is typed', () => {
    expect(['1', '1234', '1,2345', '1234567.8', '12,', 'x1'].map(grouped)).toEqual([
      '1',
      '1,234',
      '12,345',
      '1,234,567.8',
      '12',
      'x1',
    ]);
  });
});
