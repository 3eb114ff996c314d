import { PERMANENT_TEETH, position, quadrant, type ToothId } from '../teeth/tooth';
import { PERIO_SITES, type PerioExam } from './exam';
import { furcationsOf } from './furcations';
import type { ProbedMouth } from './mouth';
import { readSites, type SiteRef } from './sites';

/** The six parts of the mouth in screen order, with their area codes (03-08). */
export const SEXTANTS = [
  'upper_right',
  'upper_front',
  'upper_left',
  'lower_right',
  'lower_front',
  'lower_left',
] as const;
export type Sextant = (typeof SEXTANTS)[number];

export const SEXTANT_AREAS: Readonly<Record<Sextant, string>> = {
  upper_right: '03',
  upper_front: '04',
  upper_left: '05',
  lower_left: '06',
  lower_front: '07',
  lower_right: '08',
};

/** 0 healthy, 1 bleeding, 2 calculus or overhang, 3 pocket of 4-5 mm (3.5-5.5), 4 pocket of 6 mm and more. */
export const BPE_CODES = [0, 1, 2, 3, 4] as const;
export type BpeCode = (typeof BPE_CODES)[number];

/** One sextant of a screening: null is not scored (fewer than two teeth). `hasFurcation` is the star. */
export interface BpeScore {
  readonly code: BpeCode | null;
  readonly hasFurcation: boolean;
}
export type BpeScreening = Readonly<Partial<Record<Sextant, BpeScore>>>;

/** A score read off a full exam, with the evidence for it. */
export interface DerivedBpe extends BpeScore {
  readonly sextant: Sextant;
  readonly teeth: readonly ToothId[];
  /** Sites (for 1, 3 and 4) and teeth (for the star) that made the score. */
  readonly sites: readonly SiteRef[];
  readonly furcated: readonly ToothId[];
  /** Not every site of the sextant was probed, so a worse score may be there. */
  readonly isPartial: boolean;
  /** Fewer than two teeth stand: the sextant is not scored by itself. */
  readonly isExcluded: boolean;
  /** An exam of six sites records no calculus: a derived 0 or 1 may be a 2. */
  readonly mayBeCalculus: boolean;
}

const QUADRANT_WORDS = ['upper_right', 'upper_left', 'lower_left', 'lower_right'] as const;

/** The sextant of a permanent tooth; primary teeth have none here (the children's screening is another one). */
export function sextantOf(tooth: ToothId): Sextant | undefined {
  if (quadrant(tooth) > 4) return undefined;
  if (position(tooth) <= 3) return quadrant(tooth) <= 2 ? 'upper_front' : 'lower_front';
  return QUADRANT_WORDS[quadrant(tooth) - 1];
}

/** Teeth that are scored: third molars only where the first or second molar is missing; no implants (BSP 2019). */
function scored(sextant: Sextant, { teeth }: ProbedMouth): ToothId[] {
  const own = PERMANENT_TEETH.filter((tooth) => sextantOf(tooth) === sextant && teeth.includes(tooth));
  const hasMolars = [6, 7].every((place) => own.some((tooth) => position(tooth) === place));
  return own.filter((tooth) => position(tooth) < 8 || !hasMolars);
}

const isFurcated = (exam: PerioExam, tooth: ToothId): boolean =>
  furcationsOf(tooth).some((entrance) => (exam[tooth]?.furcations[entrance] ?? 0) > 0);

function derive(exam: PerioExam, sextant: Sextant, mouth: ProbedMouth): DerivedBpe {
  const teeth = scored(sextant, mouth);
  const read = readSites(exam, teeth);
  const where = (from: number): SiteRef[] =>
    read.filter(({ reading }) => (reading.depth ?? 0) >= from).map(({ tooth, site }) => [tooth, site]);
  const bleeding = read.filter(({ reading }) => reading.bleeds).map(({ tooth, site }): SiteRef => [tooth, site]);
  const known = read.filter(({ reading }) => reading.depth !== null && reading.bleeds !== null);
  const isExcluded = teeth.length < 2;
  const isPartial = known.length < teeth.length * PERIO_SITES.length;
  const furcated = teeth.filter((tooth) => isFurcated(exam, tooth));
  const common = { sextant, teeth, furcated, isPartial, isExcluded, hasFurcation: !isExcluded && furcated.length > 0 };
  const isUnread = !read.some(({ reading }) => reading.depth !== null);
  if (isExcluded || isUnread) return { ...common, code: null, sites: [], mayBeCalculus: false };
  for (const [from, code] of [
    [6, 4],
    [4, 3],
  ] as const) {
    const sites = where(from);
    if (sites.length > 0) return { ...common, code, sites, mayBeCalculus: false };
  }
  return { ...common, code: bleeding.length > 0 ? 1 : 0, sites: bleeding, mayBeCalculus: true };
}

/** The basic periodontal examination read off an exam of six sites, sextant by sextant in screen order. */
export const bpeOf = (exam: PerioExam, mouth: ProbedMouth): DerivedBpe[] =>
  SEXTANTS.map((sextant) => derive(exam, sextant, mouth));

export interface ScreeningRefusal {
  readonly code: 'no-such-sextant' | 'no-such-code' | 'too-few-teeth' | 'no-furcation-here' | 'star-without-code';
  readonly sextant: string;
  readonly message: string;
}

const isSextant = (text: string): text is Sextant => SEXTANTS.some((sextant) => sextant === text);
const named = (sextant: string): string => sextant.replace('_', ' ');

function scoreRefusals(sextant: Sextant, score: BpeScore, mouth: ProbedMouth): ScreeningRefusal[] {
  const refuse = (code: ScreeningRefusal['code'], what: string): ScreeningRefusal[] => [
    { code, sextant, message: `The ${named(sextant)} sextant ${what}.` },
  ];
  const teeth = scored(sextant, mouth);
  if (score.code !== null && !BPE_CODES.includes(score.code)) return refuse('no-such-code', 'has a code from 0 to 4');
  if (score.code !== null && teeth.length < 2) {
    return refuse('too-few-teeth', 'has fewer than two teeth and is not scored');
  }
  if (!score.hasFurcation) return [];
  if (score.code === null) return refuse('star-without-code', 'has a furcation mark without a code');
  const isPossible = teeth.some((tooth) => furcationsOf(tooth).length > 0);
  return isPossible ? [] : refuse('no-furcation-here', 'has no tooth with a furcation');
}

/** What cannot be so in a screening recorded by hand. Empty when it can stand. */
export function screeningRefusals(screening: BpeScreening, mouth: ProbedMouth): ScreeningRefusal[] {
  return Object.entries(screening).flatMap(([sextant, score]): ScreeningRefusal[] =>
    isSextant(sextant)
      ? scoreRefusals(sextant, score, mouth)
      : [{ code: 'no-such-sextant', sextant, message: `There is no sextant ${sextant}.` }],
  );
}
