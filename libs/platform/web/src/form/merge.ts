/** A field both changed, each to something else. */
export interface Clash<T> {
  key: Extract<keyof T, string>;
  theirs: T[keyof T];
  mine: T[keyof T];
}

export interface Merged<T> {
  /** Their record with my changes on it; where both changed a field, mine. */
  record: T;
  clashes: Clash<T>[];
  /** Fields only they changed. */
  taken: Extract<keyof T, string>[];
}

/** One record with one field of another. */
export function withField<T extends object>(record: T, key: keyof T, from: T): T {
  return { ...record, [key]: from[key] };
}

/** Brings two edits of one record together: what only one of them changed is kept, what both changed is named. */
export function merge<T extends object>(before: T, mine: T, theirs: T): Merged<T> {
  const merged: Merged<T> = { record: theirs, clashes: [], taken: [] };
  for (const key in before) {
    const [byMe, byThem] = [mine[key] !== before[key], theirs[key] !== before[key]];
    if (byMe) merged.record = withField(merged.record, key, mine);
    if (byMe && byThem && mine[key] !== theirs[key]) merged.clashes.push({ key, theirs: theirs[key], mine: mine[key] });
    if (!byMe && byThem) merged.taken.push(key);
  }
  return merged;
}
