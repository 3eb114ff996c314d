import { Int } from './fields/numbers';
import { Text } from './fields/text';
import type { Money } from './money';

/** An amount in minor units and its currency. */
export class MoneyDto implements Money {
  @Int({ min: 0, max: 1_000_000_000_000, example: 150000 }) amountMinor!: number;
  @Text({ max: 3, pattern: { matches: /^[A-Z]{3}$/, says: 'must be an ISO 4217 code' }, example: 'LKR' })
  currency!: string;
}
