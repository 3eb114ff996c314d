import { Turns } from '@cuspid/users/api';

/**
 * As many from one address are in hand at once, in each process. Each holds one of the address's twenty failures until
 * it has succeeded: a whole clinic behind one address must not use them up by signing in at eight o'clock. Nor does an
 * address that tries a thousand times at once stand before everybody else.
 */
const AT_ONCE = 3;
const WAITING = 200;

/** A line for each address; those behind one wait for one another alone. */
export class AddressLines {
  private readonly lines = new Map<string, { turns: Turns; people: number }>();

  /** @throws Busy when the line of this address is full. */
  async take<T>(address: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(address) ?? { turns: new Turns(AT_ONCE, WAITING), people: 0 };
    this.lines.set(address, line);
    line.people++;
    try {
      return await line.turns.take(work);
    } finally {
      if (--line.people === 0) this.lines.delete(address);
    }
  }
}
