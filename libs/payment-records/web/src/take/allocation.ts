import { spread, type PostingDto } from '@cuspid/payment-records/contracts';

/** What of an amount settles which charge, in minor units by the charge's id. Null in a row: what was typed is no amount. */
export type Shares = ReadonlyMap<number, number | null>;

/** The oldest first, until nothing is left. */
export function proposed(amountMinor: number, charges: readonly PostingDto[]): Shares {
  const open = charges.map(({ id, openMinor }) => ({ id, openMinor: openMinor ?? 0 }));
  return new Map(spread(amountMinor, open).map((part) => [part.id, part.amountMinor]));
}

/** What is left of the amount once all shares are taken from it; below nothing: more than there is. */
export function leftOf(amountMinor: number, shares: Shares): number {
  let left = amountMinor;
  for (const share of shares.values()) left -= share ?? 0;
  return left;
}

/** Why these shares cannot be sent: one is no amount, one is more than its charge, or all are more than the amount. */
export function wrongIn(
  amountMinor: number,
  shares: Shares,
  charges: readonly PostingDto[],
): 'noAmount' | 'aboveOpen' | 'aboveAmount' | null {
  for (const { id, openMinor } of charges) {
    const share = shares.get(id);
    if (share === null) return 'noAmount';
    if ((share ?? 0) > (openMinor ?? 0)) return 'aboveOpen';
  }
  return leftOf(amountMinor, shares) < 0 ? 'aboveAmount' : null;
}

/** As they are sent: without what gets nothing. */
export const sharesSent = (shares: Shares, currency: string) =>
  [...shares].flatMap(([chargeId, share]) => (share ? [{ chargeId, amount: { amountMinor: share, currency } }] : []));
