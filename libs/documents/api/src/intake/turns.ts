import { IntakeBusy } from './intake-errors';

/** Lets a few in at once and the next in the order they came; who would wait behind too many is told so. */
export class Turns {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside < this.atOnce) this.inside++;
    else if (this.queue.length >= this.waiting) throw new IntakeBusy();
    else await new Promise<void>((enter) => this.queue.push(enter));
    try {
      return await work();
    } finally {
      // The place is handed on, not given back: nobody can slip in between.
      const next = this.queue.shift();
      if (next) next();
      else this.inside--;
    }
  }
}
