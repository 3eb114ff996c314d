import { PdfBusy } from './pdf';

/** Lets a few in at once, has a few more wait in the order they came, and turns away with `PdfBusy` who comes then or waits too long. */
export class Lanes {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
    /** Milliseconds somebody waits at most: behind slow pages a caller would otherwise stand for minutes. */
    private readonly patience = Infinity,
  ) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  load(): { printing: number; waiting: number } {
    return { printing: this.inside, waiting: this.queue.length };
  }

  private async enter(): Promise<void> {
    if (this.inside < this.atOnce) {
      this.inside++;
      return;
    }
    if (this.queue.length >= this.waiting) throw new PdfBusy();
    await new Promise<void>((resolve, reject) => {
      const tooLong = this.after(() => {
        this.queue.splice(this.queue.indexOf(enter), 1);
        reject(new PdfBusy());
      });
      const enter = () => {
        clearTimeout(tooLong);
        resolve();
      };
      this.queue.push(enter);
    });
  }

  private after(run: () => void): NodeJS.Timeout | undefined {
    return Number.isFinite(this.patience) ? setTimeout(run, this.patience) : undefined;
  }

  private leave(): void {
    const next = this.queue.shift();
    // The place is handed on, not given back: nobody can slip in between.
    if (next) next();
    else this.inside--;
  }
}
