export * from './inventory.values';
export { paceOf, weeksKnown, type Pace } from './pace';
export { proposalOf, type Proposal, type Standing } from './reorder';
export type * from './inventory.dto';
export type * from './movements.dto';
export type * from './orders.dto';
export { checkDigitOf, isGtin, paddedGtin } from './scanning/gtin';
export { buildGs1, GS, parseGs1, readCode, type Gs1, type Scanned } from './scanning/gs1';
export { ScanKeys, type Keystroke } from './scanning/scan-keys';
