import type { DataSource } from 'typeorm';

/** A transaction that wrote an entry may commit this much later than one that wrote the next. */
const USUAL_MS = 10_000;
const LATEST_MS = 600_000;
/** How often the long window is looked through. */
const LONG_EVERY_MS = 30_000;

interface Sample {
  at: number;
  highest: number;
}

/**
 * Where to look for entries without a link. Ids are given before the commit, so a lower one may appear after a higher one:
 * what was the highest id ten seconds ago is the floor of the usual look, what it was ten minutes ago that of an occasional
 * one. Neither grows with the log. (Once a day everything is looked through, from the very first.)
 */
export class SealWindow {
  private samples: Sample[] = [];
  /** Everything up to this id is old and sealed. */
  passed = 0;
  private longAt = 0;

  /** Begins at the last link a process made: an hour before it, everything had been sealed. */
  async open(source: DataSource): Promise<void> {
    const [row]: { floor: number | null }[] = await source.query(
      `select min(id) - 1 as floor from audit_entry where at >= (
         select e.at - interval 1 hour from audit_seal s join audit_entry e on e.id = s.entry_id
         order by s.position desc limit 1)`,
    );
    this.passed = Number(row?.floor ?? 0);
  }

  /** The floor of this look. */
  floor(now: number): number {
    const isLong = now - this.longAt > LONG_EVERY_MS;
    if (isLong) this.longAt = now;
    return this.floorOf(now - (isLong ? LATEST_MS : USUAL_MS));
  }

  /** Notes that up to `highest` all that could be seen at `now` is sealed; old samples that nothing looks at any more go. */
  sample(now: number, highest: number): void {
    const last = this.samples.at(-1);
    if (last && now - last.at < USUAL_MS / 4) return;
    this.samples.push({ at: now, highest });
    const kept = this.samples.findLastIndex(({ at }) => at <= now - LATEST_MS);
    if (kept > 0) this.samples = this.samples.slice(kept);
  }

  /** Up to `id` all is old and sealed: a long backlog is not looked through again and again. */
  pass(id: number): void {
    this.passed = Math.max(this.passed, id);
  }

  private floorOf(moment: number): number {
    return Math.max(this.passed, this.samples.findLast(({ at }) => at <= moment)?.highest ?? 0);
  }
}
