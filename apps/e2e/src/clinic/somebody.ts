import { randomInt } from 'node:crypto';

export interface Somebody {
  firstName: string;
  lastName: string;
  full: string;
  phone: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A person nobody else in the clinic is like, nor near to: stories run beside each other and must not meet. */
export function somebody(): Somebody {
  const [firstName, lastName] = [word(8), word(9)];
  const digits = String(randomInt(10_000_000)).padStart(7, '0');
  return { firstName, lastName, full: `${firstName} ${lastName}`, phone: `079${digits}` };
}

function word(length: number): string {
  const letters = Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
