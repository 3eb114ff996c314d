/** So many failures one after the other, and nobody is kept waiting for the next. */
const FAILURES = 5;
/** How long nothing is tried then; after that one asks, and the others follow when it is answered. */
const REST_MS = 15_000;

/**
 * Keeps the clinic from waiting for something that does not answer: after five failures in a row the next callers are told
 * at once, and one try after every rest finds out whether it is back.
 */
export class Circuit {
  private failures = 0;
  private restUntil = 0;

  constructor(
    /** What callers are told while nothing is tried. */
    private readonly refusal: () => Error,
    /** Whether an error says that it is not there, and not merely that the answer is no. */
    private readonly isDown: (error: unknown) => boolean,
  ) {}

  /** Runs `work`. @throws the refusal while the circuit is open */
  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.failures >= FAILURES) {
      if (performance.now() < this.restUntil) throw this.refusal();
      // This one tries; whoever comes while it does is refused.
      this.restUntil = performance.now() + REST_MS;
    }
    try {
      const result = await work();
      this.failures = 0;
      return result;
    } catch (error) {
      if (!this.isDown(error)) this.failures = 0;
      else if (++this.failures >= FAILURES) this.restUntil = performance.now() + REST_MS;
      throw error;
    }
  }
}
