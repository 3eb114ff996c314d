import {
  changedFields,
  FIELD_NAMES,
  INVESTIGATIONS,
  mergeAnswers,
  ruleOf,
  settled,
  withAnswers,
  type Answers,
  type FieldRule,
} from '@cuspid/case-history/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = fc.integer({ min: 0, max: 9_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

function anyValue(rule: FieldRule): fc.Arbitrary<unknown> {
  switch (rule.kind) {
    case 'choice':
      return fc.constantFrom(...rule.values);
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...rule.values));
    case 'millimetres':
    case 'number':
      return fc.integer({ min: rule.min, max: rule.max });
    case 'flag':
      return fc.boolean();
    case 'date':
      return day;
    case 'investigations': {
      const kind = fc.constantFrom(...INVESTIGATIONS);
      const days = { requestedOn: fc.option(day), doneOn: fc.option(day), documentId: fc.option(fc.nat()) };
      return fc.array(fc.record({ kind, ...days }, { requiredKeys: ['kind'] }), { maxLength: 3 });
    }
    case 'text':
      return fc.string({ unit: 'grapheme', maxLength: 12 });
  }
}

const record = Object.fromEntries(FIELD_NAMES.map((name) => [name, fc.option(anyValue(ruleOf(name)))]));
/** Answers as a client may send them: with nulls, empty texts, choices in any order, and keys left out. */
const anyAnswers: fc.Arbitrary<Answers> = fc.record(record, { requiredKeys: [] });

describe('what changed between two histories', () => {
  it('leads from the one to the other, and back', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (before, after) => {
        const changed = changedFields(before, after);
        expect(withAnswers(before, after, changed)).toEqual(settled(after));
        expect(withAnswers(after, before, changed)).toEqual(settled(before));
        expect(changedFields(after, before)).toEqual(changed);
        expect(changedFields(before, settled(before))).toEqual([]);
      }),
    );
  });

  it('is never lost when two people changed one history: both sides’ own edits stand, and the rest is named', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, anyAnswers, (base, mine, theirs) => {
        const { answers, clashes, taken } = mergeAnswers(base, mine, theirs);
        const [byMe, byThem] = [changedFields(base, mine), changedFields(base, theirs)];
        // What I typed is in it, whatever they did.
        expect(changedFields(answers, mine).filter((name) => byMe.includes(name))).toEqual([]);
        // What only they changed is in it, and told.
        expect(taken).toEqual(byThem.filter((name) => !byMe.includes(name)));
        expect(changedFields(answers, theirs).filter((name) => taken.includes(name))).toEqual([]);
        // Where both answered otherwise, both answers are there to choose from.
        const differing = changedFields(mine, theirs);
        const both = byMe.filter((name) => byThem.includes(name) && differing.includes(name));
        expect(clashes.map(({ field }) => field)).toEqual(both);
        // What nobody touched is as it was.
        const untouched = FIELD_NAMES.filter((name) => !byMe.includes(name) && !byThem.includes(name));
        expect(changedFields(answers, base).filter((name) => untouched.includes(name))).toEqual([]);
      }),
    );
  });
});
