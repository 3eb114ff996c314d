import type { FigureMeaning } from './figure';
import { OVERVIEW_FIGURES } from './overview.figures';
import { PROVIDER_FIGURES } from './providers.figures';
import { VISIT_FIGURES } from './visits.figures';

export type { FigureMeaning } from './figure';

/** Every figure of every report, each with its definition. */
export const FIGURES = {
  ...OVERVIEW_FIGURES,
  ...VISIT_FIGURES,
  ...PROVIDER_FIGURES,
} satisfies Record<string, FigureMeaning>;
export type FigureKey = keyof typeof FIGURES;

const byKey: ReadonlyMap<string, FigureMeaning> = new Map(Object.entries(FIGURES));

/** What a figure is; undefined for a word that names none. */
export const meaningOf = (key: string): FigureMeaning | undefined => byKey.get(key);
