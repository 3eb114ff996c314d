import type { EntryErrorCode, TokenKind } from '@cuspid/odontogram';
import type { FieldError } from '@cuspid/platform/contracts';

/** With 422 `entry-not-understood`: the place in the text, in UTF-16 units, and what was expected there. */
export interface EntryFault extends FieldError {
  path: 'text';
  fault: EntryErrorCode;
  at: number;
  length: number;
  expected?: TokenKind;
  /** The known word or code closest to what was typed. */
  nearest?: string;
}
