import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateBy, ValidateNested } from 'class-validator';
import { Int } from './numbers';
import { presence, type Presence } from './presence';
import { Text } from './text';

/** An amount: whole minor units (cents) and the ISO 4217 code they are of. Never a fraction. */
export class MoneyDto {
  @Int({ min: 0, max: Number.MAX_SAFE_INTEGER, example: 150_000 }) amountMinor!: number;
  @Text({
    min: 3,
    max: 3,
    pattern: { matches: /^[A-Z]{3}$/, says: 'must be a currency code such as LKR' },
    example: 'LKR',
  })
  currency!: string;
}

/** An amount of money, never negative: what takes money back says so by its kind. `max` in minor units. */
export function Money(rule: Presence & { max: number }): PropertyDecorator {
  const isWithin = (value: unknown) => !(value instanceof MoneyDto) || !(value.amountMinor > rule.max);
  return applyDecorators(
    ApiProperty({ type: () => MoneyDto, ...presence.documented(rule) }),
    Type(() => MoneyDto),
    IsObject({ message: 'must be an object' }),
    ValidateBy({ name: 'amount', validator: { validate: isWithin } }, { message: `must be at most ${rule.max}` }),
    ValidateNested(),
    ...presence.decorators(rule),
  );
}
