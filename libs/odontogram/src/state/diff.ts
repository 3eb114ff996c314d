import { teethOf, type Finding } from '../findings/finding';
import { TEETH, type ToothId } from '../teeth/tooth';
import { firstDay } from '../findings/days';
import { fold, knownRows, voidedIn, type FoldOptions } from './fold';
import { isPresenceStatement, type Presence } from './presence';
import { restates, type ChartState } from './settle';

/**
 * What became of a finding: `added` is there now; `moved` stands in another layer (planned → done); `changed` is said
 * anew of the same thing (caries ICDAS 3 → 5, a correction); `ended` is there no longer.
 */
export const CHANGE_KINDS = ['added', 'moved', 'changed', 'ended'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * Why a finding of the first chart is not in the second: somebody took it back, or corrected it; a later finding leaves
 * nothing of it (an extraction); it was not true yet on that day; it was not known yet at that moment.
 */
export const ENDINGS = ['taken_back', 'replaced', 'overtaken', 'not_yet', 'not_known'] as const;
export type Ending = (typeof ENDINGS)[number];

/** One finding that differs. At least one of `before` and `after` is there. */
export interface ChartChange {
  readonly kind: ChangeKind;
  readonly tooth: ToothId;
  readonly before: Finding | null;
  readonly after: Finding | null;
  /** Of what ended; null where the history is not at hand. */
  readonly why: Ending | null;
}

/** A tooth whose presence differs. */
export interface PresenceChange {
  readonly tooth: ToothId;
  readonly before: Presence;
  readonly after: Presence;
}

/** What differs between two charts, read from the first to the second. */
export interface ChartDiff {
  /** In the order of the teeth; what changed on a tooth before what ended there. */
  readonly changes: readonly ChartChange[];
  readonly presences: readonly PresenceChange[];
  /** Every tooth something differs on, in the order of the teeth. */
  readonly teeth: readonly ToothId[];
}

/** Everything recorded and the moment of the second chart: with them, the difference says why things ended. */
export interface DiffHistory {
  readonly rows: readonly Finding[];
  readonly until: FoldOptions;
}

const ORDER = new Map(TEETH.map((tooth, at) => [tooth, at]));
const placeOf = (tooth: ToothId): number => ORDER.get(tooth) ?? 0;

/** The finding a chain of corrections and progress began with: what two findings of one chain share. */
function beginningIn(links: ReadonlyMap<number, number>): (finding: Finding) => number {
  return ({ id }) => {
    const seen = new Set([id]);
    let at = id;
    for (let to = links.get(at); to !== undefined && !seen.has(to); to = links.get(at)) {
      seen.add(to);
      at = to;
    }
    return at;
  };
}

const isStanding = (finding: Finding): boolean => isPresenceStatement(finding) && finding.code !== 'extraction';

type Belong = (a: Finding, b: Finding) => boolean;

/** Of two on one tooth, whether one is the other said anew: another degree of the same caries, another presence. */
const sameFact: Belong = (a, b) => restates(a, b) || restates(b, a) || (isStanding(a) && isStanding(b));

type Pair = readonly [before: Finding, after: Finding];

/** What only findings of one chain, or of one tooth, can share: the others need not be looked at beside each other. */
type Place = (finding: Finding) => number | string;

/** Pairs what belongs together, each at most once. By the ids alone, so that it is the same read from either side. */
function pairs(gone: Iterable<Finding>, come: Iterable<Finding>, place: Place, belong: Belong = () => true): Pair[] {
  const there = new Map<number | string, Finding[]>();
  for (const after of come) there.set(place(after), [...(there.get(place(after)) ?? []), after]);
  const both: Pair[] = [];
  for (const before of gone) {
    for (const after of there.get(place(before)) ?? []) if (belong(before, after)) both.push([before, after]);
  }
  const low = ([a, b]: Pair): number => Math.min(a.id, b.id);
  const high = ([a, b]: Pair): number => Math.max(a.id, b.id);
  both.sort((one, other) => low(one) - low(other) || high(one) - high(other));
  const taken = new Set<Finding>();
  return both.filter(([before, after]) => {
    if (taken.has(before) || taken.has(after)) return false;
    taken.add(before).add(after);
    return true;
  });
}

function endings({ rows, until }: DiffHistory): (finding: Finding) => Ending {
  const known = knownRows(rows, until);
  const ids = new Set(known.map(({ id }) => id));
  const voided = voidedIn(known);
  const standing = known.filter((row) => row.voids == null && !voided.has(row.id));
  const replaced = new Set(standing.map((row) => row.supersedes));
  return (finding) => {
    if (!ids.has(finding.id)) return 'not_known';
    if (voided.has(finding.id)) return 'taken_back';
    if (until.asOf !== undefined && firstDay(finding.effectiveOn) > until.asOf) return 'not_yet';
    return replaced.has(finding.id) ? 'replaced' : 'overtaken';
  };
}

function linksOf(...lists: readonly (readonly Finding[])[]): Map<number, number> {
  return new Map(lists.flat().flatMap(({ id, supersedes }) => (supersedes == null ? [] : [[id, supersedes] as const])));
}

/** Every finding of one chart that the other has not, paired where one became the other. */
function changesOf(a: ChartState, b: ChartState, history: DiffHistory | undefined): ChartChange[] {
  const [inA, inB] = [new Set(a.findings.map(({ id }) => id)), new Set(b.findings.map(({ id }) => id))];
  const gone = a.findings.filter(({ id }) => !inB.has(id));
  const come = b.findings.filter(({ id }) => !inA.has(id));
  if (!gone.length && !come.length) return [];
  const [left, right] = [new Set(gone), new Set(come)];
  const matched: Pair[] = [];
  const match = (place: Place, belong?: Belong): void => {
    for (const [before, after] of pairs(left, right, place, belong)) {
      matched.push([before, after]);
      left.delete(before);
      right.delete(after);
    }
  };
  match(beginningIn(linksOf(history?.rows ?? [], gone, come)));
  match(({ tooth }) => tooth, sameFact);
  const why = history && left.size ? endings(history) : undefined;
  return [
    ...matched.map(([before, after]): ChartChange => {
      return { kind: before.layer === after.layer ? 'changed' : 'moved', tooth: after.tooth, before, after, why: null };
    }),
    ...[...right].map((after): ChartChange => ({ kind: 'added', tooth: after.tooth, before: null, after, why: null })),
    ...[...left].map((before): ChartChange => {
      return { kind: 'ended', tooth: before.tooth, before, after: null, why: why?.(before) ?? null };
    }),
  ].sort(byTooth);
}

const idOf = ({ before, after }: ChartChange): number => after?.id ?? before?.id ?? 0;
const byTooth = (a: ChartChange, b: ChartChange): number =>
  placeOf(a.tooth) - placeOf(b.tooth) || Number(a.kind === 'ended') - Number(b.kind === 'ended') || idOf(a) - idOf(b);

/**
 * The difference of two charts, whatever made them differ: another day, another moment of knowledge, or both. Findings
 * are told apart by their id. Without a history it cannot say why a finding ended, nor follow a chain of corrections
 * over a link that stands in neither chart.
 */
export function diffStates(a: ChartState, b: ChartState, history?: DiffHistory): ChartDiff {
  const changes = changesOf(a, b, history);
  const presences = TEETH.flatMap((tooth): PresenceChange[] => {
    const [before, after] = [a.teeth[tooth].presence, b.teeth[tooth].presence];
    return before === after ? [] : [{ tooth, before, after }];
  });
  const touched = new Set<ToothId>(presences.map(({ tooth }) => tooth));
  for (const { before, after } of changes) {
    for (const finding of [before, after]) for (const tooth of finding ? teethOf(finding) : []) touched.add(tooth);
  }
  return { changes, presences, teeth: TEETH.filter((tooth) => touched.has(tooth)) };
}

/** The difference of two moments of one history, on both axes of time. */
export function diffMoments(rows: readonly Finding[], a: FoldOptions, b: FoldOptions): ChartDiff {
  return diffStates(fold(rows, a), fold(rows, b), { rows, until: b });
}
