import fc from 'fast-check';
import { posting } from '../testing';
import { leftOf, proposed, sharesSent, wrongIn } from './allocation';
import { changeOf, FRESH, paymentOf, wrongTendered } from './payment-draft';

const opens = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 8 });
const charges = (open: readonly number[]) => open.map((openMinor, at) => posting(at + 1, { openMinor }));

describe('what a payment settles', () => {
  it('is proposed to the cent: no charge gets more than is open of it, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), opens, (amount, open) => {
        const all = charges(open);
        const shares = proposed(amount, all);
        expect(wrongIn(amount, shares, all)).toBeNull();
        const settled = [...shares.values()].reduce<number>((sum, share) => sum + (share ?? 0), 0);
        expect(settled + leftOf(amount, shares)).toBe(amount);
        // A later charge gets something only where the ones before are paid.
        const paid = all.map(({ id, openMinor }) => [shares.get(id) ?? 0, openMinor ?? 0] as const);
        const first = paid.findIndex(([share, whole]) => share < whole);
        expect(paid.slice(first + 1).every(([share]) => first < 0 || share === 0)).toBe(true);
      }),
    );
  });

  it('can be given otherwise, but not more than there is', () => {
    const all = charges([1_000, 2_000]);
    expect(wrongIn(2_000, new Map([[1, 1_001]]), all)).toBe('aboveOpen');
    expect(wrongIn(2_000, new Map<number, number>().set(1, 1_000).set(2, 1_500), all)).toBe('aboveAmount');
    expect(wrongIn(2_000, new Map([[2, null]]), all)).toBe('noAmount');
    expect(sharesSent(new Map<number, number>().set(1, 0).set(2, 500), 'LKR')).toEqual([
      { chargeId: 2, amount: { amountMinor: 500, currency: 'LKR' } },
    ]);
  });
});

describe('a payment as it is sent', () => {
  it('says of cash what was handed over, and of the rest the reference', () => {
    const draft = { ...FRESH, tendered: 500_000, reference: ' 88 ' };
    expect(paymentOf(draft, 450_000, 'LKR', null)).toEqual({
      kind: 'PAYMENT',
      amount: { amountMinor: 450_000, currency: 'LKR' },
      method: 'CASH',
      tenderedMinor: 500_000,
    });
    expect(changeOf(draft, 450_000)).toBe(50_000);
    expect(wrongTendered(draft, 500_001)).toBe('tooLittle');
    expect(paymentOf({ ...draft, method: 'CARD' }, 450_000, 'LKR', null)).toMatchObject({ reference: '88' });
    expect(paymentOf({ ...draft, method: 'CARD' }, 450_000, 'LKR', null)).not.toHaveProperty('tenderedMinor');
  });
});
