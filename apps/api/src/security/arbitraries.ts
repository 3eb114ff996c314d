import fc from 'fast-check';
import type { Operation, Schema } from './operations';

/** JSON texts that are no value anybody wants: of the wrong kind, out of range, or made to break out of something. */
const HOSTILE = [
  'null',
  'true',
  '-1',
  '1e309',
  '-0',
  '1.5',
  '9007199254740993',
  '4294967296',
  '""',
  '" "',
  '[]',
  '{}',
  '[[[]]]',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"x\\u0000y"',
  '"\' or 1=1 -- "',
  '"1; drop table patient"',
  '"1\' and sleep(9) -- "',
  '"%_\\\\"',
  '"../../etc/passwd"',
  '"{{7*7}}${7*7}<script>"',
  '"\\r\\nSet-Cookie: a=b"',
  '"\\u001b[2J"',
  '"\\u202e\\u2066"',
  '["a",["b"]]',
  '{"toString":1,"hasOwnProperty":2,"length":-1}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  '"2026-02-30"',
  '"0000-00-00"',
  '"9999-12-31T24:00:00Z"',
  '"10000-01-01"',
  `"${'ක'.repeat(5_000)}"`,
  `"${'e\\u0301'.repeat(400)}"`,
  '['.repeat(40) + ']'.repeat(40),
];
const TEXTS = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  'NaN',
  '18446744073709551616',
  '%00',
  '%ff',
  '%zz',
  "1'--",
  '1%2f2',
  '..%2f1',
  '%F0%9F%A6%B7',
  'constructor',
  '__proto__',
  '1;x=1',
  '%20',
  '+++',
  'a'.repeat(3_000),
  '%E0%B6%9A'.repeat(300),
  '2026-13-01',
];

const hostile = fc.constantFrom(...HOSTILE);
const anyJson = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));

/** JSON text of a value the schema takes, or nearly: patterns are the one thing it only tries. */
export function valid(schema: Schema): fc.Arbitrary<string> {
  if (schema.enum && schema.type !== 'array')
    return fc.constantFrom(...schema.enum).map((value) => JSON.stringify(value));
  if (schema.type === 'array') {
    const most = Math.min(schema.maxItems ?? 3, 3);
    const items = fc.array(valid(schema.items ?? {}), {
      minLength: Math.min(schema.minItems ?? 0, most),
      maxLength: most,
    });
    return items.map((list) => `[${list.join(',')}]`);
  }
  if (schema.properties) return objectOf(schema);
  if (schema.type === 'boolean') return fc.boolean().map(String);
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum: min = -10, maximum: max = 1_000_000 } = schema;
    return fc
      .oneof(fc.integer({ min, max: Math.min(max, min + 60) }), fc.integer({ min, max }), fc.constant(max))
      .map(String);
  }
  return textOf(schema).map((text) => JSON.stringify(text));
}

function textOf({ format, example, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'date')
    return fc
      .date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (format === 'email') return fc.emailAddress();
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 300)) });
  const matching = pattern ? [fc.stringMatching(new RegExp(pattern, 'u'), { maxLength })] : [];
  const given = typeof example === 'string' ? [fc.constant(example)] : [];
  return fc.oneof(free, ...matching, ...given);
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<string> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valid(field)]));
  return fc.record(fields, { requiredKeys: required }).map(
    (made) =>
      `{${Object.entries(made)
        .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
        .join(',')}}`,
  );
}

/** An object the schema takes in all fields but one, or with one that nobody knows. */
function spoilt(schema: Schema): fc.Arbitrary<string> {
  const names = Object.keys(schema.properties ?? {});
  const name = names.length ? fc.oneof(fc.constantFrom(...names), fc.string()) : fc.string();
  return fc
    .tuple(valid(schema), name, fc.oneof(hostile, anyJson))
    .map(
      ([text, key, value]) => `${text.replace(/\}$/, '')}${text.length > 2 ? ',' : ''}${JSON.stringify(key)}:${value}}`,
    );
}

const bodyOf = (schema: Schema): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: valid(schema) },
    { weight: 5, arbitrary: spoilt(schema) },
    { weight: 1, arbitrary: fc.oneof(anyJson, hostile) },
    { weight: 1, arbitrary: fc.string() },
  );

const encoded = (text: string) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));
const inAddress = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ minLength: 1, maxLength: 60 }).map(encoded));

function queryOf({ query }: Operation): fc.Arbitrary<string> {
  if (!query.length) return fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: inAddress });
  const told = query.map(({ name, schema }) =>
    fc
      .oneof(
        valid(schema).map((text) => encoded(text.replace(/^"|"$/g, ''))),
        inAddress,
      )
      .map((text) => `${name}=${text}`),
  );
  const odd = fc.constantFrom('limit=1&limit=2', 'q[]=a', 'q[a]=b', '__proto__[a]=b', 'page=2', '&&&', '=');
  return fc
    .array(fc.oneof({ weight: 8, arbitrary: fc.oneof(...told) }, { weight: 1, arbitrary: odd }), { maxLength: 4 })
    .map((parts) => parts.join('&'));
}

/** A request that somebody might send by mistake, in malice or because a program went wrong. */
export interface Sent {
  /** What stands at each parameter of the address; null: something that is there, and within reach. */
  values: (string | null)[];
  query: string;
  body: string | undefined;
  headers: Record<string, string>;
}

const headers = fc.record(
  {
    'if-match': fc.oneof(
      { weight: 6, arbitrary: fc.constant('"1"') },
      { weight: 1, arbitrary: fc.constantFrom('"2"', '*', '1', '"999999999"', 'W/"1"', '"1", "2"', '""', "' or 1=1") },
    ),
    'idempotency-key': fc.oneof(
      { weight: 6, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('a', 'two words', 'x'.repeat(201), "'--") },
    ),
    'content-type': fc.oneof(
      { weight: 12, arbitrary: fc.constant('application/json') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'application/json; charset=utf-8',
          'application/json; charset=klingon',
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/json;;;',
        ),
      },
    ),
    'x-request-id': fc.constantFrom('short', 'a'.repeat(100), '0123-4567-89ab', '<script>'),
    'x-http-method-override': fc.constantFrom('DELETE', 'GET', 'CONNECT'),
    'last-event-id': fc.constantFrom('0', '-1', '9'.repeat(40), 'x'),
    'x-background': fc.constantFrom('1', '0', 'yes'),
  },
  { requiredKeys: ['if-match'] },
);

/** Requests of every kind to one route: as the schema wants them, nearly so, and not at all. */
export function requestsTo(operation: Operation): fc.Arbitrary<Sent> {
  const value = fc.option(fc.oneof(inAddress, fc.integer({ min: 1, max: 60 }).map(String)), { nil: null, freq: 2 });
  const { body } = operation;
  return fc.record({
    values: fc.tuple(...operation.slots.map(() => value)),
    query: queryOf(operation),
    body: body
      ? bodyOf(body)
      : fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyJson }),
    headers,
  });
}
