import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './duplicates';
import { distance } from './name-distance';
import { Patient } from './patient';

const known = Object.assign(new Patient(), {
  id: 1,
  firstName: 'Ruwan',
  lastName: 'Jayasinghe',
  dateOfBirth: '1994-03-14',
  phone: '077 214 8830',
  otherPhone: null,
});

describe('the distance of two names', () => {
  it('counts letters added, dropped, changed and swapped', () => {
    expect(distance('jayasinghe', 'jayasingha')).toBe(1);
    expect(distance('perera', 'preera')).toBe(1);
    expect(distance('silva', 'de silva')).toBe(3);
    expect(distance('kamal', '')).toBe(5);
  });

  it('is a distance: nothing to itself, the same both ways, never more than the longer name', () => {
    const name = fc.stringMatching(/^[a-e]{0,8}$/);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance(a, b) === 0).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });
});

describe('who may be the same person', () => {
  it('names and birth date, or names and phone, stop the desk; a name alone does not', () => {
    const named = { firstName: 'ruwan', lastName: 'JAYASINGHE' };
    expect(compare(known, { ...named, dateOfBirth: '1994-03-14' })).toMatchObject({
      isBlocking: true,
      agrees: ['firstName', 'lastName', 'dateOfBirth'],
    });
    expect(compare(known, { ...named, phone: '+94772148830' })).toMatchObject({ isBlocking: true });
    expect(compare(known, named)).toMatchObject({ isBlocking: false, agrees: ['firstName', 'lastName'] });
  });

  it('a slip of the keyboard is near, but does not agree to the letter', () => {
    expect(compare(known, { firstName: 'Ruwna', lastName: 'Jayasingha', dateOfBirth: '1994-03-14' })).toMatchObject({
      isBlocking: true,
      agrees: ['dateOfBirth'],
    });
    expect(compare(known, { firstName: 'Rohan', lastName: 'Perera', dateOfBirth: '1994-03-14' }).isBlocking).toBe(
      false,
    );
  });

  it('names too short to have slips in are the same or not', () => {
    const short = Object.assign(new Patient(), known, { firstName: 'Li', lastName: 'Wu' });
    expect(compare(short, { firstName: 'Lu', lastName: 'Wu', dateOfBirth: '1994-03-14' }).isBlocking).toBe(false);
  });

  it('nothing typed is like nobody', () => {
    expect(compare(known, {})).toMatchObject({ agrees: [], isBlocking: false, score: 0 });
  });
});
