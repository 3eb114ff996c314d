import type { Random } from './random';
import type { Staff } from './staff';

type Types = readonly (readonly [type: string, weight: number])[];

const ORTHODONTIC: Types = [
  ['Adjustment', 8],
  ['Arch wire change', 6],
  ['Review', 4],
  ['Retainer check', 3],
  ['Bond upper arch', 2],
  ['Bond lower arch', 2],
  ['Records, OPG', 1],
  ['Debond', 1],
  ['Functional appliance fit', 1],
];

const SURGICAL: Types = [
  ['Examination', 4],
  ['Composite filling', 6],
  ['Scaling', 5],
  ['Root filling', 3],
  ['Extraction', 3],
  ['Crown preparation', 2],
  ['Crown fit', 1],
  ['Denture try-in', 1],
];

const TAUGHT: Types = [
  ['Examination', 3],
  ['Scaling', 4],
  ['Records, OPG', 3],
  ['Composite filling', 3],
  ['Adjustment', 2],
];

/** Work that nobody younger needs. */
const FROM_AGE: Readonly<Record<string, number>> = { 'Denture try-in': 55, 'Crown preparation': 18, 'Crown fit': 18 };

/** What somebody of an age comes for. The first time it is to be looked at. */
export function typeOf(
  random: Random,
  staff: Staff,
  providerId: number,
  who: { isFirst: boolean; age: number },
): string {
  const isOrthodontist = staff.orthodontists.includes(providerId);
  if (who.isFirst) return isOrthodontist ? 'Consultation' : 'Examination';
  const types = isOrthodontist ? ORTHODONTIC : staff.surgeons.includes(providerId) ? SURGICAL : TAUGHT;
  return random.weighted(types.filter(([type]) => who.age >= (FROM_AGE[type] ?? 0)));
}
