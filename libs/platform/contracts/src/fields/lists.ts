import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { presence, type Presence } from './presence';

type Shape = new () => object;

/** An object with fields of its own. */
export function Nested(shape: () => Shape, rule: Presence = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => shape(), ...presence.documented(rule) }),
    Type(shape),
    IsObject({ message: 'must be an object' }),
    ValidateNested(),
    ...presence.decorators(rule),
  );
}

/** A list of objects; bounded, like every list. */
export function ListOf(shape: () => Shape, rule: Presence & { max: number; min?: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => shape(), isArray: true, maxItems: rule.max, ...presence.documented(rule) }),
    Type(shape),
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(rule.min ?? 0, { message: `must have at least ${rule.min} items` }),
    ArrayMaxSize(rule.max, { message: `must have at most ${rule.max} items` }),
    // A list in the list would be looked through in place of an object, and an empty one be let in.
    IsObject({ each: true, message: 'must each be an object' }),
    ValidateNested({ each: true }),
    ...presence.decorators(rule),
  );
}

/** A list of words of a closed list. */
export function SomeOf(values: readonly string[], rule: Presence & { max?: number } = {}): PropertyDecorator {
  const max = rule.max ?? values.length;
  return applyDecorators(
    ApiProperty({ enum: values, isArray: true, maxItems: max, ...presence.documented(rule) }),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(max, { message: `must have at most ${max} items` }),
    IsIn(values, { each: true, message: `must each be one of ${values.join(', ')}` }),
    ...presence.decorators(rule),
  );
}

/** A list of ids of records. */
export function Ids(rule: Presence & { max: number }): PropertyDecorator {
  const each = { each: true, message: 'must each be the id of a record' };
  return applyDecorators(
    ApiProperty({ type: 'integer', isArray: true, maxItems: rule.max, ...presence.documented(rule) }),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(rule.max, { message: `must have at most ${rule.max} items` }),
    IsInt(each),
    Min(1, each),
    Max(4_294_967_295, each),
    ...presence.decorators(rule),
  );
}
