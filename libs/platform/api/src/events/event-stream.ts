import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { reachOf, type LiveEvent, type Permission, type Topic } from '@cuspid/platform/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor';
import { LiveSessions } from '../access/live-sessions';
import { Bell } from './bell';
import { EventReach } from './event-reach';
import { Events, type Told } from './events';
import { SessionWatch } from './session-watch';

/** Whose change a topic tells of, and what one must be allowed to hear of it. */
const NEEDS: Record<Topic, Permission> = {
  queue: 'queue.read',
  visits: 'visit.read',
  recalls: 'recall.read',
  approvals: 'careTeam.read',
  cases: 'case.read',
  inventory: 'inventory.read',
  patients: 'patient.read',
  chart: 'chart.read',
  presence: 'chart.read',
  documents: 'document.read',
  notes: 'note.read',
  plan: 'note.read',
  history: 'history.read',
  payments: 'payment.read',
  materials: 'material.read',
  notices: 'account.self',
};
/** What changes with every entry somebody makes: who is not on the patient's care team hears nothing of it. */
const OF_THE_RECORD: readonly Topic[] = [
  'chart',
  'presence',
  'documents',
  'notes',
  'plan',
  'history',
  'payments',
  'materials',
];
const HEARTBEAT_MS = 15_000;
const CHECK_MS = 1_000;

/** What one stream is made of. */
interface Wanted {
  /** What of an event may be heard: all of it, a part, or nothing. */
  shape: (event: Told) => Promise<LiveEvent | null>;
  /** Calls `stop` when whoever listens may no more; gives back how to look no more. */
  watch: (stop: () => void) => () => void;
  lastEventId?: string;
}

/** Writes the events a caller may hear of as Server-Sent Events until either side goes. */
@Injectable()
export class EventStream implements BeforeApplicationShutdown {
  private readonly open = new Set<() => void>();
  private readonly people: SessionWatch;

  /** How many listen to this process. */
  get count(): number {
    return this.open.size;
  }

  constructor(
    private readonly events: Events,
    sessions: LiveSessions,
    private readonly reach: EventReach,
    bell: Bell,
  ) {
    this.people = new SessionWatch(sessions);
    bell.hear('sessions', () => void this.people.check());
  }

  /** Streams to a person: their topics, after `Last-Event-ID` where that is still known, until their session ends. */
  toPerson(me: Actor, request: Request, response: Response): Promise<void> {
    return this.stream(response, {
      shape: (event) => this.audible(me, event),
      watch: (stop) => this.people.watch(me.sessionId, stop),
      lastEventId: request.get('last-event-id'),
    });
  }

  /** Streams bare topics to a screen without a person in front of it, as long as `stands` says that it may. */
  toScreen(topics: readonly Topic[], response: Response, stands: () => Promise<boolean>): Promise<void> {
    return this.stream(response, {
      shape: ({ topic }) => Promise.resolve(topics.includes(topic) ? { topic } : null),
      watch: (stop) => asking(stands, stop),
    });
  }

  beforeApplicationShutdown(): void {
    this.open.forEach((stop) => stop());
  }

  private async stream(response: Response, { shape, watch, lastEventId }: Wanted): Promise<void> {
    begin(response);
    // One after the other: who may hear of one is asked while the next is already there.
    let line = Promise.resolve();
    const write = (event: Told) => {
      line = line.then(async () => {
        const shown = await shape(event);
        if (shown) response.write(`id: ${event.eventId}\nevent: ${event.topic}\ndata: ${JSON.stringify(shown)}\n\n`);
      });
    };
    // Listening begins before the past is read: what happens in between waits its turn, and nothing is told twice.
    const meanwhile: Told[] = [];
    let hear = (event: Told): void => void meanwhile.push(event);
    this.keep(response, watch, (event) => hear(event));
    const missed = await this.missed(lastEventId);
    if (missed === null) response.write('event: reload\ndata: {}\n\n');
    const told = new Set(missed?.map(({ eventId }) => eventId));
    missed?.forEach(write);
    meanwhile.filter(({ eventId }) => !told.has(eventId)).forEach(write);
    hear = (event) => {
      if (!told.delete(event.eventId)) write(event);
    };
  }

  /** Holds the stream open, with all that has to be let go again when it closes. */
  private keep(response: Response, watch: Wanted['watch'], listener: (event: Told) => void): void {
    const unsubscribe = this.events.subscribe(listener);
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    const stop = () => void response.end();
    const unwatch = watch(stop);
    this.open.add(stop);
    const letGo = () => {
      unsubscribe();
      clearInterval(heartbeat);
      unwatch();
      this.open.delete(stop);
    };
    response.on('close', letGo);
    if (response.closed || response.destroyed) letGo();
  }

  /** What of an event the caller may hear: everything, that something changed, or nothing. */
  private async audible(me: Actor, event: Told): Promise<LiveEvent | null> {
    const { topic, id, patientId } = event;
    // A notice is somebody's own: its event carries whose.
    if (topic === 'notices') return id === me.id ? { topic } : null;
    const reach = reachOf(me.role, NEEDS[topic]);
    if (reach === '-') return null;
    const isTheirs = reach === 'all' || (OF_THE_RECORD.includes(topic) ? await this.reach.isFor(me, event) : null);
    if (isTheirs === false) return null;
    return isTheirs ? { topic, ...(id && { id }), ...(patientId && { patientId }) } : { topic };
  }

  /** Null when too much was missed, or it cannot be told: the client reloads everything. */
  private async missed(last: string | undefined): Promise<Told[] | null> {
    if (!last || !/^\d{1,10}$/.test(last)) return [];
    return this.events.since(Number(last)).catch(() => null);
  }
}

/** Asks every second whether it still may; gives back how to stop asking. */
function asking(stands: () => Promise<boolean>, stop: () => void): () => void {
  const check = setInterval(() => {
    // A database that cannot be asked for a moment ends no stream: the next check asks again.
    stands().then(
      (isStanding) => (isStanding ? undefined : stop()),
      () => undefined,
    );
  }, CHECK_MS);
  return () => clearInterval(check);
}

function begin(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  response.write(': open\n\n');
}
