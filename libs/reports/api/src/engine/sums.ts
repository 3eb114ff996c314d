import type { Tally } from './facts';
import { keyOf } from './kept';

/** The period before, among the pieces; those of the period are numbered from 0. */
export const BEFORE = -1;

/** Tallies of some facts as figures go through them: of the period as a whole, and of each piece. */
export class Sums {
  private readonly pieces: ReadonlyMap<number, readonly Tally[]>;
  private whole?: readonly Tally[];

  constructor(
    private readonly axis: readonly string[],
    all: readonly Tally[],
  ) {
    this.pieces = grouped(all, ({ piece }) => piece);
  }

  /** The period's, each set of values once. */
  get now(): readonly Tally[] {
    return (this.whole ??= this.addedUp());
  }

  of(piece: number): readonly Tally[] {
    return this.pieces.get(piece) ?? [];
  }

  private addedUp(): Tally[] {
    const sums = new Map<string, Tally>();
    for (const [piece, tallies] of this.pieces) {
      if (piece === BEFORE) continue;
      for (const tally of tallies) {
        const key = keyOf(this.axis, tally.values);
        const sum = sums.get(key);
        if (!sum) sums.set(key, { ...tally, piece: 0 });
        else {
          sum.n += tally.n;
          sum.amount += tally.amount;
        }
      }
    }
    return [...sums.values()];
  }
}

/** What has a key in common, in its order. */
export function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
