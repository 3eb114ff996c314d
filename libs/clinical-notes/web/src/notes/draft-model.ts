import { NOTE_TYPES, type ClinicalNoteDto, type EditNoteDto, type NoteType } from '@cuspid/clinical-notes/contracts';
import { teethIn } from './note-words';

/** What the writer holds: as it is typed. */
export interface DraftModel {
  type: NoteType;
  text: string;
  teeth: string;
}

export const MODEL_FIELDS = ['type', 'text', 'teeth'] as const satisfies readonly (keyof DraftModel)[];

export const modelOf = ({ type, text, teeth }: ClinicalNoteDto): DraftModel => ({
  type,
  text,
  teeth: teeth.join(', '),
});

/** What is sent; teeth that are none yet stay as they were. */
export const contentOf = ({
  type,
  text,
  teeth,
}: DraftModel): Required<Pick<EditNoteDto, 'type' | 'text'>> & EditNoteDto => {
  const known = teethIn(teeth);
  return { type, text, ...(known && { teeth: known }) };
};

export const differs = (one: DraftModel, other: DraftModel): boolean =>
  MODEL_FIELDS.some((field) => one[field] !== other[field]);

/** The draft of this tab, as it was left. */
export interface KeptDraft {
  noteId: number | null;
  base: DraftModel;
  typed: DraftModel;
}

/** Reads what was kept; null for what this program did not write. */
export function keptDraft(text: string | null): KeptDraft | null {
  if (!text) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (!isRecord(kept) || !isModel(kept['base']) || !isModel(kept['typed'])) return null;
    const noteId = kept['noteId'];
    return { noteId: typeof noteId === 'number' ? noteId : null, base: kept['base'], typed: kept['typed'] };
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isModel(value: unknown): value is DraftModel {
  if (!isRecord(value)) return false;
  const { type, text, teeth } = value;
  return NOTE_TYPES.some((one) => one === type) && typeof text === 'string' && typeof teeth === 'string';
}
