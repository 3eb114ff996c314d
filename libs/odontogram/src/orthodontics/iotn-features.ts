import type { IotnMeasurements } from './measurements';

export type DhcGrade = 1 | 2 | 3 | 4 | 5;
export type DhcLetter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'l' | 'm' | 'p' | 's' | 't' | 'x';

export const IOTN_FEATURES = [
  'impededEruption',
  'extensiveHypodontia',
  'hypodontia',
  'cleft',
  'submergedPrimary',
  'partlyEruptedTipped',
  'supernumerary',
  'overjet',
  'reverseOverjet',
  'crossbiteShift',
  'lingualCrossbite',
  'displacement',
  'openBite',
  'deepBiteTrauma',
  'deepBiteTissue',
  'overbite',
  'halfUnitBuccal',
] as const;
export type IotnFeature = (typeof IOTN_FEATURES)[number];

/** One feature with the grade it has by itself. */
export interface Feature {
  readonly grade: DhcGrade;
  readonly letter: DhcLetter;
  readonly feature: IotnFeature;
  readonly value: number | null;
}

/** Grades of a measurement by the millimetres it lies above, steepest first: above 4 is 4, above 2 is 3. */
type Steps = readonly (readonly [above: number, grade: DhcGrade])[];
const FOUR_TWO_ONE: Steps = [
  [4, 4],
  [2, 3],
  [1, 2],
];

const gradeBy = (steps: Steps, mm: number): DhcGrade | undefined => steps.find(([above]) => mm > above)?.[1];

const there = (is: boolean | null | undefined, grade: DhcGrade, letter: DhcLetter, feature: IotnFeature): Feature[] =>
  is ? [{ grade, letter, feature, value: null }] : [];

function missing(found: IotnMeasurements): Feature[] {
  const teeth = found.hypodontiaMaxPerQuadrant ?? 0;
  const isExtensive = teeth > 1 && found.preRestorative === true;
  return [
    ...there(found.impededEruption, 5, 'i', 'impededEruption'),
    ...there(isExtensive, 5, 'h', 'extensiveHypodontia'),
    ...there(teeth >= 1 && !isExtensive, 4, 'h', 'hypodontia'),
    ...there(found.cleft, 5, 'p', 'cleft'),
    ...there(found.submergedPrimary, 5, 's', 'submergedPrimary'),
    ...there(found.partlyEruptedTipped, 4, 't', 'partlyEruptedTipped'),
    ...there(found.supernumerary, 4, 'x', 'supernumerary'),
  ];
}

function overjet({ overjet: mm, lipsCompetent, speechOrChewingProblem }: IotnMeasurements): Feature[] {
  if (typeof mm !== 'number') return [];
  const steps: Steps = [
    [9, 5],
    [6, 4],
    [3.5, lipsCompetent ? 2 : 3],
  ];
  const grade = gradeBy(steps, mm);
  if (grade) return [{ grade, letter: 'a', feature: 'overjet', value: mm }];
  return mm < 0 ? [reverse(-mm, speechOrChewingProblem === true)] : [];
}

function reverse(mm: number, hasProblem: boolean): Feature {
  const common = { feature: 'reverseOverjet', value: mm } as const;
  // Up to 1 mm there is no grade of its own for a problem with speech or chewing.
  if (mm <= 1) return { ...common, grade: 2, letter: 'b' };
  if (hasProblem) return { ...common, grade: mm > 3.5 ? 5 : 4, letter: 'm' };
  return { ...common, grade: mm > 3.5 ? 4 : 3, letter: 'b' };
}

function crossbite({ crossbiteShift: mm, lingualCrossbiteNoContact }: IotnMeasurements): Feature[] {
  const lingual = there(lingualCrossbiteNoContact, 4, 'l', 'lingualCrossbite');
  if (typeof mm !== 'number') return lingual;
  const grade = mm > 2 ? 4 : mm > 1 ? 3 : 2;
  return [{ grade, letter: 'c', feature: 'crossbiteShift', value: mm }, ...lingual];
}

function stepped(mm: number | null | undefined, letter: DhcLetter, feature: IotnFeature): Feature[] {
  const grade = typeof mm === 'number' ? gradeBy(FOUR_TWO_ONE, mm) : undefined;
  return grade && typeof mm === 'number' ? [{ grade, letter, feature, value: mm }] : [];
}

function deepBite({ deepBite: touches, overbite }: IotnMeasurements): Feature[] {
  if (touches === 'trauma') return there(true, 4, 'f', 'deepBiteTrauma');
  if (touches === 'tissue') return there(true, 3, 'f', 'deepBiteTissue');
  return typeof overbite === 'number' && overbite >= 3.5
    ? [{ grade: 2, letter: 'f', feature: 'overbite', value: overbite }]
    : [];
}

/** Every feature that has a grade above 1, in the order missing, overjet, crossbite, displacement, overbite. */
export const featuresOf = (found: IotnMeasurements): Feature[] => [
  ...missing(found),
  ...overjet(found),
  ...crossbite(found),
  ...stepped(found.displacement, 'd', 'displacement'),
  ...stepped(found.openBite, 'e', 'openBite'),
  ...deepBite(found),
  ...there(found.halfUnitBuccal, 2, 'g', 'halfUnitBuccal'),
];
