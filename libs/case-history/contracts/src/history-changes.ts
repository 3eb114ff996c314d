import { FIELD_NAMES, fieldsIn, ruleOf, type Answers, type FieldName, type Investigation } from './history-fields';
import type { Section } from './history.values';

/** A field two people answered at once, each otherwise; null: emptied. */
export interface AnswerClash {
  field: FieldName;
  mine: Answers[FieldName];
  theirs: Answers[FieldName];
}

export interface MergedAnswers {
  /** Theirs with my answers on them; where both changed a field, mine. */
  answers: Answers;
  clashes: AnswerClash[];
  /** Fields only they changed. */
  taken: FieldName[];
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** An answer as it is kept: choices in the order of their list, an investigation with all its keys. Null: not recorded. */
function settledValue(name: FieldName, value: Answers[FieldName]): unknown {
  if (isEmpty(value)) return null;
  const rule = ruleOf(name);
  if (rule.kind === 'choices' && Array.isArray(value)) {
    const chosen: readonly unknown[] = value;
    return rule.values.filter((word) => chosen.includes(word));
  }
  if (rule.kind === 'investigations' && Array.isArray(value)) return value.map(whole);
  return value;
}

/** An investigation with all its keys, in one order. */
function whole(one: string | Investigation): object | string {
  if (typeof one === 'string') return one;
  const { kind, requestedOn = null, doneOn = null, documentId = null } = one;
  return { kind, requestedOn, doneOn, documentId };
}

/** What was answered, in the order of the form, and nothing else: equal answers are equal texts. */
export function settled(answers: Answers): Answers {
  const kept = FIELD_NAMES.map((name): [string, unknown] => [name, settledValue(name, answers[name])]);
  return Object.fromEntries(kept.filter(([, value]) => value !== null));
}

const textOf = (name: FieldName, answers: Answers): string => JSON.stringify(settledValue(name, answers[name]));

const isSame = (name: FieldName, one: Answers, other: Answers): boolean => textOf(name, one) === textOf(name, other);

/** Fields that say something else, in the order of the form. */
export const changedFields = (before: Answers, after: Answers): FieldName[] =>
  FIELD_NAMES.filter((name) => !isSame(name, before, after));

/** The answers to some fields only; null where nothing is recorded. */
export const pickAnswers = (answers: Answers, names: readonly FieldName[]): Answers =>
  Object.fromEntries(names.map((name) => [name, settledValue(name, answers[name])]));

/** Answers with some fields as another has them. */
export const withAnswers = (answers: Answers, from: Answers, names: readonly FieldName[]): Answers =>
  settled({ ...answers, ...pickAnswers(from, names) });

/** What one section says. */
export const answersIn = (section: Section, answers: Answers): Answers =>
  settled(pickAnswers(answers, fieldsIn(section)));

/** Brings two edits of one history together: what only one of them changed is kept, what both changed is named. */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers): MergedAnswers {
  const [byMe, byThem] = [changedFields(base, mine), changedFields(base, theirs)];
  const clashing = byMe.filter((name) => byThem.includes(name) && !isSame(name, mine, theirs));
  return {
    answers: withAnswers(theirs, mine, byMe),
    clashes: clashing.map((field) => ({ field, mine: mine[field] ?? null, theirs: theirs[field] ?? null })),
    taken: byThem.filter((name) => !byMe.includes(name)),
  };
}
