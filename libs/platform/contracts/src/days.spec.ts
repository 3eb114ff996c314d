import { describe, expect, it } from 'vitest';
import { dayAfter } from './days';

describe('a calendar day', () => {
  it('is followed by the next one, over months, years and changes of the clock', () => {
    expect([dayAfter('2026-12-31', 1), dayAfter('2028-03-01', -1), dayAfter('2026-03-29', 1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2026-03-30',
    ]);
  });
});
