import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A name nobody else in the clinic has: stories run beside each other and must not meet. */
export function somebody(): { firstName: string; lastName: string; full: string; phone: string } {
  const ending = Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const firstName = `Ama${ending.slice(0, 3)}`;
  const lastName = `Story${ending}`;
  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  return { firstName, lastName, full: `${firstName} ${lastName}`, phone: `0799${digits}` };
}
