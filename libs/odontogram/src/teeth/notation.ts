import { isPrimary, position, quadrant, type ToothId } from './tooth';

/** How tooth numbers are shown. Display only: storage and entry are always ISO 3950. */
export const NOTATIONS = ['fdi', 'universal', 'palmer'] as const;
export type Notation = (typeof NOTATIONS)[number];

const letter = (index: number): string => String.fromCharCode(64 + index);

/** Universal runs clockwise from the upper right third molar, so the formula differs in every quadrant. */
function universal(tooth: ToothId): string {
  const place = position(tooth);
  const byQuadrant = [9 - place, 8 + place, 25 - place, 24 + place, 6 - place, 5 + place, 16 - place, 15 + place];
  const index = byQuadrant[quadrant(tooth) - 1] ?? 0;
  return isPrimary(tooth) ? letter(index) : String(index);
}

function palmer(tooth: ToothId): string {
  const corner = ['UR', 'UL', 'LL', 'LR'][(quadrant(tooth) - 1) % 4];
  return `${corner}${isPrimary(tooth) ? letter(position(tooth)) : position(tooth)}`;
}

/** The number of a tooth as people read it: "16", "3" (Universal) or "UR6" (Palmer in plain text). */
export function label(tooth: ToothId, notation: Notation = 'fdi'): string {
  if (notation === 'universal') return universal(tooth);
  return notation === 'palmer' ? palmer(tooth) : tooth;
}
