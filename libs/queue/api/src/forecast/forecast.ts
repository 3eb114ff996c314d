import { quantile, remaining, type Sample } from './experience';

/** Somebody who waits. `providerId` null: whoever is free first calls them. */
export interface Waiting {
  id: number;
  providerId: number | null;
  type: string | null;
  enteredAt: number;
}

/** Somebody who sits in a chair, and since when. */
export interface Seated {
  id: number;
  providerId: number | null;
  type: string | null;
  chairId: number | null;
  since: number;
}

/** The clinic at one moment; instants in milliseconds. */
export interface Situation {
  now: number;
  /** In the order they are called. */
  waiting: readonly Waiting[];
  seated: readonly Seated[];
  chairIds: readonly number[];
  /** Who calls those who wait for nobody in particular. */
  atWork: readonly number[];
  /** The chair each provider called to last. */
  usualChairs: ReadonlyMap<number, number>;
  /** When each provider's last patient left the chair. */
  freeSince: ReadonlyMap<number, number>;
}

/** What is known of durations. */
export interface Known {
  inChair(providerId: number | null, type: string | null): Sample;
  pauses: Sample;
}

/** When somebody is likely to be called; instants in milliseconds, `from ≤ at ≤ until`, none before now. */
export interface CallForecast {
  id: number;
  chairId: number | null;
  at: number;
  from: number;
  until: number;
}

const MINUTE = 60_000;
/** How often the rest of the day is played through. */
const RUNS = 400;
/** Four of five calls are to lie between these. */
const [EARLY, MIDDLE, LATE] = [0.1, 0.5, 0.9];

/**
 * When each waiting patient is likely to be called, and how sure that is.
 *
 * The rest of the day is played through four hundred times. In each, everybody who sits in a chair stays for a time drawn
 * from visits like theirs that took longer than they have taken already; then the waiting are called in their order (urgency,
 * then arrival): each by their own provider as soon as that one and a chair are free, or, who waits for nobody in particular,
 * by the first who is. Between a chair being free and the call lies a pause as it was in the past, and the called one holds
 * provider and chair for a time drawn from visits like theirs. Of the four hundred times of the call the middle one is told,
 * and those which a tenth is earlier and later than.
 *
 * What it does not know: who will still come, and be more urgent; who goes to lunch; that somebody has left. Draws depend on
 * the entry and the run alone, so that the same board gives the same forecast on every replica and does not flicker.
 */
export function forecast(situation: Situation, known: Known): CallForecast[] {
  const calls = situation.waiting.map(() => new Float64Array(RUNS));
  const chairs = situation.waiting.map(() => new Map<number, number>());
  for (let run = 0; run < RUNS; run++) {
    play(situation, known, run).forEach(({ at, chairId }, index) => {
      const [times, seats] = [calls[index], chairs[index]];
      if (times) times[run] = at;
      if (chairId !== null) seats?.set(chairId, (seats.get(chairId) ?? 0) + 1);
    });
  }
  return situation.waiting.map(({ id }, index) => {
    const times = (calls[index] ?? new Float64Array()).sort();
    return { id, chairId: mostFrequent(chairs[index] ?? new Map()), ...told([...times], situation.now) };
  });
}

interface Played {
  at: number;
  chairId: number | null;
}

/** One course of the rest of the day. */
function play(situation: Situation, known: Known, run: number): Played[] {
  const { now, waiting, seated, chairIds } = situation;
  const people = new Map<number, number>();
  const chairs = new Map(chairIds.map((id) => [id, now]));
  const hold = (providerId: number | null, chairId: number | null, until: number) => {
    if (providerId !== null) people.set(providerId, Math.max(until, people.get(providerId) ?? now));
    if (chairId !== null && chairs.has(chairId)) chairs.set(chairId, Math.max(until, chairs.get(chairId) ?? now));
  };
  for (const { id, providerId, type, chairId, since } of seated) {
    const left = remaining(known.inChair(providerId, type), (now - since) / MINUTE, chance(id, run));
    hold(providerId, chairId, now + left * MINUTE);
  }
  const lines = new Map<number | null, number>();
  return waiting.map((one) => {
    const providerId = one.providerId ?? firstFree(situation.atWork, people, now);
    const from = providerId === null ? now : (people.get(providerId) ?? now);
    const chairId = chairFor(chairs, providerId === null ? undefined : situation.usualChairs.get(providerId), from);
    const ready = Math.max(now, from, chairId === null ? now : (chairs.get(chairId) ?? now));
    // Nobody is called before who stands before them in the same line.
    const at = Math.max(ready + pause(situation, known, one, providerId, ready, run), lines.get(one.providerId) ?? now);
    lines.set(one.providerId, at);
    hold(providerId, chairId, at + quantile(known.inChair(providerId, one.type), chance(one.id, run)) * MINUTE);
    return { at, chairId };
  });
}

/** Milliseconds between chair and provider being free and the call; part of it is over when they are free already. */
function pause(
  { now, freeSince }: Situation,
  { pauses }: Known,
  { id, enteredAt }: Waiting,
  providerId: number | null,
  ready: number,
  run: number,
): number {
  const u = chance(id ^ 0x5bd1e995, run);
  if (ready > now) return quantile(pauses, u) * MINUTE;
  const since = Math.max(enteredAt, (providerId !== null && freeSince.get(providerId)) || enteredAt);
  return remaining(pauses, Math.max(0, now - since) / MINUTE, u) * MINUTE;
}

/** The provider at work who is free first; null when nobody is known to be. */
function firstFree(atWork: readonly number[], people: ReadonlyMap<number, number>, now: number): number | null {
  let best: number | null = null;
  for (const id of atWork) {
    if (best === null || (people.get(id) ?? now) < (people.get(best) ?? now)) best = id;
  }
  return best;
}

/** The provider's own chair when it is free by then, else the one that is free first. */
function chairFor(chairs: ReadonlyMap<number, number>, usual: number | undefined, by: number): number | null {
  if (usual !== undefined && (chairs.get(usual) ?? Infinity) <= by) return usual;
  let best: number | null = null;
  for (const [id, at] of chairs) if (best === null || at < (chairs.get(best) ?? at)) best = id;
  return best;
}

/** The three times, to the minute, none before now. */
function told(times: readonly number[], now: number): Pick<CallForecast, 'at' | 'from' | 'until'> {
  const from = Math.max(now, Math.floor(quantile(times, EARLY) / MINUTE) * MINUTE);
  const at = Math.max(from, Math.round(quantile(times, MIDDLE) / MINUTE) * MINUTE);
  return { from, at, until: Math.max(at, Math.ceil(quantile(times, LATE) / MINUTE) * MINUTE) };
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [id, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = id;
  return best;
}

/** Chance that always comes out the same for an entry and a run: from 0 until before 1. Never for secrets. */
function chance(id: number, run: number): number {
  let mixed = Math.imul(id ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(run + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}
