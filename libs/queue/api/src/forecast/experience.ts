import type { Stage } from '@cuspid/queue/contracts';

/** A patient of an earlier day: when they came, were called and left the chair. */
export interface PastVisit {
  day: string;
  providerId: number | null;
  type: string | null;
  enteredAt: number;
  calledAt: number;
  leftAt: number;
}

/** Minutes as they were seen, in order. */
export type Sample = readonly number[];

const MINUTE = 60_000;
/** Shorter is a slip of the hand, longer is a card somebody forgot: neither tells how long a visit takes. */
const [LEAST_IN_CHAIR, MOST_IN_CHAIR] = [2, 240];
/** Longer pauses are a lunch or a meeting. */
const MOST_PAUSE = 60;
/** Fewer visits than this tell nothing: the next wider group is asked. */
const ENOUGH = 10;
/** Nobody knows how long people wait with an empty chair beside them: at most this, where there is no history. */
const PAUSE_UNKNOWN: Sample = [0, 5];

/**
 * What the clinic's own past says of durations: the time in the chair (consultation and treatment together) of a provider's
 * visits of one type; where there are fewer than ten, of all the provider's visits; else of all the clinic's; and the pause
 * between a chair being free and the next patient being called to it. With no history to speak of, the targets of the two
 * stages stand in: from half of them to the whole, for a target is the most a stage should take.
 */
export class Experience {
  /** There is too little history: the targets stand in. */
  readonly isFromTargets: boolean;
  readonly pauses: Sample;
  private readonly samples = new Map<string, number[]>();

  constructor(
    visits: readonly PastVisit[],
    private readonly targets: Pick<Record<Stage, number>, 'UNDER_CONSULTATION' | 'UNDER_TREATMENT'>,
  ) {
    for (const visit of visits) this.note(visit);
    for (const sample of this.samples.values()) sample.sort((a, b) => a - b);
    this.isFromTargets = (this.samples.get('')?.length ?? 0) < ENOUGH;
    const pauses = pausesOf(visits);
    this.pauses = pauses.length < ENOUGH ? PAUSE_UNKNOWN : pauses;
  }

  /** How long such a visit takes in the chair. */
  inChair(providerId: number | null, type: string | null): Sample {
    const keys = [keyOf(providerId, type), keyOf(providerId, null), ''];
    const known = keys.map((key) => this.samples.get(key)).find((sample) => (sample?.length ?? 0) >= ENOUGH);
    const most = this.targets.UNDER_CONSULTATION + this.targets.UNDER_TREATMENT;
    return known ?? [most / 2, most];
  }

  private note({ providerId, type, calledAt, leftAt }: PastVisit): void {
    const minutes = (leftAt - calledAt) / MINUTE;
    if (minutes < LEAST_IN_CHAIR || minutes > MOST_IN_CHAIR) return;
    for (const key of new Set(['', keyOf(providerId, null), keyOf(providerId, type)])) {
      const sample = this.samples.get(key);
      if (sample) sample.push(minutes);
      else this.samples.set(key, [minutes]);
    }
  }
}

const keyOf = (providerId: number | null, type: string | null): string =>
  providerId === null ? '' : type === null ? `${providerId}` : `${providerId} ${type}`;

/** How long called patients had waited for a dentist who was free: from the later of their coming and the one before leaving. */
function pausesOf(visits: readonly PastVisit[]): Sample {
  const last = new Map<string, number>();
  const pauses: number[] = [];
  for (const { day, providerId, enteredAt, calledAt, leftAt } of [...visits].sort((a, b) => a.calledAt - b.calledAt)) {
    if (providerId === null) continue;
    const line = `${day} ${providerId}`;
    const before = last.get(line);
    last.set(line, Math.max(leftAt, before ?? 0));
    if (before === undefined) continue;
    const pause = (calledAt - Math.max(before, enteredAt)) / MINUTE;
    if (pause >= 0 && pause <= MOST_PAUSE) pauses.push(pause);
  }
  return pauses.sort((a, b) => a - b);
}

/** The value below which the share `u` of the sample lies. */
export function quantile(sample: Sample, u: number): number {
  const place = Math.min(1, Math.max(0, u)) * (sample.length - 1);
  const [low = 0, high = low] = [sample[Math.floor(place)], sample[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** Fewer longer ones than this are chance. */
const TAIL = 3;

/**
 * Minutes that are left of something that has taken `elapsed` already: drawn from those that took longer. What has outlived
 * nearly all of them takes up to a quarter of its time again.
 */
export function remaining(sample: Sample, elapsed: number, u: number): number {
  const from = firstAbove(sample, elapsed);
  if (sample.length - from >= Math.min(TAIL, sample.length)) return quantile(sample.slice(from), u) - elapsed;
  const longest = sample.at(-1) ?? 0;
  if (sample.length <= TAIL && elapsed < longest) return (longest - elapsed) * u;
  return u * Math.max(2, elapsed / 4);
}

function firstAbove(sample: Sample, value: number): number {
  let [low, high] = [0, sample.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sample[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
