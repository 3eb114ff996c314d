import { PdfBusy } from './pdf';

/** Lets a few in at once, has a few more wait in the order they came, and turns the rest away with `PdfBusy`. */
export class Lanes {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
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
    if (this.queue.length >= this.waiting) throw new PdfBusy();
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  private leave(): void {
    const next = this.queue.shift();
    // The place is handed on, not given back: nobody can slip in between.
    if (next) next();
    else this.inside--;
  }
}
