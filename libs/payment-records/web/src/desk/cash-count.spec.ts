import { differenceOf, facesOf, piecesOf, totalOf } from './cash-count';

describe('counting a drawer', () => {
  it('adds notes and coins as whole minor units', () => {
    expect(totalOf({ 500_000: 3, 10_000: 7, 100: 19 })).toBe(1_571_900);
    expect(totalOf({})).toBe(0);
    // The most a drawer may be said to hold is still exact.
    const all = Object.fromEntries(facesOf('LKR').map((face) => [face, 100_000]));
    expect(Number.isSafeInteger(totalOf(all))).toBe(true);
  });

  it('takes counts and nothing else', () => {
    expect(['', ' ', '0', '12', '1,200'].map((typed) => piecesOf(typed, 100_000))).toEqual([0, 0, 0, 12, 1_200]);
    for (const typed of ['-1', '1.5', '1e3', 'x', '100001', '9999999']) expect(piecesOf(typed, 100_000)).toBeNull();
  });

  it('says whether there is more or less than there should be', () => {
    expect(differenceOf(50_000, 62_000)).toEqual({ kind: 'more', amountMinor: 12_000 });
    expect(differenceOf(50_000, 49_999)).toEqual({ kind: 'less', amountMinor: 1 });
    expect(differenceOf(-5_000, -5_000)).toEqual({ kind: 'exact', amountMinor: 0 });
  });

  it('goes from the largest note to the smallest coin, where the currency’s are known', () => {
    const faces = facesOf('LKR');
    expect(faces).toEqual([...faces].sort((a, b) => b - a));
    expect(facesOf('EUR')).toEqual([]);
  });
});
