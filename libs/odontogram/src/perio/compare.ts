import { TEETH, type ToothId } from '../teeth/tooth';
import { PERIO_SITES, type PerioExam, type PerioSite } from './exam';
import { attachmentLoss, readingAt, type SiteRef } from './sites';

/** A change between two exams: within the band the probe cannot tell. Null when one of them was not measured. */
export type PerioChange = 'better' | 'same' | 'worse' | null;

export interface MeasuredChange {
  readonly before: number | null;
  readonly after: number | null;
  /** After minus before, mm: negative is better. Null when one was not measured. */
  readonly difference: number | null;
  readonly change: PerioChange;
}

export interface SiteComparison {
  readonly tooth: ToothId;
  readonly site: PerioSite;
  readonly depth: MeasuredChange;
  readonly attachment: MeasuredChange;
  /** Bleeds now and did not then; null when one was not looked at. */
  readonly isNewBleeding: boolean | null;
  readonly isBleedingGone: boolean | null;
}

export interface ChangeCounts {
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  /** Sites measured in only one of the exams. */
  readonly unknown: number;
}

export interface ExamComparison {
  /** mm that probing itself may be off by; a difference within it is no change. */
  readonly errorBand: number;
  /** Every site that was measured in either exam, in the order of the arches. */
  readonly sites: readonly SiteComparison[];
  readonly depth: ChangeCounts;
  readonly attachment: ChangeCounts;
  readonly newBleeding: readonly SiteRef[];
  readonly bleedingGone: readonly SiteRef[];
  /** Teeth in one of the exams only. */
  readonly onlyBefore: readonly ToothId[];
  readonly onlyAfter: readonly ToothId[];
}

function measured(before: number | null, after: number | null, band: number): MeasuredChange {
  if (before === null || after === null) return { before, after, difference: null, change: null };
  const difference = after - before;
  const change = Math.abs(difference) <= band ? 'same' : difference < 0 ? 'better' : 'worse';
  return { before, after, difference, change };
}

function counts(all: readonly MeasuredChange[]): ChangeCounts {
  const known = all.filter(({ before, after }) => before !== null || after !== null);
  const of = (wanted: PerioChange): number => known.filter(({ change }) => change === wanted).length;
  return { better: of('better'), same: of('same'), worse: of('worse'), unknown: of(null) };
}

function compareSite(a: PerioExam, b: PerioExam, [tooth, site]: SiteRef, band: number): SiteComparison {
  const before = readingAt(a, tooth, site);
  const after = readingAt(b, tooth, site);
  const isBoth = before.bleeds !== null && after.bleeds !== null;
  return {
    tooth,
    site,
    depth: measured(before.depth, after.depth, band),
    attachment: measured(attachmentLoss(before), attachmentLoss(after), band),
    isNewBleeding: isBoth ? !before.bleeds && after.bleeds === true : null,
    isBleedingGone: isBoth ? before.bleeds === true && !after.bleeds : null,
  };
}

/**
 * Two exams of one mouth, site by site. Probing is reproducible to about 1 mm, so a difference of up to `errorBand` mm
 * is "same"; 2 mm and more is a change.
 */
export function compareExams(before: PerioExam, after: PerioExam, errorBand = 1): ExamComparison {
  const teeth = TEETH.filter((tooth) => before[tooth] ?? after[tooth]);
  const sites = teeth.flatMap((tooth) =>
    PERIO_SITES.map((site) => compareSite(before, after, [tooth, site], errorBand)),
  );
  const places = (which: (site: SiteComparison) => boolean | null): SiteRef[] =>
    sites.filter(which).map(({ tooth, site }) => [tooth, site]);
  return {
    errorBand,
    sites,
    depth: counts(sites.map(({ depth }) => depth)),
    attachment: counts(sites.map(({ attachment }) => attachment)),
    newBleeding: places(({ isNewBleeding }) => isNewBleeding),
    bleedingGone: places(({ isBleedingGone }) => isBleedingGone),
    onlyBefore: teeth.filter((tooth) => !after[tooth]),
    onlyAfter: teeth.filter((tooth) => !before[tooth]),
  };
}
