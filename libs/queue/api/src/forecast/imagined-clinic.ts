import type { PastVisit } from './experience';
import type { Seated, Situation, Waiting } from './forecast';

const MINUTE = 60_000;
const OPENS = 8 * 60;

/** A visit of a made-up day, with the truth about it. */
export interface Imagined extends PastVisit {
  id: number;
  chairId: number;
  urgency: number;
}

/** A made-up clinic for specs: three dentists with a chair each, visits of three types, long ones rare. */
export class ImaginedClinic {
  private state: number;
  private ids = 0;

  constructor(seed: number) {
    this.state = seed;
  }

  /** One day: patients come about when they are booked, are called in the order of the queue, and take as long as they take. */
  day(day: string): Imagined[] {
    return [1, 2, 3].flatMap((providerId) => this.dayOf(day, providerId));
  }

  private dayOf(day: string, providerId: number): Imagined[] {
    const types = ['Adjustment', 'Filling', 'Examination'];
    const waiting = Array.from({ length: 12 }, (_, index) => ({
      id: ++this.ids,
      type: types[Math.floor(this.next() * types.length)] ?? null,
      urgency: this.next() < 0.08 ? 0 : 2,
      enteredAt: Date.parse(day) + (OPENS + index * 35 - 12 + 25 * this.next()) * MINUTE,
    }));
    const visits: Imagined[] = [];
    let free = Date.parse(day) + OPENS * MINUTE;
    while (waiting.length) {
      const first = Math.min(...waiting.map(({ enteredAt }) => enteredAt));
      const ready = Math.max(free, first) + this.pause();
      const here = waiting.filter(({ enteredAt }) => enteredAt <= ready);
      const [called] = here.sort((a, b) => a.urgency - b.urgency || a.enteredAt - b.enteredAt);
      if (!called) break;
      waiting.splice(waiting.indexOf(called), 1);
      const leftAt = ready + this.length(providerId, called.type) * MINUTE;
      visits.push({ ...called, day, providerId, chairId: providerId, calledAt: ready, leftAt });
      free = leftAt;
    }
    return visits;
  }

  /** A few minutes to clean the chair. */
  private pause = (): number => (1 + 5 * this.next()) * MINUTE;

  /** Lognormal, as times of work are: the second dentist is slow, fillings are long. */
  private length(providerId: number, type: string | null): number {
    const middle = (type === 'Filling' ? 38 : type === 'Adjustment' ? 22 : 15) * (providerId === 2 ? 1.3 : 1);
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return middle * Math.exp(0.35 * normal);
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** What a board would have shown of a day at one moment. */
export function seenAt(visits: readonly Imagined[], now: number): Situation {
  const waiting: (Waiting & { urgency: number })[] = visits.filter((one) => one.enteredAt <= now && one.calledAt > now);
  const seated: Seated[] = visits
    .filter((one) => one.calledAt <= now && one.leftAt > now)
    .map((one) => ({ ...one, since: one.calledAt }));
  const called = visits.filter(({ calledAt }) => calledAt <= now);
  const gone = visits.filter(({ leftAt }) => leftAt <= now).sort((a, b) => a.leftAt - b.leftAt);
  return {
    now,
    seated,
    waiting: waiting.sort((a, b) => a.urgency - b.urgency || a.enteredAt - b.enteredAt),
    chairIds: [1, 2, 3],
    atWork: [...new Set(called.map(({ providerId }) => providerId ?? 0))],
    usualChairs: new Map(called.map(({ providerId, chairId }) => [providerId ?? 0, chairId])),
    freeSince: new Map(gone.map(({ providerId, leftAt }) => [providerId ?? 0, leftAt])),
  };
}
