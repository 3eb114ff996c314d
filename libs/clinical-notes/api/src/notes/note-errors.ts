import { DomainError, Invalid, NotAllowed, NotFound } from '@cuspid/platform/api';
import type { NoteRefusal } from '@cuspid/clinical-notes/contracts';
import { NOTE } from '@cuspid/clinical-notes/contracts';

/** The note is a draft: it is signed before it is verified, added to or struck through. */
export class NoteUnsigned extends DomainError {
  readonly code = 'note-unsigned';
  readonly status = 409;
  constructor() {
    super('This note is not signed yet.');
  }
}

/** The note is signed: its words stay as they are, and what more there is to say is an addendum. */
export class NoteSigned extends DomainError {
  readonly code = 'note-signed';
  readonly status = 409;
  constructor() {
    super('This note is signed and stays as it is. Say more in an addendum, or strike it through.');
  }
}

/** The note is struck through: it stays readable, and nothing more is done with it. */
export class NoteStruck extends DomainError {
  readonly code = 'note-struck';
  readonly status = 409;
  constructor() {
    super('This note is struck through. It stays in the record as it is.');
  }
}

/** The note lies in the bin: it is taken out before anything else is done with it. */
export class NoteBinned extends DomainError {
  readonly code = 'note-binned';
  readonly status = 409;
  constructor() {
    super('This note is in the bin. Take it out first.');
  }
}

/** The note is not in the bin: from there alone it is taken out, or deleted for good. */
export class NoteNotBinned extends DomainError {
  readonly code = 'note-not-binned';
  readonly status = 409;
  constructor() {
    super('This note is not in the bin.');
  }
}

/** Nobody verifies words of their own. */
export class NoteOwn extends DomainError {
  readonly code = 'note-own';
  readonly status = 409;
  constructor() {
    super('These are your own words: somebody else verifies them.');
  }
}

/** The note has been verified already; who may verify is also who strikes it through now. */
export class NoteVerified extends DomainError {
  readonly code = 'note-verified';
  readonly status = 409;
  constructor() {
    super('This note has been verified. Only somebody who may verify notes can strike it through.');
  }
}

/** A note has as many addenda as one can have: what more there is to say is a note of its own. */
export class NoteAddendaFull extends DomainError {
  readonly code = 'note-addenda-full';
  readonly status = 409;
  constructor() {
    super(`This note has ${NOTE.addendaMax} addenda. Write a new note.`);
  }
}

/** A note without a word cannot be signed. */
export class NoteEmpty extends Invalid {
  override readonly code = 'note-empty';
  constructor() {
    super([{ path: 'text', message: 'is needed before the note is signed' }], 'There is nothing to sign yet.');
  }
}

const REFUSALS: Record<NoteRefusal, () => DomainError> = {
  unseen: () => new NotFound(),
  // Whose note it is decides the rest; struck by others it is by those who may verify.
  'not-allowed': () => new NotAllowed('note.verify'),
  'note-unsigned': () => new NoteUnsigned(),
  'note-signed': () => new NoteSigned(),
  'note-struck': () => new NoteStruck(),
  'note-binned': () => new NoteBinned(),
  'note-not-binned': () => new NoteNotBinned(),
  'note-own': () => new NoteOwn(),
  'note-verified': () => new NoteVerified(),
};

/** What the caller is told when the rules of a note's life refuse something. */
export const refused = (why: NoteRefusal): DomainError => REFUSALS[why]();
