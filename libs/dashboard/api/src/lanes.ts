/** Lets some pieces of work run at once and keeps the others waiting in their order. */
export class Lanes {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await new Promise<void>((go) => this.waiting.push(go));
    else this.running++;
    try {
      return await work();
    } finally {
      // The lane goes to whoever has waited longest, else it is free.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
