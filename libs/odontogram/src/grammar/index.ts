export { CLINIC_WORDS, meaningOf, wordFault, type WordFault } from './clinic-word';
export { CodeBook, type ClinicWord } from './code-book';
export type { EntryError, EntryErrorCode, EntryToken, Place, TokenKind } from './fault';
export { plain as plainWord } from './letters';
export { nearestCode } from './nearest';
export { parse, type ParseOptions, type ParseResult } from './parse';
export type { EntryMode } from './status-part';
export { GROUPS } from './teeth-part';
