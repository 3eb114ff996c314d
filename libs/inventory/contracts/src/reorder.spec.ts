import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf, weeksKnown } from './pace';
import { proposalOf, type Standing } from './reorder';

const usual: Standing = {
  ...{ quantity: 30, onOrder: 0, minimum: 10, maximum: 100, packSize: 10, leadDays: 7 },
  ...{ used: 120, weeks: 12 },
};

describe('what to order', () => {
  it('is nothing while there is enough until a delivery can come', () => {
    expect(proposalOf(usual)).toBeNull();
    expect(proposalOf({ ...usual, quantity: 5, onOrder: 60 })).toBeNull();
    expect(proposalOf({ ...usual, used: 0, minimum: 0, quantity: 0 })).toBeNull();
  });

  it('is what fills up to the maximum in whole packs, at the minimum or when it goes too fast', () => {
    expect(proposalOf({ ...usual, quantity: 8 })).toEqual({ proposed: 90, packs: 9, target: 100, because: 'MINIMUM' });
    expect(proposalOf({ ...usual, used: 840 })).toMatchObject({ proposed: 70, because: 'PACE' });
    expect(proposalOf({ ...usual, quantity: 8, packSize: 200 })).toMatchObject({ packs: 1, proposed: 200 });
    expect(proposalOf({ ...usual, quantity: 8, maximum: null })).toMatchObject({ target: 50, proposed: 50 });
  });

  it('never goes beyond the maximum by more than the one pack without which there were none', () => {
    const whole = (max: number, min = 0) => fc.integer({ min, max });
    const standings = fc.record({
      ...{
        quantity: whole(500),
        onOrder: whole(500),
        minimum: whole(200),
        packSize: whole(50, 1),
        leadDays: whole(60),
      },
      ...{ maximum: whole(900, 200), used: whole(5_000), weeks: whole(12, 1) },
    });
    fc.assert(
      fc.property(standings, (standing) => {
        const proposal = proposalOf(standing);
        if (!proposal) return;
        const after = standing.quantity + standing.onOrder + proposal.proposed;
        expect(proposal.proposed).toBe(proposal.packs * standing.packSize);
        expect(proposal.packs === 1 || after <= standing.maximum).toBe(true);
        expect(after).toBeLessThan(standing.maximum + standing.packSize);
      }),
    );
  });

  it('is reckoned over twelve weeks, or as long as the item is known', () => {
    expect([0, 1, 7, 8, 80, 900].map(weeksKnown)).toEqual([1, 1, 1, 2, 12, 12]);
    expect(paceOf({ quantity: 25, used: 30, weeks: 12 })).toEqual({ weeklyTenths: 25, daysLeft: 70 });
    expect(paceOf({ quantity: 25, used: 0, weeks: 12 })).toEqual({ weeklyTenths: 0, daysLeft: null });
  });
});
