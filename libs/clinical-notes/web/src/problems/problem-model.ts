import { PROBLEM_CODES, type ProblemCode } from '@cuspid/clinical-notes/contracts';
import type { AddProblemDto, PatientProblemDto } from '@cuspid/clinical-notes/contracts';
import { teethIn } from '../notes/note-words';

/** A problem as it stands in the form: all as it is typed. */
export interface ProblemModel {
  code: ProblemCode;
  label: string;
  teeth: string;
  since: string;
  note: string;
}

export const PROBLEM_FIELDS = [
  'code',
  'label',
  'teeth',
  'since',
  'note',
] as const satisfies readonly (keyof ProblemModel)[];

export const modelOf = ({ code, label, teeth, since, note }: PatientProblemDto): ProblemModel => ({
  code,
  label: label ?? '',
  teeth: teeth.join(', '),
  since,
  note: note ?? '',
});

export const freshModel = (today: string): ProblemModel => ({
  code: 'CARIES',
  label: '',
  teeth: '',
  since: today,
  note: '',
});

/** What is sent; `null` while the teeth are none. */
export function contentOf({ code, label, teeth, since, note }: ProblemModel): AddProblemDto | null {
  const known = teethIn(teeth);
  return known && { code, label: label.trim() || null, teeth: known, since, note: note.trim() || null };
}

export const codeOf = (text: string): ProblemCode | null => PROBLEM_CODES.find((code) => code === text) ?? null;

/** Codes whose word has the typed letters, those that begin with them first. */
export function codesLike(typed: string, words: (code: ProblemCode) => string): ProblemCode[] {
  const wanted = typed.trim().toLowerCase();
  const found = PROBLEM_CODES.filter((code) => words(code).toLowerCase().includes(wanted));
  const begins = (code: ProblemCode) => (words(code).toLowerCase().startsWith(wanted) ? 0 : 1);
  return [...found].sort((one, other) => begins(one) - begins(other));
}
