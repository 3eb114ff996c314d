import { randomInt } from 'node:crypto';

/** No vowels, so that no words come about, and nothing that reads like something else: l and 1, o and 0, v and w. */
const LETTERS = 'bcdfghjkmnpqrstwxyz';
const [GROUPS, GROUP] = [4, 5];

/** A password to be typed off a letter once: four groups of five letters, 84 random bits. */
export function temporaryWords(): string {
  const letter = () => LETTERS.charAt(randomInt(LETTERS.length));
  const group = () => Array.from({ length: GROUP }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
