import {
  isPrimary,
  position,
  predecessorOf,
  successorOf,
  TEETH,
  type ChartState,
  type DentitionView,
  type ToothId,
} from '@cuspid/odontogram';
import type { Sheet } from './sheet';

type Mouth = Pick<Sheet, 'teeth' | 'implants'>;

/** Of a mixed dentition: incisors and first molars have changed, the rest has not. */
const isChanged = (tooth: ToothId): boolean => position(tooth) <= 2 || position(tooth) === 6;

/** Whether a tooth nobody recorded is taken for standing, by the dentition of the patient's age. */
function isExpected(tooth: ToothId, dentition: DentitionView): boolean {
  if (dentition !== 'mixed') return isPrimary(tooth) === (dentition === 'primary');
  if (isPrimary(tooth)) return position(tooth) >= 3;
  return isChanged(tooth);
}

/**
 * Where a probe goes in a charted mouth: teeth that stand and implants. A tooth the chart says nothing about is taken
 * for standing, so that an exam can be made before a chart: whoever examines takes it out with one key. What the chart
 * says is missing, unerupted or a pontic is skipped.
 */
export function mouthIn(state: ChartState, dentition: DentitionView): Mouth {
  const presence = (tooth: ToothId) => state.teeth[tooth].presence;
  const stands = (tooth: ToothId) => presence(tooth) === 'present' || presence(tooth) === 'partial';
  const implants = TEETH.filter((tooth) => presence(tooth) === 'implant');
  const isTaken = (tooth: ToothId): boolean => {
    const other = isPrimary(tooth) ? successorOf(tooth) : predecessorOf(tooth);
    return other !== undefined && (stands(other) || implants.includes(other));
  };
  const teeth = TEETH.filter(
    (tooth) =>
      stands(tooth) ||
      implants.includes(tooth) ||
      (presence(tooth) === 'not_recorded' && isExpected(tooth, dentition) && !isTaken(tooth)),
  );
  return { teeth: [...teeth], implants: [...implants] };
}
