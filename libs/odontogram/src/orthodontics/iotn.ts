import type { TreatmentNeed } from './classes';
import { featuresOf, type DhcGrade, type DhcLetter, type Feature, type IotnFeature } from './iotn-features';
import type { IotnMeasurements } from './measurements';

/** One outcome of the dental health component with what made it. */
export interface DhcOutcome {
  readonly grade: DhcGrade;
  readonly letter: DhcLetter | null;
  /** "4a"; "1" has no letter. */
  readonly code: string;
  readonly reason: DhcReason;
}

export interface DhcReason {
  readonly feature: IotnFeature | 'none';
  /** mm or teeth a quadrant; null for what is there or not. */
  readonly value: number | null;
  /** In English: "overjet 9". */
  readonly text: string;
}

export interface IotnDhc extends DhcOutcome {
  readonly need: TreatmentNeed;
  /** What else was found, worst first. */
  readonly others: readonly DhcOutcome[];
  /**
   * What was not recorded and would decide between two grades or letters: without lips an overjet over 3.5 mm is taken
   * as with incompetent lips (3a), without speech and chewing a reverse overjet as without a problem (b).
   */
  readonly undecided: readonly (keyof IotnMeasurements)[];
}

const WORDS: Readonly<Record<IotnFeature, string>> = {
  impededEruption: 'impeded eruption',
  extensiveHypodontia: 'extensive hypodontia',
  hypodontia: 'hypodontia',
  cleft: 'cleft or craniofacial',
  submergedPrimary: 'submerged primary tooth',
  partlyEruptedTipped: 'partly erupted, tipped or impacted',
  supernumerary: 'supernumerary',
  overjet: 'overjet',
  reverseOverjet: 'reverse',
  crossbiteShift: 'shift',
  lingualCrossbite: 'lingual crossbite without contact',
  displacement: 'displacement',
  openBite: 'open bite',
  deepBiteTrauma: 'deep bite with trauma',
  deepBiteTissue: 'deep bite on tissue',
  overbite: 'overbite',
  halfUnitBuccal: 'pre- or post-normal',
};

function outcome({ grade, letter, feature, value }: Feature): DhcOutcome {
  const text = value === null ? WORDS[feature] : `${WORDS[feature]} ${value}`;
  return { grade, letter, code: `${grade}${letter}`, reason: { feature, value, text } };
}

const NONE: DhcOutcome = {
  grade: 1,
  letter: null,
  code: '1',
  reason: { feature: 'none', value: null, text: 'displacement below 1 mm' },
};

/** Grades 1-2 little or no need, 3 borderline, 4-5 definite. */
const needOf = (grade: DhcGrade): TreatmentNeed => (grade >= 4 ? 'definite' : grade === 3 ? 'borderline' : 'little');

function undecided(found: IotnMeasurements): (keyof IotnMeasurements)[] {
  const open: (keyof IotnMeasurements)[] = [];
  const overjet = found.overjet ?? 0;
  if (overjet > 3.5 && overjet <= 6 && typeof found.lipsCompetent !== 'boolean') open.push('lipsCompetent');
  const isReverse = overjet < -1;
  if (isReverse && typeof found.speechOrChewingProblem !== 'boolean') open.push('speechOrChewingProblem');
  const hasHypodontia = (found.hypodontiaMaxPerQuadrant ?? 0) > 1;
  if (hasHypodontia && typeof found.preRestorative !== 'boolean') open.push('preRestorative');
  return open;
}

/**
 * The dental health component of the Index of Orthodontic Treatment Need (Brook and Shaw 1989): the single worst
 * feature, equal grades in the order missing, overjet, crossbite, displacement, overbite. Exactly 1 mm of displacement
 * is grade 1: the table leaves it open.
 */
export function iotnDhc(found: IotnMeasurements): IotnDhc {
  // The order of the features is kept among equal grades: sorting is stable.
  const [worst = NONE, ...others] = featuresOf(found)
    .toSorted((a, b) => b.grade - a.grade)
    .map(outcome);
  return { ...worst, need: needOf(worst.grade), others, undecided: undecided(found) };
}
