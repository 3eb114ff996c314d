import { oneDecimal } from '../indices/share';
import { LOWER_PERMANENT, position, UPPER_PERMANENT, type Arch, type ToothId } from '../teeth/tooth';

/** Mesiodistal widths, mm. */
export type ToothWidths = Readonly<Partial<Record<ToothId, number | null>>>;

/** The five contact points of the lower front, from 43 to 33, mm. */
export type ContactDisplacements = readonly (number | null)[];
const CONTACTS = 5;

/** Little's irregularity index: five displacements of 33-43 added up, mm; null until all five were measured. */
export function littleIndex(displacements: ContactDisplacements): number | null {
  const known = displacements.filter((mm) => mm !== null);
  if (displacements.length !== CONTACTS || known.length !== CONTACTS) return null;
  return oneDecimal(known.reduce((sum, mm) => sum + mm, 0));
}

/** Mean ratios of Bolton (1958), %: lower over upper widths. */
export const BOLTON_IDEAL = { overall: 91.3, anterior: 77.2 } as const;
export type BoltonRatio = keyof typeof BOLTON_IDEAL;

export interface Bolton {
  /** %, one decimal; null until every tooth of it was measured. */
  readonly ratio: number | null;
  readonly ideal: number;
  /** Which arch is too wide for the other and by how much, mm; null at the ideal or without a ratio. */
  readonly excess: { readonly arch: Arch; readonly mm: number } | null;
  readonly unmeasured: readonly ToothId[];
}

/** First molar to first molar, or canine to canine. */
const REACH: Readonly<Record<BoltonRatio, number>> = { overall: 6, anterior: 3 };

/** Tooth size discrepancy of the two arches. */
export function bolton(widths: ToothWidths, which: BoltonRatio): Bolton {
  const within = (row: readonly ToothId[]): ToothId[] => row.filter((tooth) => position(tooth) <= REACH[which]);
  const upper = within(UPPER_PERMANENT);
  const lower = within(LOWER_PERMANENT);
  const ideal = BOLTON_IDEAL[which];
  const unmeasured = [...upper, ...lower].filter((tooth) => !widths[tooth]);
  if (unmeasured.length > 0) return { ratio: null, ideal, excess: null, unmeasured };
  const sum = (teeth: readonly ToothId[]): number => teeth.reduce((total, tooth) => total + (widths[tooth] ?? 0), 0);
  const [above, below] = [sum(upper), sum(lower)];
  const lowerExcess = oneDecimal(below - (above * ideal) / 100);
  const upperExcess = oneDecimal(above - (below * 100) / ideal);
  const excess =
    lowerExcess > 0
      ? { arch: 'lower' as const, mm: lowerExcess }
      : upperExcess > 0
        ? { arch: 'upper' as const, mm: upperExcess }
        : null;
  return { ratio: oneDecimal((100 * below) / above), ideal, excess, unmeasured };
}
