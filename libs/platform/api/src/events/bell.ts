import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { Configuration } from '../configuration/configuration';

/** What other processes should look at now: new live events, or sessions that ended. */
export type Rung = 'events' | 'sessions';

const LONGEST_PAUSE_MS = 2_000;
const OPTIONS: RedisOptions = {
  lazyConnect: true,
  // What could not be rung now is not rung later: by then everybody has looked.
  enableOfflineQueue: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 5_000,
  keepAlive: 10_000,
  retryStrategy: (times) => Math.min(times * 100, LONGEST_PAUSE_MS),
};

/**
 * Rings at the other processes of this clinic, through Redis, so that they look into the database at once. Nothing is kept there and
 * nothing is believed that comes from there: a ring says that it is worth looking, never what is true. Without REDIS_URL, or while
 * Redis is gone, everybody looks by themselves.
 */
@Injectable()
export class Bell implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Bell.name);
  private readonly me = randomUUID();
  private readonly channel: string;
  private readonly listeners: Record<Rung, (() => void)[]> = { events: [], sessions: [] };
  private readonly speaker?: Redis;
  private readonly ear?: Redis;
  private isHeard = false;
  private isWarned = false;

  constructor({ redis, database }: Configuration) {
    this.channel = `cuspid:${database.name}`;
    if (!redis) return;
    this.speaker = new Redis(redis, OPTIONS);
    this.ear = new Redis(redis, OPTIONS);
  }

  /** Whether rings go out and come in. */
  get isUp(): boolean {
    return this.isHeard && this.speaker?.status === 'ready';
  }

  /** Whether there is to be one at all. */
  get isWanted(): boolean {
    return this.speaker !== undefined;
  }

  /** Calls `listener` whenever another process rings. */
  hear(what: Rung, listener: () => void): void {
    this.listeners[what].push(listener);
  }

  /** Lets the other processes know; after a commit, never before. Who is not reached looks a little later. */
  ring(what: Rung): void {
    this.speaker?.publish(this.channel, `${what} ${this.me}`).catch((error: unknown) => this.lost(error));
  }

  onApplicationBootstrap(): void {
    const { ear, speaker } = this;
    if (!ear || !speaker) return;
    for (const one of [ear, speaker]) {
      one.on('error', (error: unknown) => this.lost(error));
      one.on('close', () => this.lost(new Error('the connection closed')));
      // The retries are the connection's own: what fails here is told by `error`.
      one.connect().catch((error: unknown) => this.lost(error));
    }
    ear.on('message', (_channel: string, message: string) => this.heard(message));
    ear.on('close', () => (this.isHeard = false));
    ear.on('ready', () => void this.listen(ear));
  }

  beforeApplicationShutdown(): void {
    this.isWarned = true;
    this.speaker?.disconnect();
    this.ear?.disconnect();
  }

  private async listen(ear: Redis): Promise<void> {
    try {
      await ear.subscribe(this.channel);
      this.isHeard = true;
      if (this.isWarned) this.log.log('Redis is there');
      this.isWarned = false;
      // What was rung while nobody heard.
      this.listeners.events.forEach((listener) => listener());
      this.listeners.sessions.forEach((listener) => listener());
    } catch (error) {
      this.lost(error);
    }
  }

  private heard(message: string): void {
    const [what, by] = message.split(' ');
    if (by === this.me || (what !== 'events' && what !== 'sessions')) return;
    this.listeners[what].forEach((listener) => listener());
  }

  /** Told once, not at every attempt. */
  private lost(error: unknown): void {
    if (this.isWarned) return;
    this.isWarned = true;
    this.log.warn(
      { err: error },
      'Redis is gone: other processes hear of changes a little later, by looking themselves',
    );
  }
}
