import type { ToothId } from '../teeth/tooth';
import type { SiteRef } from './sites';

/** Rules a proposal can stand on; the screen has a sentence for each. */
export const PERIO_RULES = [
  'interdental_loss_non_adjacent',
  'vestibular_oral_loss_with_pockets',
  'attachment_loss',
  'bone_loss',
  'tooth_loss',
  'depth',
  'furcation',
  'rehabilitation',
  'bone_loss_by_age',
  'smoking',
  'diabetes',
  'hba1c',
  'grade_assumed',
] as const;
export type PerioRule = (typeof PERIO_RULES)[number];

/** One reason as data: the rule, the figure that met it, and where. */
export interface PerioReason<Level extends string = string> {
  readonly rule: PerioRule;
  /** What this rule alone would propose: a stage, a grade, or `case`. */
  readonly level: Level;
  /** mm, %, teeth, cigarettes a day, degree or ratio, by rule; null when the rule has no figure. */
  readonly value: number | null;
  readonly teeth: readonly ToothId[];
  readonly sites: readonly SiteRef[];
}

/** The highest of some levels, given lowest first; the first when there are none. */
export function worst<L extends string>(levels: readonly [L, ...L[]], found: readonly L[]): L {
  return found.reduce((a, b) => (levels.indexOf(b) > levels.indexOf(a) ? b : a), levels[0]);
}
