import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf, instantOf, pageFrom, placeOf } from './cursor';

const key = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.constant(null));

describe('cursors', () => {
  it('come back as the place they were made of', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 4 }), (keys) => {
        const cursor = cursorOf('name', keys);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(placeOf(cursor, 'name', keys.length)).toEqual(keys);
      }),
    );
  });

  it('of another list, of another length or made up are refused (422), never a failure', () => {
    const refused = expect.objectContaining({ status: 422, errors: [expect.objectContaining({ path: 'cursor' })] });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(() => placeOf(text, 'name', 3)).toThrow(refused);
        },
      ),
    );
    for (const keys of [['a', 1], ['a', 'b', 1, 2], []]) {
      expect(() => placeOf(cursorOf('name', keys), 'name', 3)).toThrow(refused);
    }
    expect(() => placeOf(cursorOf('code', ['a']), 'name', 1)).toThrow(refused);
    for (const value of ['1e309', '1.5', '{}', '[]', 'true']) {
      expect(() => placeOf(Buffer.from(`["name",${value}]`).toString('base64url'), 'name', 1)).toThrow(refused);
    }
    for (const value of ['yesterday', '', null, 7, undefined]) expect(() => instantOf(value)).toThrow(refused);
    expect(instantOf('2026-11-22T08:30:00.000Z').getTime()).toBe(Date.UTC(2026, 10, 22, 8, 30));
  });

  it('lead through a list of any length in pages of any size, each row once, and end', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (length, limit) => {
        const rows = Array.from({ length }, (_, id) => id);
        const seen: number[] = [];
        for (let after = -1; ;) {
          const found = rows.filter((id) => id > after).slice(0, limit + 1);
          const { items, nextCursor } = pageFrom(
            found,
            limit,
            (id) => cursorOf('id', [id]),
            (id) => id,
          );
          expect(items.length).toBeLessThanOrEqual(limit);
          seen.push(...items);
          if (!nextCursor) break;
          after = Number(placeOf(nextCursor, 'id', 1)[0]);
        }
        expect(seen).toEqual(rows);
      }),
    );
  });
});
