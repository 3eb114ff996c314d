import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import { presence, type Presence } from './presence';

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** True for an instant in UTC, written `2026-11-22T08:30:00.000Z` (milliseconds may be left out). */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(value)) return false;
  return isDay(value.slice(0, 10)) && !Number.isNaN(new Date(value).getTime());
}

function Checked(name: string, holds: (value: unknown) => boolean, message: string): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: { message },
      validator: { validate: holds },
    });
}

/** A calendar day, `YYYY-MM-DD`: no time, no zone. */
export function Day(rule: Presence = {}): PropertyDecorator {
  return applyDecorators(
    // `example: undefined` says that the console writes none.
    ApiProperty({ type: String, format: 'date', ...presence.documented({ example: '2026-11-22', ...rule }) }),
    Checked('day', isDay, 'must be a day that exists, written YYYY-MM-DD'),
    ...presence.decorators(rule),
  );
}

/** An instant, ISO 8601 in UTC. */
export function Instant(rule: Presence = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: String,
      format: 'date-time',
      example: '2026-11-22T08:30:00.000Z',
      ...presence.documented(rule),
    }),
    Checked('instant', isInstant, 'must be a time in UTC, written 2026-11-22T08:30:00.000Z'),
    ...presence.decorators(rule),
  );
}
