import { criterionKey, draftOf, groupChanges, type GroupDraft } from './drafts';

const group = (change: Partial<GroupDraft> = {}): GroupDraft => ({
  ...{ name: 'Year 4', beganOn: '2026-05-31', deadline: '2027-06-17' },
  quotas: new Map([[1, 4]]),
  studentIds: new Set([6, 7]),
  ...change,
});

describe('what was changed of a group', () => {
  it('is nothing where nothing was changed, in whatever order it was ticked', () => {
    expect(groupChanges(group(), group({ studentIds: new Set([7, 6]) }), group())).toEqual({});
  });

  it('keeps students and quotas somebody else put in meanwhile', () => {
    const draft = group({ studentIds: new Set([7, 9]), quotas: new Map([[2, 3]]) });
    const now = group({ studentIds: new Set([6, 7, 8]), quotas: new Map([...group().quotas, [5, 1]]) });
    expect(groupChanges(group(), draft, now)).toEqual({
      studentIds: [7, 8, 9],
      quotas: [
        { kindId: 5, quota: 1 },
        { kindId: 2, quota: 3 },
      ],
    });
  });

  it('tells a day by itself', () => {
    expect(groupChanges(group(), group({ deadline: '2027-07-01' }), group())).toEqual({ deadline: '2027-07-01' });
  });

  it('starts with nothing', () => {
    expect(draftOf(null)).toEqual({ name: '', beganOn: '', deadline: '', quotas: new Map(), studentIds: new Set() });
  });
});

describe('the key of a criterion', () => {
  it.each([
    ['Records and diagnosis', 'records-and-diagnosis'],
    ['3 mm overjet?', 'mm-overjet'],
    ['Élan', 'elan'],
    ['රෝග විනිශ්චය', 'criterion'],
    ['x'.repeat(80), 'x'.repeat(36)],
  ])('of “%s” is “%s”', (label, key) => {
    expect(criterionKey(label, [])).toBe(key);
    expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it('is no one’s else', () => {
    expect(criterionKey('Aim', ['aim', 'aim-2'])).toBe('aim-3');
  });
});
