import type { ToothId } from '../teeth/tooth';

/** The six places around a tooth where a probe goes, in the order they are stored: distal, centre, mesial. */
export const PERIO_SITES = [
  'distal_vestibular',
  'vestibular',
  'mesial_vestibular',
  'distal_oral',
  'oral',
  'mesial_oral',
] as const;
export type PerioSite = (typeof PERIO_SITES)[number];

/** What was found at one site. Null is not measured, which is never the same as 0 or no. */
export interface SiteReading {
  /** Probing depth, whole mm, 0-15. */
  readonly depth: number | null;
  /** Gum margin from the cemento-enamel junction, whole mm: positive is recession, negative overgrowth. */
  readonly margin: number | null;
  readonly bleeds: boolean | null;
  readonly plaque: boolean | null;
  /** Pus on probing. */
  readonly suppurates: boolean | null;
}

/** Where a furcation opens. Which of them a tooth has follows from its roots. */
export const FURCATIONS = ['vestibular', 'oral', 'mesial', 'distal'] as const;
export type Furcation = (typeof FURCATIONS)[number];

/** A tooth in an exam. */
export interface PerioTooth {
  readonly sites: Readonly<Record<PerioSite, SiteReading>>;
  /** Miller 0-3. */
  readonly mobility: number | null;
  /** Hamp 0-3 by entrance. */
  readonly furcations: Readonly<Partial<Record<Furcation, number | null>>>;
}

/** A periodontal exam: the teeth that were looked at. A tooth that is not named was not. */
export type PerioExam = Readonly<Partial<Record<ToothId, PerioTooth>>>;
