import {
  Day,
  Email,
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Nested,
  OneOf,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validation } from './validation';

class PhoneDto {
  @Text({ max: 10 }) number!: string;
}

class ThingDto {
  @Text({ max: 5 }) name!: string;
  @Text({ max: 5, verbatim: true, optional: true }) secret?: string;
  @Email({ optional: true }) email?: string;
  @Id({ optional: true }) id?: number;
  @Int({ min: 1, max: 9, query: true, optional: true }) count?: number;
  @Flag({ optional: true, nullable: true }) isOpen?: boolean | null;
  @Day({ optional: true }) day?: string;
  @Instant({ optional: true }) at?: string;
  @OneOf(['A', 'B'], { optional: true }) one?: string;
  @SomeOf(['A', 'B'], { optional: true }) some?: string[];
  @Nested(() => PhoneDto, { optional: true }) main?: PhoneDto;
  @ListOf(() => PhoneDto, { max: 2, optional: true }) phones?: PhoneDto[];
}

const pipe = validation();
const check = (value: unknown): Promise<unknown> => pipe.transform(value, { type: 'body', metatype: ThingDto });
const errorsOf = async (value: unknown) =>
  check(value).then(
    () => [],
    (error: { errors: { path: string; message: string }[] }) =>
      error.errors.map(({ path, message }) => `${path} ${message}`),
  );

describe('what a request may hold', () => {
  it.each<[string, unknown, string[]]>([
    ['a text of blanks', { name: '  ' }, ['name must have 1 to 5 characters']],
    ['a text too long', { name: 'abcdef' }, ['name must have 1 to 5 characters']],
    ['a number for a text', { name: 7 }, ['name must be text']],
    ['a list for a text', { name: ['a'] }, ['name must be text']],
    ['nothing', {}, ['name must be text']],
    ['a NUL', { name: 'a\u0000' }, ['name holds a character that cannot be stored']],
    ['half a letter', { name: 'a\ud800' }, ['name holds a character that cannot be stored']],
    ['half a letter in an address', { name: 'a', email: '\ud800@a.test' }, ['email must be an e-mail address']],
    ['an id that is none', { name: 'a', id: 0 }, ['id must be at least 1']],
    ['an id beyond the column', { name: 'a', id: 4_294_967_296 }, ['id must be at most 4294967295']],
    ['an infinite number', { name: 'a', id: Infinity }, ['id must be a whole number']],
    ['a number as text in a body', { name: 'a', id: '1' }, ['id must be a whole number']],
    ['a word for yes', { name: 'a', isOpen: 'true' }, ['isOpen must be true or false']],
    [
      'a day that does not exist',
      { name: 'a', day: '2026-02-29' },
      ['day must be a day that exists, written YYYY-MM-DD'],
    ],
    [
      'a time without a zone',
      { name: 'a', at: '2026-02-28T10:00:00' },
      ['at must be a time in UTC, written 2026-11-22T08:30:00.000Z'],
    ],
    ['a word nobody offered', { name: 'a', one: 'C' }, ['one must be one of A, B']],
    ['a list with one of them', { name: 'a', some: ['A', 'C'] }, ['some must each be one of A, B']],
    ['a field nobody knows', { name: 'a', role: 'ADMIN' }, ['role is not a field of this request']],
    [
      'a field nobody knows, inside',
      { name: 'a', main: { number: '1', x: 1 } },
      ['main.x is not a field of this request'],
    ],
    [
      'the path of the wrong one in a list',
      { name: 'a', phones: [{ number: '1' }, { number: 2 }] },
      ['phones.1.number must be text'],
    ],
    [
      'more than a list holds',
      { name: 'a', phones: [1, 2, 3].map((n) => ({ number: String(n) })) },
      ['phones must have at most 2 items'],
    ],
    ['an empty list where an object is due', { name: 'a', phones: [[]] }, ['phones must each be an object']],
    ['a list of what is due', { name: 'a', phones: [[{ number: '1' }]] }, ['phones must each be an object']],
    ['a text where an object is due', { name: 'a', phones: ['1'] }, ['phones must each be an object']],
    ['a text where a list is due', { name: 'a', phones: 'x' }, ['phones must be a list']],
    ['null for what may be left out', { name: 'a', email: null }, ['email must be an e-mail address']],
  ])('is not %s', async (_, value, errors) => {
    expect(await errorsOf(value)).toEqual(errors);
  });

  it('is not a list for the whole, however right each item', async () => {
    for (const list of [[], [{ name: 'a' }], [[]]]) expect(await errorsOf(list)).not.toEqual([]);
  });

  it('is tidied: blanks at the ends go, equal words become equal bytes, secrets stay to the letter', async () => {
    expect(await check({ name: ' e\u0301 ', secret: ' e\u0301 ', count: '7', isOpen: null })).toEqual({
      name: 'é',
      secret: ' e\u0301 ',
      count: 7,
      isOpen: null,
    });
  });

  it('leaves out what was left out: a change changes nothing that is not named', async () => {
    const made = await check({ name: 'a' });
    expect(Object.keys(Object(made))).toEqual(['name']);
  });

  it('makes nobody’s prototype anything', async () => {
    await check(JSON.parse('{"name":"a","__proto__":{"isAdmin":true}}')).catch(() => undefined);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it('takes or refuses any JSON there is, and never falls over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('name', 'email', 'id', 'day', 'main', 'phones', 'some'),
        async (value, field) => {
          for (const message of await errorsOf({ name: 'a', [field]: value })) expect(message).toMatch(/^\S* .{5,}$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
