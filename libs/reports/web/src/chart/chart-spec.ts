/** The role a series plays: which token paints it, and whether it is hatched. */
export const CHART_TONES = ['accent', 'muted', 'missed', 'grey', 'amber', 'blue', 'violet', 'green', 'red'] as const;
export type ChartTone = (typeof CHART_TONES)[number];

export interface ChartSeries {
  key: string;
  label: string;
  tone: ChartTone;
  /** One for each label; null where there is nothing to show. */
  values: readonly (number | null)[];
}

/**
 * A chart, said without the library that draws it. `columns` stand, stacked; `bars` lie, for categories with names to read;
 * `lines` show how something went.
 */
export interface ChartSpec {
  kind: 'columns' | 'bars' | 'lines';
  /** Short words below the axis; the long ones are for the tooltip and the table. */
  labels: readonly { short: string; long: string }[];
  series: readonly ChartSeries[];
  /** How a value is read out: "34 min". */
  format: (value: number) => string;
  /** The index of what is not over yet: drawn paler. */
  unfinished?: number;
  stacked?: boolean;
}

/** A mark that was pressed. */
export interface ChartPicked {
  series: string;
  index: number;
}
