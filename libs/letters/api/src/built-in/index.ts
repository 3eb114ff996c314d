import type { LetterKind } from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import type { BuiltIn, LetterText } from './built-in';
import { en } from './en';
import { si } from './si';
import { ta } from './ta';

export type { LetterText } from './built-in';

const TEXTS: Readonly<Record<Language, BuiltIn>> = { en, si, ta };

/** The text a kind of letter has for as long as the clinic has none of its own. */
export const builtIn = (kind: LetterKind, language: Language): LetterText => TEXTS[language][kind];
