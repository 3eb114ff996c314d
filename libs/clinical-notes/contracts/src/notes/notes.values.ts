/** What a note is. Who may not read diagnoses never learns of one of type DIAGNOSIS. */
export const NOTE_TYPES = ['DIAGNOSIS', 'TREATMENT', 'OBSERVATION', 'PROGRESS', 'SUPERVISOR_REVIEW'] as const;
export type NoteType = (typeof NOTE_TYPES)[number];

/** How far what the note tells of has come. */
export const EXECUTION_STATUSES = ['PLANNED', 'IN_PROGRESS', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED'] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** DRAFT: its author's alone · SIGNED: locked · VERIFIED: by another person too · STRUCK: struck through, still there. */
export const NOTE_STATES = ['DRAFT', 'SIGNED', 'VERIFIED', 'STRUCK'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/** What made a version of a note. */
export const NOTE_STEPS = ['BEGUN', 'SAVED', 'SIGNED', 'VERIFIED', 'ADDENDUM', 'STRUCK', 'BINNED', 'RESTORED'] as const;
export type NoteStep = (typeof NOTE_STEPS)[number];

/** unsigned: one's own drafts · unverified: of others, that one may verify · mine: one's own that wait for somebody. */
export const PENDING_KINDS = ['unsigned', 'unverified', 'mine'] as const;
export type PendingKind = (typeof PENDING_KINDS)[number];

/** `?bin=only`: what was put in the bin, instead of what was not. */
export const NOTE_BIN_VIEWS = ['only'] as const;
export type NoteBinView = (typeof NOTE_BIN_VIEWS)[number];

export const NOTE = {
  textMax: 20_000,
  procedureMax: 200,
  outcomeMax: 1_000,
  reasonMin: 3,
  reasonMax: 500,
  teethMax: 52,
  /** Addenda of one note: who has more to say writes a note. */
  addendaMax: 50,
} as const;
