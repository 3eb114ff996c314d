import { oneDecimal, share, type Share } from '../indices/share';
import type { ToothId } from '../teeth/tooth';
import { PERIO_SITES, type PerioExam, type PerioSite, type SiteReading } from './exam';
import { probed, type ProbedMouth } from './mouth';
import { attachmentLoss, readingAt, readSites, type SiteRef } from './sites';

/** A share of the six sites per tooth, with the sites that made it. */
export interface SiteIndex extends Share {
  readonly sites: readonly SiteRef[];
}

type YesNo = 'bleeds' | 'plaque' | 'suppurates';

function siteIndex(exam: PerioExam, mouth: ProbedMouth, what: YesNo): SiteIndex {
  const teeth = probed(mouth);
  const known = readSites(exam, teeth).filter(({ reading }) => reading[what] !== null);
  const sites = known.filter(({ reading }) => reading[what]).map(({ tooth, site }): SiteRef => [tooth, site]);
  return { ...share(sites.length, known.length, teeth.length * PERIO_SITES.length), sites };
}

/** Bleeding on probing: bleeding of measured sites, six per tooth and implant. */
export const bleedingIndex = (exam: PerioExam, mouth: ProbedMouth): SiteIndex => siteIndex(exam, mouth, 'bleeds');
/** Full-mouth plaque score of six sites. O'Leary's record of four surfaces is `olearyIndex`. */
export const plaqueIndex = (exam: PerioExam, mouth: ProbedMouth): SiteIndex => siteIndex(exam, mouth, 'plaque');
export const suppurationIndex = (exam: PerioExam, mouth: ProbedMouth): SiteIndex =>
  siteIndex(exam, mouth, 'suppurates');

/** The four surfaces of O'Leary's plaque control record (1972) and the sites that lie on them. */
const OLEARY = {
  mesial: ['mesial_vestibular', 'mesial_oral'],
  distal: ['distal_vestibular', 'distal_oral'],
  vestibular: ['vestibular'],
  oral: ['oral'],
} as const satisfies Record<string, readonly PerioSite[]>;
export type PlaqueSurface = keyof typeof OLEARY;
export const PLAQUE_SURFACES = ['mesial', 'distal', 'vestibular', 'oral'] as const satisfies readonly PlaqueSurface[];

export interface SurfaceIndex extends Share {
  readonly surfaces: readonly (readonly [tooth: ToothId, surface: PlaqueSurface])[];
}

/** Plaque on a surface: yes from one site, no only when each of its sites was looked at. */
function onSurface(readings: readonly SiteReading[]): boolean | null {
  if (readings.some(({ plaque }) => plaque === true)) return true;
  return readings.every(({ plaque }) => plaque === false) ? false : null;
}

/** O'Leary: surfaces with plaque of the measured surfaces, four per tooth. */
export function olearyIndex(exam: PerioExam, mouth: ProbedMouth): SurfaceIndex {
  const teeth = probed(mouth);
  const all = teeth.flatMap((tooth) =>
    PLAQUE_SURFACES.map((surface) => {
      const plaque = onSurface(OLEARY[surface].map((site) => readingAt(exam, tooth, site)));
      return { place: [tooth, surface] as const, plaque };
    }),
  );
  const surfaces = all.filter(({ plaque }) => plaque === true).map(({ place }) => place);
  const measured = all.filter(({ plaque }) => plaque !== null).length;
  return { ...share(surfaces.length, measured, all.length), surfaces };
}

/** Sites at least this deep, mm. */
export function pocketsFrom(exam: PerioExam, mouth: ProbedMouth, from: number): SiteIndex {
  const teeth = probed(mouth);
  const known = readSites(exam, teeth).filter(({ reading }) => reading.depth !== null);
  const sites = known
    .filter(({ reading }) => (reading.depth ?? 0) >= from)
    .map(({ tooth, site }): SiteRef => [tooth, site]);
  return { ...share(sites.length, known.length, teeth.length * PERIO_SITES.length), sites };
}

/** A mean in mm, one decimal; null when nothing was measured. */
export interface MeanMillimetres {
  readonly mean: number | null;
  readonly measured: number;
  readonly expected: number;
  readonly isComplete: boolean;
}

function mean(values: readonly (number | null)[], expected: number): MeanMillimetres {
  const known = values.filter((value) => value !== null);
  const sum = known.reduce((total, value) => total + value, 0);
  return {
    mean: known.length === 0 ? null : oneDecimal(sum / known.length),
    measured: known.length,
    expected,
    isComplete: expected > 0 && known.length === expected,
  };
}

/** MeanMillimetres attachment level of teeth. Implants have none: there is no cemento-enamel junction to measure from. */
export const meanAttachmentLoss = (exam: PerioExam, { teeth }: ProbedMouth): MeanMillimetres =>
  mean(
    readSites(exam, teeth).map(({ reading }) => attachmentLoss(reading)),
    teeth.length * PERIO_SITES.length,
  );

export const meanDepth = (exam: PerioExam, mouth: ProbedMouth): MeanMillimetres =>
  mean(
    readSites(exam, probed(mouth)).map(({ reading }) => reading.depth),
    probed(mouth).length * PERIO_SITES.length,
  );

/** The figures at the foot of an exam. */
export interface PerioSummary {
  readonly bleeding: SiteIndex;
  readonly plaque: SiteIndex;
  readonly oleary: SurfaceIndex;
  readonly suppuration: SiteIndex;
  /** Sites of 4 mm and more, and of 6 mm and more. */
  readonly pocketsFrom4: SiteIndex;
  readonly pocketsFrom6: SiteIndex;
  readonly meanDepth: MeanMillimetres;
  readonly meanAttachmentLoss: MeanMillimetres;
}

export const perioSummary = (exam: PerioExam, mouth: ProbedMouth): PerioSummary => ({
  bleeding: bleedingIndex(exam, mouth),
  plaque: plaqueIndex(exam, mouth),
  oleary: olearyIndex(exam, mouth),
  suppuration: suppurationIndex(exam, mouth),
  pocketsFrom4: pocketsFrom(exam, mouth, 4),
  pocketsFrom6: pocketsFrom(exam, mouth, 6),
  meanDepth: meanDepth(exam, mouth),
  meanAttachmentLoss: meanAttachmentLoss(exam, mouth),
});
