/** A share with its denominator, its evidence, and whether everything was looked at. */
export interface Share {
  /** Places where it is so. */
  readonly n: number;
  readonly measured: number;
  /** Places that could have been measured. */
  readonly expected: number;
  /** Of the measured, one decimal; null when nothing was measured. */
  readonly percent: number | null;
  readonly isComplete: boolean;
}

/** Half up on one decimal, as people calculate. */
export const oneDecimal = (value: number): number => Math.round(value * 10 + 1e-9) / 10;

export function share(n: number, measured: number, expected: number): Share {
  const percent = measured === 0 ? null : oneDecimal((100 * n) / measured);
  return { n, measured, expected, percent, isComplete: expected > 0 && measured === expected };
}
