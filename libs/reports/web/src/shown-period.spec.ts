import { daysOf, periodOf } from './shown-period';

const TODAY = '2026-11-23';

describe('the period of an address', () => {
  it('is the last thirty days without a word', () => {
    expect(periodOf({}, TODAY)).toEqual({ preset: '30d', from: '2026-10-25', to: TODAY, groupBy: null });
  });

  it('takes what is no period for none', () => {
    for (const period of ['forever', '31', null]) expect(periodOf({ period }, TODAY).preset).toBe('30d');
    expect(periodOf({ from: '2026-02-30x', to: TODAY }, TODAY).preset).toBe('30d');
    expect(periodOf({ groupBy: 'hour' }, TODAY).groupBy).toBeNull();
  });

  it('turns days around that stand the wrong way, and ends too long a period where it says', () => {
    expect(periodOf({ from: '2026-03-31', to: '2026-03-01' }, TODAY)).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(daysOf(periodOf({ from: '2001-01-01', to: '2026-03-01' }, TODAY))).toBe(366);
  });
});
