import { TEETH, type ToothId } from '../teeth/tooth';
import { PERIO_SITES, type PerioExam, type PerioSite, type SiteReading } from './exam';

/** One of the six places around one tooth. */
export type SiteRef = readonly [tooth: ToothId, site: PerioSite];

/** A site with what was read there. */
export interface ReadSite {
  readonly tooth: ToothId;
  readonly site: PerioSite;
  readonly reading: SiteReading;
}

/** Sites between two teeth, where loss of attachment counts for a case of periodontitis. */
export const INTERDENTAL_SITES: readonly PerioSite[] = [
  'distal_vestibular',
  'mesial_vestibular',
  'distal_oral',
  'mesial_oral',
];

export const isInterdental = (site: PerioSite): boolean => INTERDENTAL_SITES.includes(site);

/** A site nobody measured. */
export const UNREAD: SiteReading = { depth: null, margin: null, bleeds: null, plaque: null, suppurates: null };

/** Every site of the exam in the order of the arches; of the given teeth only, when they are given. */
export function readSites(exam: PerioExam, teeth: readonly ToothId[] = TEETH): ReadSite[] {
  return TEETH.filter((tooth) => teeth.includes(tooth)).flatMap((tooth) => {
    const sites = exam[tooth]?.sites;
    return sites ? PERIO_SITES.map((site) => ({ tooth, site, reading: sites[site] })) : [];
  });
}

/** What was read at one site; unread when the tooth is not in the exam. */
export const readingAt = (exam: PerioExam, tooth: ToothId, site: PerioSite): SiteReading =>
  exam[tooth]?.sites[site] ?? UNREAD;

/**
 * Clinical attachment level, mm: depth plus margin (recession positive), so 5 and +3 are 8, 5 and -3 are 2.
 * Null when either was not measured.
 */
export const attachmentLoss = ({ depth, margin }: Pick<SiteReading, 'depth' | 'margin'>): number | null =>
  depth === null || margin === null ? null : depth + margin;
