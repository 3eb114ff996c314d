import { isRight, isUpper, type ToothId } from '../teeth/tooth';
import type { PerioSite } from './exam';
import { placeAlong } from './mouth';
import type { SiteRef } from './sites';

/** Where probing begins: the arch and the patient's side. */
export const PROBING_STARTS = ['upper_right', 'upper_left', 'lower_right', 'lower_left'] as const;
export type ProbingStart = (typeof PROBING_STARTS)[number];

export interface OrderOptions {
  /** Default `upper_right`: 18 to 28 outside and back inside, then 48 to 38 and back. */
  readonly start?: ProbingStart;
  /** The side of the arch that is probed first. Default vestibular. */
  readonly first?: 'vestibular' | 'oral';
}

const OUTSIDE: readonly PerioSite[] = ['distal_vestibular', 'vestibular', 'mesial_vestibular'];
const INSIDE: readonly PerioSite[] = ['distal_oral', 'oral', 'mesial_oral'];

/** Three sites of a tooth as the probe meets them on its way along the arch. */
function met(tooth: ToothId, sites: readonly PerioSite[], leftwards: boolean): SiteRef[] {
  const path = isRight(tooth) === leftwards ? sites : sites.toReversed();
  return path.map((site) => [tooth, site]);
}

/** Outside from the starting side to the other, inside back again: the hand never crosses an empty arch. */
function archOrder(teeth: readonly ToothId[], leftwards: boolean, first: OrderOptions['first']): SiteRef[] {
  const along = leftwards ? teeth : teeth.toReversed();
  const [there, back] = first === 'oral' ? [INSIDE, OUTSIDE] : [OUTSIDE, INSIDE];
  return [
    ...along.flatMap((tooth) => met(tooth, there, leftwards)),
    ...along.toReversed().flatMap((tooth) => met(tooth, back, !leftwards)),
  ];
}

/**
 * The sequence in which depths are typed and the cursor moves on by itself: six sites of each of these teeth, once each.
 * Primary teeth stand in their place in the arch, behind a permanent tooth of the same place.
 */
export function sitesOrder(teeth: readonly ToothId[], options: OrderOptions = {}): SiteRef[] {
  const { start = 'upper_right', first = 'vestibular' } = options;
  const leftwards = start.endsWith('right');
  const inArch = (upper: boolean): ToothId[] =>
    [...new Set(teeth)]
      .filter((tooth) => isUpper(tooth) === upper)
      .toSorted((a, b) => placeAlong(a) - placeAlong(b) || Number(a) - Number(b));
  const arches = start.startsWith('upper') ? [true, false] : [false, true];
  return arches.flatMap((upper) => archOrder(inArch(upper), leftwards, first));
}
