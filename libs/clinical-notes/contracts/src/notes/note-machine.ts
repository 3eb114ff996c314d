import type { NoteState, NoteStep, NoteType } from './notes.values';

/** What can be done with a note that is there. */
export const NOTE_ACTS = ['read', 'edit', 'sign', 'verify', 'addend', 'strike', 'bin', 'restore', 'purge'] as const;
export type NoteAct = (typeof NOTE_ACTS)[number];

/** Permissions the rules ask for. */
export const NOTE_RIGHTS = ['note.read', 'diagnosis.read', 'note.write', 'note.verify', 'note.bin'] as const;
export type NoteRight = (typeof NOTE_RIGHTS)[number];

/** Of a note, what decides what may be done with it. */
export interface NoteFacts {
  type: NoteType;
  state: NoteState;
  isBinned: boolean;
  authorId: number;
  /** Whose words in it, besides the author's, wait for verification: who wrote an addendum and may not verify. */
  supervisedIds: readonly number[];
  /** Somebody's words in it need verification: a student's. */
  needsVerification: boolean;
}

/** Somebody, with what they may for this note's patient. */
export interface NoteActor {
  id: number;
  rights: ReadonlySet<NoteRight>;
}

/**
 * Why something is not done. `unseen`: for this person the note is not there (404); `not-allowed`: a right is missing
 * (403); the others are what the state of the note says (409).
 */
export const NOTE_REFUSALS = [
  'unseen',
  'not-allowed',
  'note-unsigned',
  'note-signed',
  'note-struck',
  'note-binned',
  'note-not-binned',
  'note-own',
  'note-verified',
] as const;
export type NoteRefusal = (typeof NOTE_REFUSALS)[number];

/**
 * The rules of a note's life, for the server and the screen alike:
 *
 * - a draft is its author's, nobody else sees it; in the bin those see it who may clear the bin;
 * - signing locks it: nothing changes the text, addenda come after it;
 * - verification is another person's; a student's words need it, an addendum ends it;
 * - what is signed is struck through, with a reason, never gone: by its author, or who may verify; once verified, by the
 *   latter alone;
 * - only what is unsigned is binned, taken out of the bin, and from the bin deleted.
 */
export function refusalOf(note: NoteFacts, me: NoteActor, act: NoteAct): NoteRefusal | null {
  if (!me.rights.has('note.read') || !RIGHTS[act].some((right) => me.rights.has(right))) return 'not-allowed';
  if (!isSeen(note, me, act)) return 'unseen';
  return BY_STATE[act](note) ?? BY_PERSON[act](note, me);
}

/** Everything that may be done with the note now. */
export const actsOf = (note: NoteFacts, me: NoteActor): NoteAct[] =>
  NOTE_ACTS.filter((act) => refusalOf(note, me, act) === null);

/** Where an act that was not refused leaves the note; null: it is no more. */
export function stateAfter(note: NoteFacts, act: NoteAct): Pick<NoteFacts, 'state' | 'isBinned'> | null {
  const { state, isBinned } = note;
  if (act === 'purge') return null;
  if (act === 'bin' || act === 'restore') return { state, isBinned: act === 'bin' };
  return { state: LEADS_TO[act] ?? state, isBinned };
}

/** Whether the note waits for somebody to verify it. */
export const waitsForVerification = ({
  state,
  needsVerification,
}: Pick<NoteFacts, 'state' | 'needsVerification'>): boolean => state === 'SIGNED' && needsVerification;

/** Whether what somebody with these rights writes needs another person's verification. */
export const needsVerifying = (rights: ReadonlySet<NoteRight>): boolean =>
  rights.has('note.write') && !rights.has('note.verify');

/** The right that somebody lacks to write a note of this type; null: none. A supervisor's review is a supervisor's. */
export function lackingFor(type: NoteType, rights: ReadonlySet<NoteRight>): NoteRight | null {
  const needed: NoteRight[] = ['note.write'];
  if (type === 'DIAGNOSIS') needed.push('diagnosis.read');
  if (type === 'SUPERVISOR_REVIEW') needed.push('note.verify');
  return needed.find((right) => !rights.has(right)) ?? null;
}

/** The step a version of the note is kept under. */
export const STEP_OF = {
  edit: 'SAVED',
  sign: 'SIGNED',
  verify: 'VERIFIED',
  addend: 'ADDENDUM',
  strike: 'STRUCK',
  bin: 'BINNED',
  restore: 'RESTORED',
} as const satisfies Partial<Record<NoteAct, NoteStep>>;

const LEADS_TO: Partial<Record<NoteAct, NoteState>> = {
  sign: 'SIGNED',
  verify: 'VERIFIED',
  addend: 'SIGNED',
  strike: 'STRUCK',
};

/** Any of them will do. */
const RIGHTS: Record<NoteAct, readonly NoteRight[]> = {
  read: ['note.read'],
  edit: ['note.write'],
  sign: ['note.write'],
  verify: ['note.verify'],
  addend: ['note.write'],
  strike: ['note.write'],
  bin: ['note.bin', 'note.write'],
  restore: ['note.bin', 'note.write'],
  purge: ['note.bin', 'note.write'],
};

/** What who clears the bin does without having read the draft: until it lies there it is its author's. */
const BIN_ACTS: readonly NoteAct[] = ['bin', 'restore', 'purge'];

function isSeen(note: NoteFacts, me: NoteActor, act: NoteAct): boolean {
  if (note.type === 'DIAGNOSIS' && !me.rights.has('diagnosis.read')) return false;
  if (note.state !== 'DRAFT' || note.authorId === me.id) return true;
  return me.rights.has('note.bin') && (note.isBinned || BIN_ACTS.includes(act));
}

type ByState = (note: NoteFacts) => NoteRefusal | null;
type ByPerson = (note: NoteFacts, me: NoteActor) => NoteRefusal | null;

const whileDraft: ByState = ({ state, isBinned }) => {
  if (state === 'STRUCK') return 'note-struck';
  if (state !== 'DRAFT') return 'note-signed';
  return isBinned ? 'note-binned' : null;
};

const onceSigned: ByState = ({ state, isBinned }) => {
  if (isBinned) return 'note-binned';
  if (state === 'DRAFT') return 'note-unsigned';
  return state === 'STRUCK' ? 'note-struck' : null;
};

const fromTheBin: ByState = (note) => {
  if (note.state !== 'DRAFT') return whileDraft(note);
  return note.isBinned ? null : 'note-not-binned';
};

const BY_STATE: Record<NoteAct, ByState> = {
  read: () => null,
  edit: whileDraft,
  sign: whileDraft,
  verify: (note) => onceSigned(note) ?? (note.state === 'VERIFIED' ? 'note-verified' : null),
  addend: onceSigned,
  strike: onceSigned,
  bin: whileDraft,
  restore: fromTheBin,
  purge: fromTheBin,
};

const anybody: ByPerson = () => null;
const itsAuthor: ByPerson = ({ authorId }, me) => (authorId === me.id ? null : 'not-allowed');
const authorOrBin: ByPerson = (note, me) => (me.rights.has('note.bin') ? null : itsAuthor(note, me));

/** Nobody verifies words of their own that need it, not even who may verify by now. */
const anotherPerson: ByPerson = ({ authorId, supervisedIds }, me) =>
  authorId === me.id || supervisedIds.includes(me.id) ? 'note-own' : null;

const strikes: ByPerson = (note, me) => {
  if (me.rights.has('note.verify')) return null;
  return note.state === 'VERIFIED' && note.authorId === me.id ? 'note-verified' : itsAuthor(note, me);
};

const BY_PERSON: Record<NoteAct, ByPerson> = {
  read: anybody,
  edit: itsAuthor,
  sign: itsAuthor,
  verify: anotherPerson,
  addend: anybody,
  strike: strikes,
  bin: authorOrBin,
  restore: authorOrBin,
  purge: authorOrBin,
};
