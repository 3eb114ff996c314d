import type { PatientFacts } from './facts';
import { worst, type PerioRule, type PerioReason } from './reason';

export const GRADES = ['A', 'B', 'C'] as const;
export type GradeLetter = (typeof GRADES)[number];

export interface Grade {
  readonly value: GradeLetter;
  readonly reasons: readonly PerioReason<GradeLetter>[];
  /** Bone loss or age is not known: B is where the classification begins, not a finding. */
  readonly isAssumed: boolean;
}

const byRatio = (ratio: number): GradeLetter => (ratio > 1 ? 'C' : ratio >= 0.25 ? 'B' : 'A');

/**
 * Grade by bone loss % / age: A under 0.25, B to 1.0, C above. Smoking raises to B, ten a day to C; diabetes to B,
 * an HbA1c of 7 % to C. Without bone loss or age the classification starts at B.
 */
export function proposeGrade({ boneLossPercent, age, smokerPerDay, hasDiabetes, hba1c }: PatientFacts): Grade {
  const reasons: PerioReason<GradeLetter>[] = [];
  const say = (rule: PerioRule, level: GradeLetter, value: number | null): void => {
    reasons.push({ rule, level, value, teeth: [], sites: [] });
  };
  const isKnown = typeof boneLossPercent === 'number' && typeof age === 'number' && age > 0;
  if (isKnown) say('bone_loss_by_age', byRatio(boneLossPercent / age), Math.round((boneLossPercent / age) * 100) / 100);
  else say('grade_assumed', 'B', null);
  const smoked = smokerPerDay ?? 0;
  if (smoked > 0) say('smoking', smoked >= 10 ? 'C' : 'B', smoked);
  if (typeof hba1c === 'number' && hba1c >= 7) say('hba1c', 'C', hba1c);
  else if (hasDiabetes) say('diabetes', 'B', hba1c ?? null);
  const value = worst(
    GRADES,
    reasons.map(({ level }) => level),
  );
  return {
    value,
    reasons: reasons.toSorted((a, b) => GRADES.indexOf(b.level) - GRADES.indexOf(a.level)),
    isAssumed: !isKnown,
  };
}
