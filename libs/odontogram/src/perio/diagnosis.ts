import { isPrimary, type ToothId } from '../teeth/tooth';
import { caseCriteria, type CaseCriteria } from './case-criteria';
import type { PerioExam } from './exam';
import type { PatientFacts } from './facts';
import { extentOf, type Extent } from './extent';
import { proposeGrade, type Grade } from './grade';
import { bleedingIndex, type SiteIndex } from './indices';
import { probed, type ProbedMouth } from './mouth';
import type { PerioReason } from './reason';
import { attachmentLoss, readSites } from './sites';
import { stageReasons, type Stage } from './stage';

/** Gums by bleeding: below 10 % of sites, 10-30 %, above. */
export const BLEEDING_EXTENTS = ['below_10', 'localised', 'generalised'] as const;
export type BleedingExtent = (typeof BLEEDING_EXTENTS)[number];

export const PERIO_DIAGNOSES = [
  'health',
  'gingivitis_localised',
  'gingivitis_generalised',
  'periodontitis',
  'undetermined',
] as const;
export type PerioDiagnosis = (typeof PERIO_DIAGNOSES)[number];

/** Sites still without a reading, of those that could have one. */
export interface Unmeasured {
  readonly depth: number;
  /** Of permanent teeth: sites without an attachment level. */
  readonly attachment: number;
  readonly bleeding: number;
}

/** A proposal with its reasons: a clinician confirms it, the program never decides. */
export interface PerioProposal {
  readonly diagnosis: PerioDiagnosis;
  /** Null: neither shown nor excluded by what was measured. */
  readonly isCase: boolean | null;
  readonly caseReasons: readonly PerioReason[];
  readonly bleeding: SiteIndex;
  readonly bleedingExtent: BleedingExtent | null;
  /** Of a case; null otherwise. */
  readonly stage: { readonly value: Stage; readonly reasons: readonly PerioReason[] } | null;
  readonly extent: Extent | null;
  readonly grade: Grade | null;
  /** Something was not measured: every statement holds for the measured part only. */
  readonly isPartial: boolean;
  readonly unmeasured: Unmeasured;
}

function unmeasured(exam: PerioExam, mouth: ProbedMouth, teeth: readonly ToothId[]): Unmeasured {
  const all = probed(mouth);
  const depths = readSites(exam, all).filter(({ reading }) => reading.depth !== null).length;
  const levels = readSites(exam, teeth).filter(({ reading }) => attachmentLoss(reading) !== null).length;
  const { expected, measured } = bleedingIndex(exam, mouth);
  return { depth: all.length * 6 - depths, attachment: teeth.length * 6 - levels, bleeding: expected - measured };
}

function bleedingExtent({ n, measured }: SiteIndex): BleedingExtent | null {
  if (measured === 0) return null;
  // Counted on the sites themselves: 9.96 % is still below 10, whatever the rounded figure says.
  if (n * 10 < measured) return 'below_10';
  return n * 10 > measured * 3 ? 'generalised' : 'localised';
}

function diagnosisOf(isCase: boolean | null, extent: BleedingExtent | null, criteria: CaseCriteria): PerioDiagnosis {
  if (isCase) return 'periodontitis';
  if (isCase === null || extent === null) return 'undetermined';
  if (extent === 'localised') return 'gingivitis_localised';
  if (extent === 'generalised') return 'gingivitis_generalised';
  // Pockets over 3 mm are no health, and without loss of attachment no case: somebody has to look.
  return criteria.hasPockets ? 'undetermined' : 'health';
}

/** Case yes, no, or not to be said: what was not measured never speaks for health. */
function verdict({ reasons }: CaseCriteria, { depth, attachment }: Unmeasured, teeth: number): boolean | null {
  if (reasons.length > 0) return true;
  return depth > 0 || attachment > 0 || teeth === 0 ? null : false;
}

/**
 * Staging and grading as the 2018 classification (Tonetti, Greenwell, Kornman; limits in standards.md section 5)
 * proposes them from an exam. Permanent teeth only; implants and primary teeth are left out of case, stage and extent.
 * Loss of attachment from other causes (recession by brushing, root fracture, caries at the margin, an endodontic
 * lesion, a third molar behind a second) cannot be told from figures and is left to the clinician.
 */
export function proposeStage(exam: PerioExam, mouth: ProbedMouth, facts: PatientFacts = {}): PerioProposal {
  const teeth = mouth.teeth.filter((tooth) => !isPrimary(tooth));
  const criteria = caseCriteria(exam, teeth);
  const open = unmeasured(exam, mouth, teeth);
  const isCase = verdict(criteria, open, teeth.length);
  const bleeding = bleedingIndex(exam, mouth);
  const gums = bleedingExtent(bleeding);
  const stage = isCase ? stageReasons(exam, teeth, facts) : null;
  return {
    diagnosis: diagnosisOf(isCase, gums, criteria),
    isCase,
    caseReasons: criteria.reasons,
    bleeding,
    bleedingExtent: gums,
    stage,
    extent: isCase ? extentOf(exam, teeth) : null,
    grade: isCase ? proposeGrade(facts) : null,
    isPartial: open.depth > 0 || open.attachment > 0 || open.bleeding > 0 || teeth.length === 0,
    unmeasured: open,
  };
}
