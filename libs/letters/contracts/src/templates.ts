import type { LetterKind } from './letters.values';

/**
 * Everything a letter may hold. There is no type of visit, no provider, no note and no alert among them: whatever
 * somebody writes into a template, no health data can get into a letter.
 */
export const LETTER_VARIABLES = [
  'patientFirstName',
  'clinicName',
  'clinicPhone',
  'clinicAddress',
  'day',
  'time',
  'formerDay',
  'formerTime',
  'laterDates',
  'confirmLink',
  'cancelLink',
  'optOutLink',
] as const;
export type LetterVariable = (typeof LETTER_VARIABLES)[number];

const ALWAYS: readonly LetterVariable[] = [
  'patientFirstName',
  'clinicName',
  'clinicPhone',
  'clinicAddress',
  'day',
  'time',
  'optOutLink',
];

/** What a letter of this kind may hold. */
export const VARIABLES_OF: Readonly<Record<LetterKind, readonly LetterVariable[]>> = {
  BOOKED: [...ALWAYS, 'laterDates', 'confirmLink', 'cancelLink'],
  MOVED: [...ALWAYS, 'formerDay', 'formerTime', 'confirmLink', 'cancelLink'],
  REMINDER: [...ALWAYS, 'confirmLink', 'cancelLink'],
  CANCELLED: ALWAYS,
};

export const TEMPLATE_PROBLEMS = ['unknown', 'triple', 'block', 'partial', 'comment', 'open', 'escaped'] as const;

/** What is wrong with a template, and where. Lines and columns count from 1. */
export interface TemplateProblem {
  what: (typeof TEMPLATE_PROBLEMS)[number];
  line: number;
  column: number;
  /** What stands there, cut to forty characters. */
  text: string;
}

const SHOWN = 40;
/** Anything in braces, the lines around it left alone. */
const BRACES = /\{\{[^\n]*?\}\}+|\{\{[^\n]*|\}\}+/g;
const VALUE = /^\{\{[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*\}\}$/;

/** What a template may not hold: anything in braces but a variable of its kind. In order; empty when it is right. */
export function templateProblems(template: string, kind: LetterKind): TemplateProblem[] {
  return [...template.matchAll(BRACES)].flatMap((found) => {
    const [text] = found;
    const what = problemOf(text, kind, template[found.index - 1]);
    return what ? [{ what, ...placeOf(template, found.index), text: [...text].slice(0, SHOWN).join('') }] : [];
  });
}

/** The variables a line of a template asks for. */
export function variablesIn(line: string): string[] {
  return [...line.matchAll(BRACES)].flatMap(([text]) => VALUE.exec(text)?.[1] ?? []);
}

function problemOf(text: string, kind: LetterKind, before: string | undefined): TemplateProblem['what'] | undefined {
  if (before === '\\') return 'escaped';
  const name = VALUE.exec(text)?.[1];
  if (name !== undefined) return VARIABLES_OF[kind].some((known) => known === name) ? undefined : 'unknown';
  if (/^\{\{[~ \t]*[{&]|\}\}\}$/.test(text)) return 'triple';
  if (/^\{\{[~ \t]*([#/^]|else\b)/.test(text)) return 'block';
  if (/^\{\{[~ \t]*>/.test(text)) return 'partial';
  if (/^\{\{[~ \t]*!/.test(text)) return 'comment';
  return text.startsWith('{{') && text.endsWith('}}') ? 'unknown' : 'open';
}

function placeOf(template: string, at: number): { line: number; column: number } {
  const lines = template.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
