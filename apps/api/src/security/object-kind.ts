import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { Operation } from './operations';

/** Whose clinic it is in which an object is made: `me` is who will ask for it, `other` works on what is none of theirs. */
export interface World {
  clinic: SpecClinic;
  me: Person;
  other: Person;
}

/** `own`: within reach · `foreign`: somebody else's · `archived`: own once, and put away. */
export const STATES = ['own', 'foreign', 'archived', 'missing', 'malformed'] as const;
export type State = (typeof STATES)[number];

/** What stands at one parameter of an address. */
export interface Kind {
  /** Makes one; `parents` are the values of the parameters before it. */
  make(world: World, whose: 'own' | 'foreign', parents: readonly string[]): Promise<string>;
  /** Puts away what was made, where that can be done. */
  archive?(world: World, made: string, parents: readonly string[]): Promise<unknown>;
  /** Whether it then looks as if it had never been. `bounded`: the caller reaches their own patients only. */
  hides(state: 'foreign' | 'archived', asked: { bounded: boolean; archives: boolean; operation: Operation }): boolean;
  missing: string;
  malformed: readonly string[];
}

export const NUMBERS = {
  missing: '4294967290',
  malformed: ['NaN', '1.5', '1e3', '0x10', "1'--", '%F0%9F%A6%B7', '__proto__'],
};
export const CLINICIANS = ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT'];

/** A patient of `other`, and, if own, of the caller too. */
export function patient({ clinic, me, other }: World, whose: 'own' | 'foreign'): Promise<number> {
  return clinic.patient({}, whose === 'own' && CLINICIANS.includes(me.role) ? [me, other] : [other]);
}

/** The parent named in the address, or, for a foreign child, another patient of the caller's. */
export const parentOf = async (world: World, whose: 'own' | 'foreign', parents: readonly string[]) =>
  whose === 'foreign' ? patient(world, 'own') : Number(parents.at(-1));
