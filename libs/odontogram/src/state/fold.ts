import { firstDay } from '../findings/days';
import type { Day, Finding, Instant } from '../findings/finding';
import { settle, type ChartState } from './settle';

export interface FoldOptions {
  /** The mouth as of this day: what became true later is left out. Without it: everything. */
  readonly asOf?: Day;
  /** What was known at this moment: what was recorded later is left out. Without it: everything. */
  readonly knownAt?: Instant;
}

/** Milliseconds, because texts of different precision do not sort ("…04Z" against "…04.120Z"). */
function moment(instant: Instant): number {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`“${instant}” is not an instant`);
  return time;
}

const byRecording = (a: Finding, b: Finding): number => moment(a.recordedAt) - moment(b.recordedAt) || a.id - b.id;

const byEffect = (a: Finding, b: Finding): number => {
  const [x, y] = [firstDay(a.effectiveOn), firstDay(b.effectiveOn)];
  return x === y ? byRecording(a, b) : x < y ? -1 : 1;
};

/** Rows recorded by the moment of knowledge, oldest first. */
export function knownRows(findings: readonly Finding[], { knownAt }: FoldOptions): Finding[] {
  const until = knownAt === undefined ? Infinity : moment(knownAt);
  return findings.filter((row) => moment(row.recordedAt) <= until).sort(byRecording);
}

/** Ids that are taken back. A void can only reach back in time, so reading from the newest settles voids of voids. */
export function voidedIn(oldestFirst: readonly Finding[]): Set<number> {
  const voided = new Set<number>();
  for (const row of oldestFirst.toReversed()) {
    if (row.voids != null && !voided.has(row.id)) voided.add(row.voids);
  }
  return voided;
}

/**
 * Ids that a replacement stands in for. A correction (same layer) holds at every day; progress of work
 * (planned → done) leaves the plan standing on the days before it was done.
 */
function replacedIn(standing: readonly Finding[], inTime: (finding: Finding) => boolean): Set<number> {
  const layers = new Map(standing.map((row) => [row.id, row.layer]));
  const replaced = new Set<number>();
  for (const row of standing) {
    if (row.supersedes == null) continue;
    const isCorrection = layers.get(row.supersedes) === row.layer;
    if (isCorrection || inTime(row)) replaced.add(row.supersedes);
  }
  return replaced;
}

/**
 * Folds a patient's findings into the state of the mouth: chart(asOf, knownAt) of chart.md.
 * Order of the rows does not matter. Rows that void are never part of the state.
 */
export function fold(findings: readonly Finding[], options: FoldOptions = {}): ChartState {
  const { asOf } = options;
  const known = knownRows(findings, options);
  const voided = voidedIn(known);
  const standing = known.filter((row) => row.voids == null && !voided.has(row.id));
  const inTime = (row: Finding): boolean => asOf === undefined || firstDay(row.effectiveOn) <= asOf;
  const replaced = replacedIn(standing, inTime);
  return settle(standing.filter((row) => inTime(row) && !replaced.has(row.id)).sort(byEffect));
}
