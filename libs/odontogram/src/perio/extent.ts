import { oneDecimal } from '../indices/share';
import { kindOf, position, type ToothId } from '../teeth/tooth';
import type { PerioExam } from './exam';
import { attachmentLoss, isInterdental, readSites } from './sites';
import { severityOf, type Stage } from './stage';

export const PERIO_EXTENTS = ['localised', 'generalised', 'molar_incisor'] as const;
export type PerioExtent = (typeof PERIO_EXTENTS)[number];

/** How much of the mouth has the severity of the stage. */
export interface Extent {
  readonly value: PerioExtent;
  /** Teeth with this loss, of teeth whose loss was measured. */
  readonly affected: readonly ToothId[];
  readonly measured: number;
  readonly percent: number | null;
  /** Interdental loss counted, mm and more. */
  readonly from: number;
}

const FROM: Readonly<Record<Stage, number>> = { I: 1, II: 3, III: 5, IV: 5 };

/** First molars and incisors and nothing else: the pattern of its own. */
function isMolarIncisor(teeth: readonly ToothId[]): boolean {
  const molars = teeth.filter((tooth) => position(tooth) === 6);
  const incisors = teeth.filter((tooth) => kindOf(tooth) === 'incisor');
  return molars.length > 0 && incisors.length > 0 && molars.length + incisors.length === teeth.length;
}

/** Localised below 30 % of teeth, generalised from 30 %, or molar-incisor. */
export function extentOf(exam: PerioExam, teeth: readonly ToothId[]): Extent {
  const from = FROM[severityOf(exam, teeth)];
  const all = readSites(exam, teeth).filter(({ reading }) => attachmentLoss(reading) !== null);
  const between = all.filter(({ site }) => isInterdental(site));
  const over = (sites: typeof all): ToothId[] => [
    ...new Set(sites.filter(({ reading }) => (attachmentLoss(reading) ?? 0) >= from).map(({ tooth }) => tooth)),
  ];
  const interdental = over(between);
  const affected = interdental.length > 0 ? interdental : over(all);
  const measured = new Set(all.map(({ tooth }) => tooth)).size;
  const isWide = affected.length * 10 >= measured * 3;
  const value = isMolarIncisor(affected) ? 'molar_incisor' : isWide ? 'generalised' : 'localised';
  const percent = measured === 0 ? null : oneDecimal((100 * affected.length) / measured);
  return { value, affected, measured, percent, from };
}
