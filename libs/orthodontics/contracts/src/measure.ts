import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateBy, ValidateIf } from 'class-validator';

interface Range {
  min: number;
  max: number;
  description?: string;
  example?: number;
}

/** Read off a ruler to a tenth of a millimetre; floats carry a little dust. */
const isTenths = (value: unknown, { min, max }: Range) =>
  typeof value === 'number' && value >= min && value <= max && Math.abs(value * 10 - Math.round(value * 10)) < 1e-6;

const says = ({ min, max }: Range) => `must be millimetres from ${min} to ${max}, to a tenth`;
const isThere = (_: unknown, value: unknown) => value !== undefined && value !== null;

/** A length in millimetres, to a tenth. May be left out or null: not measured. */
export function Millimetres({ description, example, ...range }: Range): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      ...{ type: 'number', minimum: range.min, maximum: range.max, multipleOf: 0.1, required: false, nullable: true },
      ...(example !== undefined && { example }),
      ...(description && { description }),
    }),
    ValidateBy(
      { name: 'millimetres', validator: { validate: (value) => isTenths(value, range) } },
      { message: says(range) },
    ),
    ValidateIf(isThere),
  );
}

/** So many lengths in their order; null where one was not measured. May be left out or null altogether. */
export function MillimetreRow({ count, description, ...range }: Range & { count: number }): PropertyDecorator {
  const isLength = (value: unknown) => value === null || isTenths(value, range);
  return applyDecorators(
    ApiProperty({
      ...{ type: 'array', items: { type: 'number', minimum: range.min, maximum: range.max, nullable: true } },
      ...{ minItems: count, maxItems: count, required: false, nullable: true },
      ...(description && { description }),
    }),
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(count, { message: `must have ${count} items` }),
    ArrayMaxSize(count, { message: `must have ${count} items` }),
    ValidateBy(
      { name: 'lengths', validator: { validate: (value) => Array.isArray(value) && value.every(isLength) } },
      { message: `each ${says(range)}, or null` },
    ),
    ValidateIf(isThere),
  );
}
