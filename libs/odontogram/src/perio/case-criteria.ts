import type { ToothId } from '../teeth/tooth';
import type { PerioExam } from './exam';
import { areAdjacent } from './mouth';
import type { PerioReason } from './reason';
import { attachmentLoss, isInterdental, readSites, type ReadSite, type SiteRef } from './sites';

/** Loss between teeth counts from here, mm: the least that can be detected in whole millimetres. */
export const DETECTABLE_LOSS = 1;
/** Loss on the outer or inner side counts from here, and only with a pocket deeper than `SHALLOW`. */
const OUTER_LOSS = 3;
const SHALLOW = 3;

export interface CaseCriteria {
  /** Empty when neither criterion is met by what was measured. */
  readonly reasons: readonly PerioReason<'case'>[];
  /** A pocket of more than 3 mm somewhere. */
  readonly hasPockets: boolean;
}

const teethIn = (sites: readonly ReadSite[]): ToothId[] => [...new Set(sites.map(({ tooth }) => tooth))];
const refs = (sites: readonly ReadSite[]): SiteRef[] => sites.map(({ tooth, site }) => [tooth, site]);
const lossOf = ({ reading }: ReadSite): number => attachmentLoss(reading) ?? -Infinity;

/**
 * A case of periodontitis (2018): interdental loss of attachment at two or more non-adjacent teeth, or vestibular/oral
 * loss of 3 mm or more with pockets over 3 mm at two or more teeth.
 */
export function caseCriteria(exam: PerioExam, teeth: readonly ToothId[]): CaseCriteria {
  const sites = readSites(exam, teeth);
  const between = sites.filter((read) => isInterdental(read.site) && lossOf(read) >= DETECTABLE_LOSS);
  const outer = sites.filter(
    (read) => !isInterdental(read.site) && lossOf(read) >= OUTER_LOSS && (read.reading.depth ?? 0) > SHALLOW,
  );
  const reasons: PerioReason<'case'>[] = [];
  const say = (rule: PerioReason['rule'], found: readonly ReadSite[]): void => {
    const value = Math.max(...found.map(lossOf));
    reasons.push({ rule, level: 'case', value, teeth: teethIn(found), sites: refs(found) });
  };
  const apart = teethIn(between);
  if (apart.some((a) => apart.some((b) => a !== b && !areAdjacent(a, b))))
    say('interdental_loss_non_adjacent', between);
  if (teethIn(outer).length >= 2) say('vestibular_oral_loss_with_pockets', outer);
  return { reasons, hasPockets: sites.some(({ reading }) => (reading.depth ?? 0) > SHALLOW) };
}
