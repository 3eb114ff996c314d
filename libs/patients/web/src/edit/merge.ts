import type { Person } from '../person/person';

/** A field both changed, each to something else. */
export interface Clash {
  key: keyof Person;
  theirs: Person[keyof Person];
  mine: Person[keyof Person];
}

export interface Merged {
  /** Their record with my changes on it; where both changed a field, mine. */
  person: Person;
  clashes: Clash[];
  /** Fields only they changed. */
  taken: (keyof Person)[];
}

const keysOf = (person: Person): (keyof Person)[] =>
  Object.keys(person).filter((key): key is keyof Person => key in person);

/** One person with one field of another. */
export function withField(person: Person, key: keyof Person, from: Person): Person {
  return { ...person, [key]: from[key] };
}

/** Brings two edits of one record together: what only one of them changed is kept, what both changed is named. */
export function merge(before: Person, mine: Person, theirs: Person): Merged {
  const merged: Merged = { person: theirs, clashes: [], taken: [] };
  for (const key of keysOf(before)) {
    const [byMe, byThem] = [mine[key] !== before[key], theirs[key] !== before[key]];
    if (byMe) merged.person = withField(merged.person, key, mine);
    if (byMe && byThem && mine[key] !== theirs[key]) merged.clashes.push({ key, theirs: theirs[key], mine: mine[key] });
    if (!byMe && byThem) merged.taken.push(key);
  }
  return merged;
}
