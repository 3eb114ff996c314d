import {
  INVESTIGATIONS,
  ruleOf,
  type Answers,
  type FieldName,
  type Investigation,
} from '@cuspid/case-history/contracts';

/** A number as it is typed: with a comma or a point, with a minus of either kind. NaN when it is none. */
export function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d{1,3}(\.\d)?$/.test(plain) ? Number(plain) : NaN;
}

/** What a number field says when this is typed into it; undefined: it cannot be sent as it stands. */
export function numberIn(name: FieldName, text: string): number | null | undefined {
  const rule = ruleOf(name);
  if (text.trim() === '') return null;
  if (rule.kind !== 'millimetres' && rule.kind !== 'number') return undefined;
  const value = numberOf(text);
  const isWhole = rule.kind === 'millimetres' || Number.isInteger(value);
  return isWhole && value >= rule.min && value <= rule.max ? value : undefined;
}

/** The words chosen in a list of choices. */
export const chosenIn = (value: Answers[FieldName]): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** The investigations in an answer. */
export const investigationsIn = (value: Answers[FieldName]): readonly Investigation[] =>
  Array.isArray(value) ? value.filter((one) => typeof one !== 'string') : [];

export const isInvestigation = (word: string): word is Investigation['kind'] =>
  INVESTIGATIONS.some((one) => one === word);

/** An answer of words, as the field types it: a word that is not of its list is no answer. */
export function worded(name: FieldName, chosen: string | readonly string[]): Answers {
  const rule = ruleOf(name);
  if (rule.kind !== 'choice' && rule.kind !== 'choices') return { [name]: chosen };
  if (typeof chosen === 'string') return { [name]: rule.values.includes(chosen) ? chosen : null };
  return { [name]: rule.values.filter((word) => chosen.includes(word)) };
}
