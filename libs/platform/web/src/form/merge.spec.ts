import { merge } from './merge';

describe('two edits of one record', () => {
  const before = { firstName: 'Ruwan', phone: '077 214 8830', address: '14 Temple Road' };

  it('keeps what only one of them changed', () => {
    const merged = merge(before, { ...before, phone: '071 000 0000' }, { ...before, address: '2 Lake Road' });
    expect(merged.record).toEqual({ ...before, phone: '071 000 0000', address: '2 Lake Road' });
    expect(merged.clashes).toEqual([]);
    expect(merged.taken).toEqual(['address']);
  });

  it('names what both changed, and holds mine until somebody takes theirs', () => {
    const merged = merge(before, { ...before, phone: '1' }, { ...before, phone: '2' });
    expect(merged.clashes).toEqual([{ key: 'phone', mine: '1', theirs: '2' }]);
    expect(merged.record.phone).toBe('1');
  });

  it('has nothing to ask when both changed it to the same', () => {
    expect(merge(before, { ...before, phone: '1' }, { ...before, phone: '1' }).clashes).toEqual([]);
  });
});
