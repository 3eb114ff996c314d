import type { ReportKind, ReportUnit } from '../reports.values';

/** What a figure is, said once: for the screen, the papers and the console. */
export interface FigureMeaning {
  /** The report it is first shown in, and whose rows open it. */
  report: ReportKind | 'own';
  label: string;
  unit: ReportUnit;
  /** Which way is good; null where neither is. */
  better: 'MORE' | 'LESS' | null;
  /** The rule by which it is counted, as a person reads it. */
  definition: string;
  /** Of a share or a mean: what it is a share of. */
  denominator?: string;
}

/** Keeps the keys of a table of figures as they are written. */
export const meanings = <K extends string>(table: Record<K, FigureMeaning>): Record<K, FigureMeaning> => table;
