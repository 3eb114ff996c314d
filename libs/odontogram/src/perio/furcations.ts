import { isUpper, kindOf, rootCount, type ToothId } from '../teeth/tooth';
import type { Furcation } from './exam';

/**
 * Entrances of the furcations of a tooth (textbook form): upper molars buccal, mesial, distal; lower molars buccal and
 * lingual; upper first premolars mesial and distal; teeth with one root none. Primary molars have those of molars.
 */
export function furcationsOf(tooth: ToothId): readonly Furcation[] {
  if (kindOf(tooth) === 'molar') return isUpper(tooth) ? ['vestibular', 'mesial', 'distal'] : ['vestibular', 'oral'];
  return rootCount(tooth) > 1 ? ['mesial', 'distal'] : [];
}
