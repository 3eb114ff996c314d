import type { Tx } from '@cuspid/platform/database';

/** What follows from a letter's end; in the transaction that writes the end down, so it does nothing outside of it. */
export interface Delivery {
  /**
   * Whether the letter about `id` is to go out after all: asked each time a sender takes it, in a transaction of its own,
   * a moment before it is handed over. One that is not is deleted.
   */
  isDue?(tx: Tx, id: number): Promise<boolean>;
  /** The post has taken the letter about `id`. */
  taken(tx: Tx, id: number): Promise<void>;
  /** The letter about `id` was given up: the post refused it, or has not taken it for 72 hours. */
  refused(tx: Tx, id: number): Promise<void>;
}

/** Tells whoever waits for a letter what became of it. */
export class Deliveries {
  private readonly known = new Map<string, Delivery>();

  /** `kind` is the first half of a letter's `about`: `temporary-password` of `temporary-password:7`. */
  listen(kind: string, delivery: Delivery): void {
    this.known.set(kind, delivery);
  }

  async isDue(tx: Tx, about: string): Promise<boolean> {
    const [kind = '', id] = about.split(':');
    return (await this.known.get(kind)?.isDue?.(tx, Number(id))) ?? true;
  }

  async tell(tx: Tx, about: string, what: 'taken' | 'refused'): Promise<void> {
    const [kind = '', id] = about.split(':');
    await this.known.get(kind)?.[what](tx, Number(id));
  }
}
