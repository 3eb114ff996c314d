import { randomInt } from 'node:crypto';

export interface Somebody {
  firstName: string;
  lastName: string;
  full: string;
  phone: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A person nobody else in the clinic is like: stories run beside each other and must not meet. */
export function somebody(): Somebody {
  const ending = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const firstName = `Ama${ending()}`;
  const lastName = `Story${ending()}`;
  const digits = String(randomInt(10_000_000)).padStart(7, '0');
  return { firstName, lastName, full: `${firstName} ${lastName}`, phone: `079${digits}` };
}
