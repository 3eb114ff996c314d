import type { Surface } from '../teeth/surfaces';
import type { ToothId } from '../teeth/tooth';
import type { Layer } from './layers';
import type { FindingCode, Material, Param, Quality, Reason } from './vocabulary';

/** `2026-11-22`. */
export type Day = string;
/** A day as far as it is known: `2026-11-22`, `2026-11` or `2015`. Compares as its first day, is shown as written. */
export type PartialDay = string;
/** ISO 8601 in UTC: `2026-11-22T18:31:04.120Z`. */
export type Instant = string;

/** An extra tooth: it has no ISO number of its own, only a neighbour, a side of it and a count from there. */
export interface Supernumerary {
  readonly near: ToothId;
  readonly side: 'mesial' | 'distal';
  readonly index: number;
}

/** What is said about a tooth, whether it is stored or only typed. */
export interface FindingContent {
  readonly tooth: ToothId;
  readonly supernumerary?: Supernumerary | null;
  /** In printing order; absent or empty when the whole tooth is meant. */
  readonly surfaces?: readonly Surface[] | null;
  readonly code: FindingCode;
  readonly layer: Layer;
  readonly material?: Material | null;
  /** Caries ICDAS 1-6, mobility 1-3, wear 1-4. */
  readonly severity?: number | null;
  readonly quality?: Quality | null;
  /** Work that has failed at its margin. */
  readonly defective?: boolean | null;
  /** Why the tooth is missing. */
  readonly reason?: Reason | null;
  readonly param?: Param | null;
  /** All teeth of a bridge, denture, splint, wire, retainer or elastic in arch order; `tooth` is the first. */
  readonly range?: readonly ToothId[] | null;
  /** The teeth of `range` that carry a bridge or the clasps of a denture; the others are replaced. */
  readonly abutments?: readonly ToothId[] | null;
  /** At most 500 characters. */
  readonly note?: string | null;
  /** When it was true in the mouth; absent in a draft means today. */
  readonly effectiveOn?: PartialDay | null;
}

/** What one entry produces, before it is stored. */
export type FindingDraft = FindingContent;

/**
 * A finding as stored: a row that is never changed or deleted.
 * A row with `voids` only takes its target back (its other fields repeat the target's, so that lists can be read);
 * a row with `supersedes` is itself a finding and takes the place of its target.
 */
export interface Finding extends FindingContent {
  readonly id: number;
  readonly effectiveOn: PartialDay;
  readonly recordedAt: Instant;
  readonly authorId: number;
  readonly authorName?: string | null;
  /** Findings entered by one act share it: undo works on the act. */
  readonly batchId: string;
  readonly supersedes?: number | null;
  readonly voids?: number | null;
  /** Why it was voided or replaced. */
  readonly voidReason?: string | null;
  readonly visitId?: number | null;
}

/** Limits of free text, shared by screen and API. */
export const NOTE_MAX = 500;

/** The pontics of a bridge, the teeth of a denture: what stands in its range and is no abutment. */
export function ponticsOf(bridge: FindingContent): ToothId[] {
  return (bridge.range ?? []).filter((tooth) => !bridge.abutments?.includes(tooth));
}

/** Every tooth a finding stands on. */
export function teethOf(finding: FindingContent): readonly ToothId[] {
  return finding.range?.length ? finding.range : [finding.tooth];
}
