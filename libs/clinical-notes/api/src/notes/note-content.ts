import { TEETH, type ToothId } from '@cuspid/odontogram';
import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import type { EditNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import type { ClinicalNote } from './clinical-note';
import type { NoteAddendum } from './note-addendum';

/** What a note says, as it is kept in a version. Whom it links to is no word of it: visits are deleted, plans change. */
export interface NoteContent {
  type: ClinicalNote['type'];
  text: string;
  teeth: ToothId[];
  procedure: string | null;
  plannedFor: string | null;
  executedAt: string | null;
  executionStatus: ClinicalNote['executionStatus'];
  outcome: string | null;
}

export const contentOf = (note: ClinicalNote): NoteContent => ({
  type: note.type,
  text: note.text,
  teeth: note.teeth ?? [],
  procedure: note.procedure,
  plannedFor: note.plannedFor?.toISOString() ?? null,
  executedAt: note.executedAt?.toISOString() ?? null,
  executionStatus: note.executionStatus,
  outcome: note.outcome,
});

/** The words of a change, for the columns they belong to; what was left out is not there. */
export function columnsOf(what: EditNoteDto): Partial<ClinicalNote> {
  const { teeth, plannedFor, executedAt, ...rest } = what;
  const said = {
    ...rest,
    ...(teeth !== undefined && { teeth: inChartOrder(teeth) }),
    ...(plannedFor !== undefined && { plannedFor: momentIn(plannedFor) }),
    ...(executedAt !== undefined && { executedAt: momentIn(executedAt) }),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

const momentIn = (text: string | null) => (text === null ? null : new Date(text));

/** No tooth is kept as none: null. */
function inChartOrder(teeth: readonly ToothId[]): ToothId[] | null {
  const known = TEETH.filter((tooth) => teeth.includes(tooth));
  return known.length ? known : null;
}

/** The bytes of a version, and of what is signed. */
export const versionText = (note: ClinicalNote): string => canonicalJson(contentOf(note));

/** What is hashed when a note is signed: its words, whose they are, and when they were signed. */
export const signedText = (note: ClinicalNote): string =>
  canonicalJson({
    format: 'cuspid-note-1',
    ...{ noteId: note.id, authorId: note.authorId, signedAt: note.signedAt?.toISOString() ?? null },
    said: contentOf(note),
  });

export const signedHash = (note: ClinicalNote): string => hashOf(signedText(note));

/** An addendum stands below what was there: its hash covers the hash of that. */
export const addendumHash = (
  { noteId, number, byId, at, text }: Pick<NoteAddendum, 'noteId' | 'number' | 'byId' | 'at' | 'text'>,
  below: string,
): string =>
  hashOf(canonicalJson({ format: 'cuspid-addendum-1', noteId, number, byId, at: at.toISOString(), text, below }));

/** Who verifies puts their name and the time under the last hash, which covers all above it. */
export const verifiedHash = (noteId: number, byId: number, at: Date, above: string): string =>
  hashOf(canonicalJson({ format: 'cuspid-verification-1', noteId, byId, at: at.toISOString(), above }));
