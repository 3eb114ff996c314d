import { DomainError } from '@cuspid/platform/api';

/** More want the same at this moment than can be served: nothing was done. */
export class Busy extends DomainError {
  readonly code = 'busy';
  readonly status = 503;
  override readonly retryAfter = 5;
  constructor() {
    super('Too many sign in at the same moment. Try again in a few seconds.');
  }
}

/** Lets a few in at once, has more wait in the order they came, and turns away (`Busy`) whom too many are before. */
export class Turns {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  /** @throws Busy when the line is full. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.inside < this.atOnce) {
      this.inside++;
      return;
    }
    if (this.line.length >= this.waiting) throw new Busy();
    await new Promise<void>((resolve) => this.line.push(resolve));
  }

  private leave(): void {
    const next = this.line.shift();
    // The place is handed on, not given back: nobody slips in between.
    if (next) next();
    else this.inside--;
  }
}
