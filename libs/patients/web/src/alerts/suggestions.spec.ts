import { suggestionsFor } from './suggestions';

const labels = (...asked: Parameters<typeof suggestionsFor>) => suggestionsFor(...asked).map(({ label }) => label);

describe('what is offered while an alert is typed', () => {
  it('is the usual of its kind before a letter is typed', () => {
    expect(labels('ALLERGY', '', []).slice(0, 3)).toEqual(['Penicillin', 'Latex', 'Lidocaine']);
  });

  it('is found by the beginning of a word, and by other names of the same', () => {
    expect(labels('ALLERGY', 'pen', [])[0]).toBe('Penicillin');
    expect(labels('ALLERGY', 'amox', [])).toEqual(['Penicillin']);
    expect(labels('MEDICATION', 'rivar', [])).toEqual(['Anticoagulant']);
    expect(labels('CONDITION', 'endo', [])[0]).toBe('Infective endocarditis risk');
  });

  it('is never what is on record already, nor of another kind', () => {
    expect(labels('ALLERGY', 'pen', ['penicillin'])).toEqual([]);
    expect(labels('CONDITION', 'latex', [])).toEqual([]);
  });

  it('carries how dangerous it usually is', () => {
    expect(suggestionsFor('ALLERGY', 'nickel', [])[0]?.severity).toBe('CAUTION');
    expect(suggestionsFor('MEDICATION', 'alendr', [])[0]?.severity).toBe('DANGER');
  });
});
