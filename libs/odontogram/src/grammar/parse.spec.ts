import { describe, expect, it } from 'vitest';
import corpus from '../corpus/grammar-corpus.json';
import { ponticsOf, type FindingDraft } from '../findings/finding';
import { ENTRY_CODES, needOf } from '../findings/entry-codes';
import { ruleOf } from '../findings/vocabulary';
import { toLetter } from '../teeth/surfaces';
import { parse } from './parse';
import type { EntryMode } from './status-part';

const modeOf = (text: string): EntryMode => (text === 'treatment' ? 'treatment' : 'exam');
const TURNS: Record<string, string> = { mesial: 'M', distal: 'D' };

/** A draft in the letters of the corpus, which stands outside of the database. */
function inLetters(draft: FindingDraft): Record<string, unknown> {
  const { surfaces, param, effectiveOn, supernumerary: _extra, ...plain } = draft;
  const turns = draft.code === 'rotation' || draft.code === 'drift';
  return {
    ...plain,
    ...(surfaces && { surfaces: surfaces.map(toLetter) }),
    ...(param && { param: turns ? TURNS[param] : param }),
    ...(effectiveOn && { effectiveDate: effectiveOn }),
    ...(draft.abutments && { pontics: ponticsOf(draft) }),
  };
}

describe('the grammar corpus', () => {
  for (const { input, mode, expect: expected } of corpus.accept) {
    it(`reads ${input} (${mode})`, () => {
      const result = parse(input, { mode: modeOf(mode) });
      expect(result.ok ? result.drafts.map(inLetters) : result.error).toEqual(expected);
    });
  }

  for (const { input, error } of corpus.reject) {
    it(`refuses “${input}” with ${error.code}`, () => {
      const result = parse(input, { mode: 'exam' });
      expect(result.ok ? result.drafts : { code: result.error.code, message: result.error.message }).toEqual(error);
    });
  }

  it('lists the codes of the vocabulary, with the same kinds and needs', () => {
    const ours = ENTRY_CODES.map((reading) => [
      reading.entry,
      {
        code: reading.code,
        kind: ruleOf(reading.code).kind,
        surfaces: { required: 'req', optional: 'opt', none: 'no' }[needOf(reading)],
        ...(reading.material && { material: reading.material }),
      },
    ]);
    expect(Object.fromEntries(ours)).toEqual(corpus.codes);
  });
});
