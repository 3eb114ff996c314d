import type { Schema } from './operations';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value says more, less or something else than its schema: a key nobody has described is a leak. */
export function departures(schema: Schema, value: unknown, at = ''): string[] {
  const here = at || 'the answer';
  if (value === null) return schema.nullable ? [] : [`${here} is null`];
  if (schema.oneOf) {
    const each = schema.oneOf.map((one) => departures(one, value, at));
    return each.some((faults) => !faults.length) ? [] : each.flat();
  }
  if (schema.enum && schema.type !== 'array')
    return schema.enum.includes(value) ? [] : [`${here} is none of ${schema.enum.join(', ')}`];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${here} is no list`];
    return value.flatMap((item, index) => departures(schema.items ?? {}, item, `${at}.${index}`));
  }
  if (schema.properties || schema.additionalProperties)
    return isObject(value) ? ofObject(schema, value, at) : [`${here} is no object`];
  const kind = schema.type === 'integer' ? 'number' : schema.type;
  return !kind || kind === 'object' || typeof value === kind ? [] : [`${here} is no ${schema.type}`];
}

function ofObject(schema: Schema, value: Record<string, unknown>, at: string): string[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${at}.${name} is missing`);
  const told = Object.entries(value).flatMap(([name, field]) => {
    const known = properties[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (known) return field === undefined ? [] : departures(known, field, `${at}.${name}`);
    // Said to be anything: what other answers are made of, and held to there (the cards of the dashboard, to their lists).
    if (additionalProperties === true) return [];
    return [`${at}.${name} is in no schema`];
  });
  return [...missing, ...told];
}

/** Every key a value of this schema may have, with the way to it. */
export function keysOf(schema: Schema, at = ''): string[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    `${at}${name}`,
    ...keysOf(field, `${at}${name}.`),
  ]);
  const nested = [...(schema.items ? [schema.items] : []), ...(schema.oneOf ?? [])];
  return [...inner, ...nested.flatMap((one) => keysOf(one, at))];
}
