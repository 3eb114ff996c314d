import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptUntil, yearsAfter } from './retention';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const years = fc.integer({ min: 0, max: 100 });
const kept = fc.record({ lastEntryOn: day, dateOfBirth: fc.option(day), isBirthDateEstimated: fc.boolean() });

describe('how long a record is kept', () => {
  it('is never shorter than the clinic’s years after the last entry', () => {
    fc.assert(
      fc.property(kept, years, (record, term) => {
        expect(keptUntil(record, term)! >= yearsAfter(record.lastEntryOn, term)).toBe(true);
      }),
    );
  });

  it('is never over before a minor has been of age for that long', () => {
    fc.assert(
      fc.property(kept, day, years, (record, dateOfBirth, term) => {
        expect(keptUntil({ ...record, dateOfBirth }, term)! >= yearsAfter(dateOfBirth, 18 + term)).toBe(true);
      }),
    );
  });

  it('is no longer than it must be: one of the two days it is', () => {
    fc.assert(
      fc.property(kept, years, ({ lastEntryOn, dateOfBirth }, term) => {
        const until = keptUntil({ lastEntryOn, dateOfBirth, isBirthDateEstimated: false }, term);
        const days = [lastEntryOn, ...(dateOfBirth ? [yearsAfter(dateOfBirth, 18)] : [])];
        expect(days.map((from) => yearsAfter(from, term))).toContain(until);
      }),
    );
  });

  it('never gets shorter by a later entry, a younger patient or a longer rule', () => {
    fc.assert(
      fc.property(kept, day, day, years, years, (record, later, younger, term, more) => {
        const until = keptUntil(record, term) ?? '';
        const lastEntryOn = later > record.lastEntryOn ? later : record.lastEntryOn;
        expect(keptUntil({ ...record, lastEntryOn }, term)! >= until).toBe(true);
        expect(keptUntil(record, term + more)! >= until).toBe(true);
        if (record.dateOfBirth && younger > record.dateOfBirth)
          expect(keptUntil({ ...record, dateOfBirth: younger }, term)! >= until).toBe(true);
      }),
    );
  });

  it('counts an estimated birth date from the end of its year', () => {
    const child = { lastEntryOn: '2020-05-01', dateOfBirth: '2010-01-01' };
    expect(keptUntil({ ...child, isBirthDateEstimated: true }, 10)).toBe('2038-12-31');
    expect(keptUntil({ ...child, isBirthDateEstimated: false }, 10)).toBe('2038-01-01');
  });

  it('is no time at all when nothing clinical is in it', () => {
    expect(keptUntil({ lastEntryOn: null, dateOfBirth: '2020-01-01', isBirthDateEstimated: false }, 10)).toBeNull();
  });

  it('knows the years that have no 29 February', () => {
    expect(yearsAfter('2024-02-29', 10)).toBe('2034-03-01');
    expect(yearsAfter('2024-02-29', 4)).toBe('2028-02-29');
  });
});
