import { merge, withField, type Merged } from '@cuspid/platform/web';
import { nobody, type Person } from '../person/person';

/** What others saved while somebody types: theirs beside mine, and the record with both. */
export interface EditClash {
  merged: Merged<Person>;
  theirs: Person;
}

/**
 * Brings what others saved into what is typed. What was still to be decided from a save before stays on the table until it
 * is, beside what this one adds.
 */
export function clashOf(before: Person, mine: Person, theirs: Person, earlier: EditClash | null): EditClash {
  const merged = merge(before, mine, theirs);
  const named = new Set(merged.clashes.map(({ key }) => key));
  const open = (earlier?.merged.clashes ?? [])
    .filter(({ key }) => !named.has(key))
    .map((clash) => ({ ...clash, theirs: theirs[clash.key] }));
  const taken = new Set([...(earlier?.merged.taken ?? []), ...merged.taken]);
  return { merged: { ...merged, clashes: [...open, ...merged.clashes], taken: [...taken] }, theirs };
}

/** Whether there is anything to say of it. */
export const isClash = ({ merged }: EditClash) => merged.clashes.length > 0 || merged.taken.length > 0;

/** The record with what is still mine as it is being typed, half a word and all: nobody's cursor is moved. */
export function asTyped(record: Person, mine: Person, typed: Person): Person {
  let kept = record;
  for (const key in typed) {
    if (isField(key) && record[key] === mine[key]) kept = withField(kept, key, typed);
  }
  return kept;
}

const FIELDS = nobody();
const isField = (key: string): key is keyof Person => key in FIELDS;
