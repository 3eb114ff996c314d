import type { FindingContent } from '../findings/finding';
import type { ChartState } from '../state/settle';
import { PERMANENT_TEETH, position, PRIMARY_TEETH, quadrant, rowOf, TEETH, type ToothId } from '../teeth/tooth';
import type { Presence } from '../state/presence';

/** What a probe can be put at: teeth in the mouth and implants, each tooth once. */
export interface ProbedMouth {
  readonly teeth: readonly ToothId[];
  readonly implants: readonly ToothId[];
}

/** A remnant has no margin to speak of, a tooth below the gum no pocket, a pontic no root. */
const PROBED: readonly Presence[] = ['present', 'partial'];

/** What can be probed in a charted mouth. A tooth nobody recorded is not assumed to stand. */
export function probedMouth(state: ChartState<FindingContent>): ProbedMouth {
  return {
    teeth: TEETH.filter((tooth) => PROBED.includes(state.teeth[tooth].presence)),
    implants: TEETH.filter((tooth) => state.teeth[tooth].presence === 'implant'),
  };
}

/** Every place with six sites, teeth and implants, in the order of the arches. */
export const probed = ({ teeth, implants }: ProbedMouth): ToothId[] =>
  [...PERMANENT_TEETH, ...PRIMARY_TEETH].filter((tooth) => teeth.includes(tooth) || implants.includes(tooth));

/** Place along the arch, counted through the midline: 18 is -8, 11 is -1, 21 is 0, 28 is 7. Primary likewise. */
export const placeAlong = (tooth: ToothId): number =>
  [1, 4, 5, 8].includes(quadrant(tooth)) ? -position(tooth) : position(tooth) - 1;

/** Whether two teeth stand beside each other in one row (11 and 21 do, 15 and 17 do not). */
export const areAdjacent = (a: ToothId, b: ToothId): boolean =>
  rowOf(a) === rowOf(b) && Math.abs(placeAlong(a) - placeAlong(b)) <= 1;
