import type { ToothId } from '../teeth/tooth';
import type { PatientFacts } from './facts';
import type { PerioExam } from './exam';
import { furcationsOf } from './furcations';
import { worst, type PerioRule, type PerioReason } from './reason';
import { attachmentLoss, isInterdental, readSites, type ReadSite, type SiteRef } from './sites';

export const STAGES = ['I', 'II', 'III', 'IV'] as const;
export type Stage = (typeof STAGES)[number];

interface Peak {
  readonly value: number;
  readonly sites: readonly SiteRef[];
  readonly teeth: readonly ToothId[];
}

/** The highest value and every site that has it. */
function peak(sites: readonly ReadSite[], of: (site: ReadSite) => number | null): Peak | null {
  const values = sites.map(of).filter((value) => value !== null);
  if (values.length === 0) return null;
  const value = Math.max(...values);
  const found = sites.filter((site) => of(site) === value);
  return {
    value,
    sites: found.map(({ tooth, site }) => [tooth, site]),
    teeth: [...new Set(found.map(({ tooth }) => tooth))],
  };
}

const byLoss = (mm: number): Stage => (mm >= 5 ? 'III' : mm >= 3 ? 'II' : 'I');
const byBone = (percent: number): Stage => (percent > 33 ? 'III' : percent >= 15 ? 'II' : 'I');
const byDepth = (mm: number): Stage => (mm >= 6 ? 'III' : mm >= 5 ? 'II' : 'I');

/** Loss at the worst interdental site; of any site when the case rests on the outer and inner sides alone. */
export function worstLoss(exam: PerioExam, teeth: readonly ToothId[]): Peak | null {
  const sites = readSites(exam, teeth);
  const level = ({ reading }: ReadSite): number | null => attachmentLoss(reading);
  const between = peak(
    sites.filter(({ site }) => isInterdental(site)),
    level,
  );
  return between && between.value >= 1 ? between : peak(sites, level);
}

/** The stage that loss of attachment alone would give: extent is counted at this severity. */
export const severityOf = (exam: PerioExam, teeth: readonly ToothId[]): Stage =>
  byLoss(worstLoss(exam, teeth)?.value ?? 0);

const NOWHERE = { teeth: [], sites: [] };

function measuredReasons(exam: PerioExam, teeth: readonly ToothId[]): PerioReason<Stage>[] {
  const reasons: PerioReason<Stage>[] = [];
  const say = (rule: PerioRule, level: Stage, { value, sites, teeth: at }: Peak): void => {
    reasons.push({ rule, level, value, teeth: at, sites });
  };
  const loss = worstLoss(exam, teeth);
  if (loss) say('attachment_loss', byLoss(loss.value), loss);
  const depth = peak(readSites(exam, teeth), ({ reading }) => reading.depth);
  if (depth) say('depth', byDepth(depth.value), depth);
  const degree = (tooth: ToothId): number =>
    Math.max(0, ...furcationsOf(tooth).map((entrance) => exam[tooth]?.furcations[entrance] ?? 0));
  const deep = teeth.filter((tooth) => degree(tooth) >= 2);
  if (deep.length > 0) say('furcation', 'III', { value: Math.max(...deep.map(degree)), sites: [], teeth: deep });
  return reasons;
}

function factReasons({ boneLossPercent, missingDueToPerio, complexity }: PatientFacts): PerioReason<Stage>[] {
  const reasons: PerioReason<Stage>[] = [];
  const say = (rule: PerioRule, level: Stage, value: number | null): void => {
    reasons.push({ rule, level, value, ...NOWHERE });
  };
  if (typeof boneLossPercent === 'number') say('bone_loss', byBone(boneLossPercent), boneLossPercent);
  const lost = missingDueToPerio ?? 0;
  if (lost > 0) say('tooth_loss', lost >= 5 ? 'IV' : 'III', lost);
  if (complexity?.rehabilitation) say('rehabilitation', 'IV', null);
  return reasons;
}

/**
 * Stage I loss 1-2 mm, bone under 15 %, depth up to 4; II 3-4, 15-33 %, up to 5; III from 5, over 33 %, from 6,
 * furcation II-III or teeth lost (up to 4); IV five teeth lost or complex rehabilitation. The worst rule decides.
 */
export function stageReasons(
  exam: PerioExam,
  teeth: readonly ToothId[],
  facts: PatientFacts,
): { value: Stage; reasons: PerioReason<Stage>[] } {
  const reasons = [...measuredReasons(exam, teeth), ...factReasons(facts)];
  const value = worst(
    STAGES,
    reasons.map(({ level }) => level),
  );
  return { value, reasons: reasons.toSorted((a, b) => STAGES.indexOf(b.level) - STAGES.indexOf(a.level)) };
}
