import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from './queue-board';

describe('the median wait', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 4, 100])).toBe(7);
    expect(median([3])).toBe(3);
    expect(median([])).toBeNull();
  });

  it('has as many values on either side, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1 }), (values) => {
        const middle = median(values) ?? NaN;
        // Rounding may move it by half a minute.
        expect(values.filter((value) => value < middle - 0.5).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle + 0.5).length).toBeLessThanOrEqual(values.length / 2);
        expect(median([...values].reverse())).toBe(middle);
      }),
    );
  });
});
