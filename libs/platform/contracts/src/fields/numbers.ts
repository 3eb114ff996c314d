import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { presence, type Presence } from './presence';

interface InQuery {
  /** The field comes from the address, where everything is text. */
  query?: boolean;
}

const numberFromText = ({ value }: { value: unknown }) =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;

const flagFromText = ({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value);

/** A whole number within limits. */
export function Int(rule: Presence & InQuery & { min: number; max: number }): PropertyDecorator {
  const { min, max } = rule;
  return applyDecorators(
    ApiProperty({ type: 'integer', minimum: min, maximum: max, ...presence.documented(rule) }),
    ...(rule.query ? [Transform(numberFromText)] : []),
    IsInt({ message: 'must be a whole number' }),
    Min(min, { message: `must be at least ${min}` }),
    Max(max, { message: `must be at most ${max}` }),
    ...presence.decorators(rule),
  );
}

/** The id of a record: a positive integer (INT UNSIGNED). */
export function Id(rule: Presence & InQuery = {}): PropertyDecorator {
  return Int({ example: 1, ...rule, min: 1, max: 4_294_967_295 });
}

/** Yes or no. */
export function Flag(rule: Presence & InQuery = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: Boolean, ...presence.documented(rule) }),
    ...(rule.query ? [Transform(flagFromText)] : []),
    IsBoolean({ message: 'must be true or false' }),
    ...presence.decorators(rule),
  );
}
