/**
 * The notes and coins of a currency, largest first, in minor units: what a drawer is counted by. LKR: those the Central Bank of
 * Sri Lanka issues for circulation. A currency that is not here is counted as one amount.
 */
const FACES: Readonly<Record<string, readonly number[]>> = {
  LKR: [500_000, 200_000, 100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100],
};

export const facesOf = (currency: string): readonly number[] => FACES[currency] ?? [];

/** How many of each note or coin, by its face in minor units. */
export type Pieces = Readonly<Record<number, number>>;

/** What the counted notes and coins come to, in minor units. */
export const totalOf = (pieces: Pieces): number =>
  Object.entries(pieces).reduce((sum, [face, many]) => sum + Number(face) * many, 0);

const MANY = /^\d{1,6}$/;

/** How many were typed: 0 for an empty box, null for what is no count. */
export function piecesOf(typed: string, most: number): number | null {
  const text = typed.replace(/[,\s]/g, '');
  if (!text) return 0;
  const many = MANY.test(text) ? Number(text) : null;
  return many !== null && many <= most ? many : null;
}

/** What was counted beside what should be there. */
export interface Difference {
  kind: 'exact' | 'more' | 'less';
  /** Never negative. */
  amountMinor: number;
}

export function differenceOf(expected: number, counted: number): Difference {
  const over = counted - expected;
  return { kind: over === 0 ? 'exact' : over > 0 ? 'more' : 'less', amountMinor: Math.abs(over) };
}
