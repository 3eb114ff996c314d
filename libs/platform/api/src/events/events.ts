import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { LiveEvent, Topic } from '@cuspid/platform/contracts';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource, MoreThan } from 'typeorm';
import { Bell } from './bell';
import { LiveEventRow } from './live-event';

/** How often other replicas' events are looked for. Our own are told at once. */
const POLL_MS = 400;
/** … and how often where others ring when there is something: a ring may get lost. */
const RUNG_POLL_MS = 2_000;
/** Ids are given before the commit: a lower one may appear a moment after a higher one. */
const SETTLE_MS = 15_000;
/** How long a screen may have been away and still catch up event by event. */
const KEPT_MS = 3_600_000;
const BATCH = 500;

export interface Told extends LiveEvent {
  eventId: number;
}
type Listener = (event: Told) => void;

/** An event told after one with a higher id: its change was committed later than ids were given. */
interface Late {
  event: Told;
  /** The highest id that had been told by then. */
  after: number;
  at: number;
}

/** The stream of what changed. */
@Injectable()
export class Events implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private readonly seen = new Map<number, number>();
  private settled = 0;
  private highest = 0;
  private late: Late[] = [];
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private isToLook = false;
  private lookedAt = 0;
  private sweptAt = 0;

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
    private readonly bell: Bell,
  ) {
    bell.hear('events', () => void this.look());
  }

  /** Tells every screen, once `tx` is committed, that something changed. */
  async publish(tx: Tx, topic: Topic, what: { id?: number; patientId?: number } = {}): Promise<void> {
    const row = { topic, entityId: what.id ?? null, patientId: what.patientId ?? null, at: clock.now() };
    await tx.insert(LiveEventRow, row);
    afterCommit(tx, () => {
      void this.look();
      this.bell.ring('events');
    });
  }

  /** Calls `listener` for every event from now on; gives back how to stop. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What happened after event `id`, oldest first; null when that is too long ago to tell. */
  async since(id: number): Promise<Told[] | null> {
    const known = await this.source.getRepository(LiveEventRow).findOneBy({ id });
    if (!known) return null;
    const rows = await this.source
      .getRepository(LiveEventRow)
      .find({ where: { id: MoreThan(id) }, order: { id: 'ASC' }, take: BATCH });
    // Who heard of `id` and left has not heard of what was told after it with a lower one.
    const late = this.late.filter(({ event, after }) => event.eventId < id && id <= after);
    return rows.length < BATCH ? [...late.map(({ event }) => event), ...rows.map(told)] : null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const [last] = await this.source.getRepository(LiveEventRow).find({ order: { id: 'DESC' }, take: 1 });
    this.settled = last?.id ?? 0;
    this.highest = this.settled;
    this.timer = setInterval(() => this.poll(), POLL_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    return this.running;
  }

  private poll(): void {
    if (!this.bell.isUp || clock.ms() - this.lookedAt >= RUNG_POLL_MS) void this.look();
  }

  /** Who asks while a look is still to begin is told by that one. */
  private look(): Promise<void> {
    if (this.isToLook) return this.running;
    this.isToLook = true;
    this.running = this.running
      .then(() => {
        this.isToLook = false;
        this.lookedAt = clock.ms();
        return this.tellNew();
      })
      .catch((error: unknown) => this.log.warn({ err: error }, 'live events could not be read'));
    return this.running;
  }

  private async tellNew(): Promise<void> {
    const rows = await this.source
      .getRepository(LiveEventRow)
      .find({ where: { id: MoreThan(this.settled) }, order: { id: 'ASC' }, take: BATCH });
    const now = clock.ms();
    for (const row of rows.filter(({ id }) => !this.seen.has(id))) {
      this.seen.set(row.id, now);
      if (row.id < this.highest) this.late.push({ event: told(row), after: this.highest, at: now });
      this.highest = Math.max(this.highest, row.id);
      this.listeners.forEach((listener) => listener(told(row)));
    }
    this.settle(now, rows.length === BATCH);
    await this.sweep(now);
  }

  /** Ids old enough that no lower one can still appear are no longer asked for. */
  private settle(now: number, isFull: boolean): void {
    for (const [id, at] of [...this.seen].sort(([a], [b]) => a - b)) {
      if (!isFull && now - at < SETTLE_MS) break;
      this.settled = Math.max(this.settled, id);
      this.seen.delete(id);
    }
  }

  private async sweep(now: number): Promise<void> {
    if (now - this.sweptAt < KEPT_MS / 4) return;
    this.sweptAt = now;
    this.late = this.late.filter(({ at }) => now - at < KEPT_MS);
    await this.source
      .createQueryBuilder()
      .delete()
      .from(LiveEventRow)
      .where('at < :before', { before: new Date(now - KEPT_MS) })
      .execute();
  }
}

const told = (row: LiveEventRow): Told => ({
  eventId: row.id,
  topic: row.topic,
  ...(row.entityId !== null && { id: row.entityId }),
  ...(row.patientId !== null && { patientId: row.patientId }),
});
