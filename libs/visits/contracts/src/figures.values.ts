/** What figures are counted over. */
export const FIGURE_PERIODS = ['week', 'month', 'year'] as const;
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];
