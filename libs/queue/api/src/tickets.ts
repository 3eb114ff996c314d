import type { Tx } from '@cuspid/platform/database';
import { nextNumber } from '@cuspid/patients/api';
import type { Role } from '@cuspid/platform/contracts';
import { randomInt } from 'node:crypto';

/** Letters nobody takes for a digit, or for each other, on a screen or in a call: no I, O, B, Q, and none of their echoes. */
const LETTERS = [...'ACEFHKLMNPRSTUWXY'];
/** The letter of a clinic that uses none. */
const PLAIN = 'A';
/** Who treats decides the letter; somebody else sits in the waiting room and must not be able to tell. */
const KINDS: readonly (Role | null)[] = ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT', null];

/**
 * The next ticket of a day. Numbers restart every day for each letter. With letters, each kind of visit has one, shuffled
 * anew every day by a seed that is kept in the database: every process deals the same letters, and yesterday's tell nothing.
 */
export async function nextTicket(tx: Tx, day: string, hasLetters: boolean, role: Role | null): Promise<string> {
  const letter = hasLetters ? letterOf(role, await seedOf(tx, day)) : PLAIN;
  const number = await nextNumber(tx, letter === PLAIN ? `ticket ${day}` : `ticket ${day} ${letter}`);
  return `${letter} ${number}`;
}

/** The letter of a kind of visit under a day's seed. */
export function letterOf(role: Role | null, seed: number): string {
  const kind = KINDS.includes(role) ? KINDS.indexOf(role) : KINDS.length - 1;
  return shuffled(seed)[kind] ?? PLAIN;
}

/** Whoever asks first on a day draws the seed; it stays. */
async function seedOf(tx: Tx, day: string): Promise<number> {
  const name = `ticket letters ${day}`;
  await tx.query('insert into sequence (name, value) values (?, ?) on duplicate key update value = value', [
    name,
    randomInt(1, 2 ** 31),
  ]);
  const [row]: { value: number }[] = await tx.query('select value from sequence where name = ?', [name]);
  return Number(row?.value);
}

/** Fisher and Yates, by a generator of its own: the same everywhere for the same seed. */
function shuffled(seed: number): string[] {
  const letters = [...LETTERS];
  let state = seed >>> 0;
  for (let last = letters.length - 1; last > 0; last--) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const other = Math.floor(((state ^ (state >>> 13)) >>> 0) / (2 ** 32 / (last + 1)));
    [letters[last], letters[other]] = [letters[other] ?? PLAIN, letters[last] ?? PLAIN];
  }
  return letters;
}
