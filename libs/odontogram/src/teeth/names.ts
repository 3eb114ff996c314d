import { archOf, isPrimary, position, sideOf, type ToothId } from './tooth';

const PERMANENT = [
  'central incisor',
  'lateral incisor',
  'canine',
  'first premolar',
  'second premolar',
  'first molar',
  'second molar',
  'third molar',
];
const PRIMARY = ['central incisor', 'lateral incisor', 'canine', 'first molar', 'second molar'];

/** The anatomical type: "first molar". */
export function toothType(tooth: ToothId): string {
  return (isPrimary(tooth) ? PRIMARY : PERMANENT)[position(tooth) - 1] ?? '';
}

/** The name in words: "upper right first molar", "lower left primary second molar". */
export function toothName(tooth: ToothId): string {
  const primary = isPrimary(tooth) ? 'primary ' : '';
  return `${archOf(tooth)} ${sideOf(tooth)} ${primary}${toothType(tooth)}`;
}
