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

/** What somebody comes for. The first time it is to be looked at. */
export function typeOf(random: Random, staff: Staff, providerId: number, isFirst: boolean): string {
  if (isFirst) return staff.orthodontists.includes(providerId) ? 'Consultation' : 'Examination';
  if (staff.orthodontists.includes(providerId)) return random.weighted(ORTHODONTIC);
  return random.weighted(staff.surgeons.includes(providerId) ? SURGICAL : TAUGHT);
}
