import { TEETH, type ToothId } from '@cuspid/odontogram';
import { DOCUMENT_TYPES, type DocumentDto, type DocumentType, type EditDocumentDto } from '@cuspid/documents/contracts';

/** What is said about a document, as it stands in the form. */
export interface DocumentFacts {
  type: DocumentType;
  description: string;
  /** As typed: «11, 21». */
  teeth: string;
  /** Number of the visit, empty for none. */
  visit: string;
  takenOn: string;
  series: string;
}

export const NOTHING: DocumentFacts = {
  type: DOCUMENT_TYPES[0],
  description: '',
  teeth: '',
  visit: '',
  takenOn: '',
  series: '',
};

export const factsOf = ({ type, description, teeth, visit, takenOn, series }: DocumentDto): DocumentFacts => ({
  type,
  description: description ?? '',
  teeth: teeth.join(' '),
  visit: visit ? String(visit.id) : '',
  takenOn: takenOn ?? '',
  series: series ?? '',
});

/** The teeth of «11, 21 36»; null when something there is no tooth. */
export function teethIn(text: string): ToothId[] | null {
  const named = text.split(/[\s,;]+/).filter(Boolean);
  const known = TEETH.filter((tooth) => named.includes(tooth));
  return named.every((name) => known.some((tooth) => tooth === name)) ? known : null;
}

/** Teeth in their order, so that «21 11» and «11, 21» are the same; what is no tooth stays as it was typed. */
export const tidied = (facts: DocumentFacts): DocumentFacts => ({
  ...facts,
  description: facts.description.trim(),
  teeth: teethIn(facts.teeth)?.join(' ') ?? facts.teeth,
  series: facts.series.trim(),
});

/** Only what was changed. */
export function changeOf(before: DocumentFacts, typed: DocumentFacts): EditDocumentDto {
  const now = tidied(typed);
  const change: EditDocumentDto = {};
  if (now.type !== before.type) change.type = now.type;
  if (now.description !== before.description) change.description = now.description || null;
  if (now.teeth !== before.teeth) change.teeth = teethIn(now.teeth) ?? [];
  if (now.visit !== before.visit) change.visitId = Number(now.visit) || null;
  if (now.takenOn !== before.takenOn) change.takenOn = now.takenOn || null;
  if (now.series !== before.series) change.series = now.series || null;
  return change;
}
