/** An amount in minor units (cents) and its ISO 4217 currency. Never a float. */
export interface Money {
  amountMinor: number;
  currency: string;
}
