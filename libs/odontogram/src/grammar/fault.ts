/** Why an entry is refused. Stable: screens, translations and tests hold on to these. */
export type EntryErrorCode =
  | 'E_EMPTY'
  | 'E_TEETH'
  | 'E_TOOTH'
  | 'E_RANGE'
  | 'E_DUP'
  | 'E_CODE'
  | 'E_AMBIG'
  | 'E_NEEDSURF'
  | 'E_NOSURF'
  | 'E_SURF'
  | 'E_SEV'
  | 'E_PARAM'
  | 'E_STATUS'
  | 'E_QUOTE'
  | 'E_NOTE'
  | 'E_DATE'
  | 'E_RULE';

/** What a piece of text means in the grammar. */
export type TokenKind = 'tooth' | 'surfaces' | 'code' | 'status' | 'date' | 'note' | 'unknown';

/** The place of a piece in the input, in UTF-16 units. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** A piece of the input with its meaning, for underlining. */
export interface EntryToken extends Place {
  readonly text: string;
  readonly kind: TokenKind;
}

export interface EntryError extends Place {
  readonly code: EntryErrorCode;
  /** A whole sentence for the person at the keyboard. */
  readonly message: string;
  /** What could stand here. */
  readonly expected?: TokenKind;
  /** The known word or code closest to what was typed. */
  readonly nearest?: string;
}

/** Thrown inside the parser and caught by `parse`: it never leaves this folder. */
export class Fault extends Error {
  constructor(readonly error: EntryError) {
    super(error.message);
  }
}

export function fault(
  code: EntryErrorCode,
  message: string,
  place: Place,
  more: Pick<EntryError, 'expected' | 'nearest'> = {},
): never {
  throw new Fault({ code, message, at: place.at, length: place.length, ...more });
}
