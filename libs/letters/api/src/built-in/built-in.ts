import type { LetterKind } from '@cuspid/letters/contracts';

/** What a template is made of. */
export interface LetterText {
  subject: string;
  body: string;
}

/** The texts of a language, for as long as the clinic has none of its own. */
export type BuiltIn = Readonly<Record<LetterKind, LetterText>>;
