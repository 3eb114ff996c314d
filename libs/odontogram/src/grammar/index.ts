export type { EntryError, EntryErrorCode, EntryToken, Place, TokenKind } from './fault';
export { nearestCode } from './nearest';
export { parse, type ParseOptions, type ParseResult } from './parse';
export type { EntryMode } from './status-part';
export { GROUPS } from './teeth-part';
