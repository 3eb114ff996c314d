import type { DataSource } from 'typeorm';

/** A machine's clock is taken for set anew when it is this much ahead of or behind the time that has gone by. */
const SET_ANEW_MS = 500;
/** Tries, of which the quickest says most: its answer can be off by its own way there and back, no more. */
const TRIES = 3;
/** What two clocks differ by less than this is not told apart from the way to the server. */
const APART_MS = 20;

/**
 * The time all processes of a clinic share: the database's. A machine's own clock may be minutes off or be set while
 * the process works; what one process stamps another one judges: sessions, tokens, claims, the minutes of an undo.
 */
class Clock {
  private ahead = 0;
  private begun = Date.now() - performance.now();

  now(): Date {
    return new Date(this.ms());
  }

  /** The same in milliseconds since 1970. */
  ms(): number {
    const jump = Date.now() - performance.now() - this.begun;
    if (Math.abs(jump) > SET_ANEW_MS) {
      this.begun += jump;
      this.ahead -= jump;
    }
    return Date.now() + this.ahead;
  }

  /** How far the shared time is ahead of this machine's clock, in milliseconds. */
  get offset(): number {
    return this.ahead;
  }

  /** Asks the database what time it is. @throws the driver's error when there is no answer. */
  async keep(source: Pick<DataSource, 'query'>): Promise<void> {
    let nearest = { way: Infinity, off: 0 };
    for (let n = 0; n < TRIES; n++) {
      const asked = performance.now();
      const [row] = await source.query('select unix_timestamp(now(3)) * 1000 as ms');
      const way = performance.now() - asked;
      if (way < nearest.way) nearest = { way, off: Number(row.ms) - (this.ms() - way / 2) };
    }
    if (Math.abs(nearest.off) > Math.max(APART_MS, nearest.way)) this.ahead += nearest.off;
  }
}

export const clock = new Clock();
