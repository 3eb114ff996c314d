import { isPrimary, isUpper, position, type ToothId } from './tooth';

/** From and to, in years. */
export interface AgeSpan {
  readonly from: number;
  readonly to: number;
}

/** What a chart shows first: `primary` 20 teeth, `mixed` both rows, `permanent` 32 teeth. */
export const DENTITION_VIEWS = ['permanent', 'mixed', 'primary'] as const;
export type DentitionView = (typeof DENTITION_VIEWS)[number];

type Pair = readonly [number, number];

/** Mean eruption in years (permanent) and months (primary), upper and lower; ADA eruption charts (standards.md 3). */
const PERMANENT_UPPER: readonly Pair[] = [
  [7, 8],
  [8, 9],
  [11, 12],
  [10, 11],
  [10, 12],
  [6, 7],
  [12, 13],
  [17, 21],
];
const PERMANENT_LOWER: readonly Pair[] = [
  [6, 7],
  [7, 8],
  [9, 10],
  [10, 12],
  [11, 12],
  [6, 7],
  [11, 13],
  [17, 21],
];
const PRIMARY_UPPER: readonly Pair[] = [
  [8, 12],
  [9, 13],
  [16, 22],
  [13, 19],
  [25, 33],
];
const PRIMARY_LOWER: readonly Pair[] = [
  [6, 10],
  [10, 16],
  [17, 23],
  [14, 18],
  [23, 31],
];

/** Mean age of eruption of a tooth, in years. For proposals only: a birthday never changes a tooth. */
export function eruptionAge(tooth: ToothId): AgeSpan {
  const upper = isUpper(tooth);
  if (isPrimary(tooth)) {
    const [from, to] = (upper ? PRIMARY_UPPER : PRIMARY_LOWER)[position(tooth) - 1] ?? [0, 0];
    return { from: from / 12, to: to / 12 };
  }
  const [from, to] = (upper ? PERMANENT_UPPER : PERMANENT_LOWER)[position(tooth) - 1] ?? [0, 0];
  return { from, to };
}

/**
 * The rows a chart opens with at this age in years. A proposal only: the clinician sets each tooth.
 * Primary below 6, mixed from 6 to below 12.5, then permanent.
 */
export function proposeDentition(ageYears: number): DentitionView {
  if (ageYears < 6) return 'primary';
  return ageYears < 12.5 ? 'mixed' : 'permanent';
}
