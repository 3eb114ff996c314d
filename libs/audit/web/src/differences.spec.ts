import { differencesOf, fieldText } from './differences';

describe('what an entry tells', () => {
  it('stands side by side, changed fields first, empty values as a dash', () => {
    expect(differencesOf({ phone: '077', email: 'a@x' }, { note: 'new', phone: null, tags: ['a', { b: 1 }] })).toEqual([
      { field: 'phone', before: '077', after: '—' },
      { field: 'email', before: 'a@x', after: null },
      { field: 'note', before: null, after: 'new' },
      { field: 'tags', before: null, after: '[ "a", { "b": 1 } ]' },
    ]);
    expect(differencesOf(null, null)).toEqual([]);
  });

  it('names fields as people do', () => {
    expect(['dateOfBirth', 'is_active', 'phone', 'sha256Of'].map(fieldText)).toEqual([
      'Date of birth',
      'Is active',
      'Phone',
      'Sha256 of',
    ]);
  });
});
