import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { reachOf, type LiveEvent, type Permission, type Topic } from '@cuspid/platform/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor';
import { LiveSessions } from '../access/live-sessions';
import { Events, type Told } from './events';

/** Whose change a topic tells of, and what one must be allowed to hear of it. */
const NEEDS: Record<Topic, Permission> = {
  queue: 'queue.read',
  visits: 'visit.read',
  approvals: 'careTeam.read',
  cases: 'case.read',
  inventory: 'inventory.read',
  patients: 'patient.read',
  chart: 'chart.read',
};
const HEARTBEAT_MS = 15_000;
const SESSION_CHECK_MS = 1_000;

/** Writes the events a caller may hear of as Server-Sent Events until either side goes. */
@Injectable()
export class EventStream implements BeforeApplicationShutdown {
  private readonly open = new Set<() => void>();

  constructor(
    private readonly events: Events,
    private readonly sessions: LiveSessions,
  ) {}

  /** Streams to a person: their topics, after `Last-Event-ID` where that is still known. */
  async toPerson(me: Actor, request: Request, response: Response): Promise<void> {
    const stop = this.stream(response, (event) => audible(me, event), await this.missed(request));
    const check = setInterval(() => {
      void this.sessions.isAlive(me.sessionId).then((isAlive) => (isAlive ? undefined : stop()));
    }, SESSION_CHECK_MS);
    response.on('close', () => clearInterval(check));
  }

  /** Streams bare topics to a screen without a person in front of it. */
  toScreen(topics: readonly Topic[], response: Response): void {
    this.stream(response, ({ topic }) => (topics.includes(topic) ? { topic } : null), []);
  }

  beforeApplicationShutdown(): void {
    this.open.forEach((stop) => stop());
  }

  /** Null when too much was missed: the client is told to reload everything. */
  private async missed(request: Request): Promise<Told[] | null> {
    const last = request.get('last-event-id');
    return last && /^\d{1,10}$/.test(last) ? this.events.since(Number(last)) : [];
  }

  private stream(response: Response, shape: (event: Told) => LiveEvent | null, missed: Told[] | null): () => void {
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.write(missed === null ? 'event: reload\ndata: {}\n\n' : ': open\n\n');
    const write = (event: Told) => {
      const shown = shape(event);
      if (shown) response.write(`id: ${event.eventId}\nevent: ${event.topic}\ndata: ${JSON.stringify(shown)}\n\n`);
    };
    missed?.forEach(write);
    const unsubscribe = this.events.subscribe(write);
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    const stop = () => response.end();
    this.open.add(stop);
    response.on('close', () => {
      unsubscribe();
      clearInterval(heartbeat);
      this.open.delete(stop);
    });
    return stop;
  }
}

/** What of an event the caller may hear: everything, that something changed, or nothing. */
function audible(me: Actor, { topic, id, patientId }: Told): LiveEvent | null {
  const reach = reachOf(me.role, NEEDS[topic]);
  if (reach === '-') return null;
  return reach === 'all' ? { topic, ...(id && { id }), ...(patientId && { patientId }) } : { topic };
}
