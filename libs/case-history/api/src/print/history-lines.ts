import {
  fieldsIn,
  ruleOf,
  type Answers,
  type FieldName,
  type Investigation,
  type Section,
} from '@cuspid/case-history/contracts';
import { dayInWords } from '@cuspid/platform/providers';
import { FIELD_WORDS, INVESTIGATION_WORDS, VALUE_WORDS } from './history-words';

/** A field and what it says, in words. */
export type HistoryLine = readonly [term: string, value: string];

const wordOf = (name: FieldName, word: string): string => VALUE_WORDS[name]?.[word] ?? word;

const signed = (value: number): string => String(value).replace('-', '−');

function investigationText({ kind, requestedOn, doneOn, documentId }: Investigation): string {
  const days = [
    requestedOn && `asked for ${dayInWords(requestedOn)}`,
    doneOn && `done ${dayInWords(doneOn)}`,
    documentId && 'picture among the documents',
  ];
  return [INVESTIGATION_WORDS[kind], ...days].filter(Boolean).join(', ');
}

/** What a field says, in words; null where nothing was recorded. */
export function told(name: FieldName, answers: Answers): string | null {
  const { kind } = ruleOf(name);
  const value = answers[name];
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const parts = value.map((one) => (typeof one === 'string' ? wordOf(name, one) : investigationText(one)));
    return parts.join(kind === 'investigations' ? '\n' : ', ') || null;
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return kind === 'millimetres' ? `${signed(value)} mm` : String(value);
  return kind === 'date' ? dayInWords(value) : wordOf(name, value);
}

/** What a section says, field by field, in the order of the form. */
export const linesOf = (section: Section, answers: Answers): HistoryLine[] =>
  fieldsIn(section).flatMap((name) => {
    const value = told(name, answers);
    return value === null ? [] : [[FIELD_WORDS[name], value] as const];
  });
