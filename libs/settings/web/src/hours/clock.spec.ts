import { clockOf, nextSpan, spansText } from './clock';

describe('a time of day', () => {
  it.each([
    ['8', '08:00'],
    ['17', '17:00'],
    ['830', '08:30'],
    ['8:30', '08:30'],
    ['8.30', '08:30'],
    ['1700', '17:00'],
    ['24', '24:00'],
    ['00:00', '00:00'],
    ['25', null],
    ['8:75', null],
    ['24:30', null],
    ['noon', null],
    ['', null],
  ])('typed as “%s” is %s', (typed, clock) => expect(clockOf(typed)).toBe(clock));

  it('follows the hours there are, and never goes over midnight', () => {
    expect(nextSpan([])).toEqual({ from: '08:00', to: '17:00' });
    expect(nextSpan([{ from: '08:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
    expect(nextSpan([{ from: '08:00', to: '22:30' }])).toEqual({ from: '23:00', to: '24:00' });
    expect(nextSpan([{ from: '08:00', to: '23:30' }])).toBeNull();
    expect(
      spansText([
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ]),
    ).toBe('08:00–12:00, 13:00–17:00');
  });
});
