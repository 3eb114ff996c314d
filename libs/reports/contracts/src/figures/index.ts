import type { FigureMeaning } from './figure';
import { EPIDEMIOLOGY_FIGURES } from './epidemiology.figures';
import { INVENTORY_FIGURES } from './inventory.figures';
import { OWN_FIGURES } from './own.figures';
import { PATIENT_FIGURES } from './patients.figures';
import { PAYMENT_FIGURES } from './payments.figures';
import { PROCEDURE_FIGURES } from './procedures.figures';
import { TEACHING_FIGURES } from './teaching.figures';
import { OVERVIEW_FIGURES } from './overview.figures';
import { PROVIDER_FIGURES } from './providers.figures';
import { VISIT_FIGURES } from './visits.figures';

export type { FigureMeaning } from './figure';

/** Every figure of every report, each with its definition. */
export const FIGURES = {
  ...OVERVIEW_FIGURES,
  ...VISIT_FIGURES,
  ...PROVIDER_FIGURES,
  ...EPIDEMIOLOGY_FIGURES,
  ...INVENTORY_FIGURES,
  ...PATIENT_FIGURES,
  ...PAYMENT_FIGURES,
  ...PROCEDURE_FIGURES,
  ...TEACHING_FIGURES,
  ...OWN_FIGURES,
} satisfies Record<string, FigureMeaning>;
export type FigureKey = keyof typeof FIGURES;

const byKey: ReadonlyMap<string, FigureMeaning> = new Map(Object.entries(FIGURES));

/** What a figure is; undefined for a word that names none. */
export const meaningOf = (key: string): FigureMeaning | undefined => byKey.get(key);
