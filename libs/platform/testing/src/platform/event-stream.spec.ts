import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventReach, EventStream, Bell, Events, type Actor } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import type { Role } from '@cuspid/platform/contracts';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClinic, type SpecClinic } from '../clinic';
import { NobodySignsInModule } from '../nobody';

describe('a stream of events', () => {
  let clinic: SpecClinic;
  let server: Server;
  let stands: () => Promise<boolean> = () => Promise.resolve(true);
  let role: Role = 'ADMIN';
  let reach: EventReach;
  let asked = 0;

  beforeAll(async () => {
    clinic = await openClinic({ modules: [NobodySignsInModule], entities: [] });
    const standing = async (ids: readonly number[]) => {
      asked++;
      return new Set((await stands()) ? ids : []);
    };
    reach = new EventReach();
    const streams = new EventStream(clinic.get(Events), { standing }, reach, clinic.get(Bell));
    const app = express();
    const me: Actor = {
      id: 1,
      name: 'Ana',
      role: 'ADMIN',
      sessionId: 1,
      mustChangePassword: false,
      address: null,
      requestId: 'x',
    };
    app.get('/me', (request, response) => void streams.toPerson({ ...me, role }, request, response));
    app.get('/screen', (_request, response) => void streams.toScreen(['queue'], response, () => stands()));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await clinic.close();
  });

  const publish = (topic: 'queue' | 'chart' | 'patients', id: number) =>
    transaction(clinic.source, (tx) => clinic.get(Events).publish(tx, topic, { id, patientId: id }));

  const open = async (path: string, headers: Record<string, string> = {}) => {
    const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
    const leave = new AbortController();
    const { body } = await fetch(`http://127.0.0.1:${port}${path}`, { headers, signal: leave.signal });
    const state = { text: '', ended: false };
    const read = async () => {
      for await (const chunk of body ?? new PassThrough()) state.text += Buffer.from(chunk).toString();
      state.ended = true;
    };
    read().catch(() => (state.ended = true));
    await expect.poll(() => state.text).toContain(': open');
    return {
      state,
      leave: () => leave.abort(),
      last: () => [...state.text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '',
    };
  };

  const data = ({ text }: { text: string }) =>
    [...text.matchAll(/^data: (.*)$/gm)].map(([, json = '{}']) => JSON.parse(json));

  it('tells ids to whoever sees every record, the bare topic to whoever sees their own, nothing to whoever may not', async () => {
    const heard: Record<string, unknown[]> = {};
    const streams = [];
    for (const who of ['ADMIN', 'STUDENT', 'RECEPTION'] as const) {
      role = who;
      streams.push([who, await open('/me')] as const);
    }
    await publish('chart', 7);
    await publish('patients', 8);
    await sleep(300);
    for (const [who, stream] of streams) {
      heard[who] = data(stream.state);
      stream.leave();
    }
    expect(heard).toEqual({
      ADMIN: [
        { topic: 'chart', id: 7, patientId: 7 },
        { topic: 'patients', id: 8, patientId: 8 },
      ],
      STUDENT: [{ topic: 'chart' }, { topic: 'patients' }],
      RECEPTION: [{ topic: 'patients', id: 8, patientId: 8 }], // nothing of charts, not even that one changed
    });
  });

  it('tells of a patient’s record to their care team alone, and to every dentist of a practice; one look-up an event', async () => {
    const looked: number[] = [];
    let isOpen = false;
    reach.ask(async (patientId) => {
      looked.push(patientId);
      await sleep(20); // what is told after it waits
      return { team: new Set(patientId === 21 ? [1] : []), isOpen };
    });
    role = 'STUDENT';
    const [student, again] = [await open('/me'), await open('/me')];
    role = 'DENTAL_SURGEON';
    const dentist = await open('/me');
    for (const id of [21, 22]) await publish('chart', id);
    await publish('patients', 23);
    await expect.poll(() => data(dentist.state)).toHaveLength(2);
    isOpen = true;
    await publish('chart', 24);
    await expect.poll(() => data(dentist.state)).toHaveLength(3);
    const theirs = [{ topic: 'chart', id: 21, patientId: 21 }, { topic: 'patients' }];
    await expect.poll(() => data(student.state)).toEqual(theirs);
    expect(data(again.state)).toEqual(theirs);
    expect(data(dentist.state)).toEqual([...theirs, { topic: 'chart', id: 24, patientId: 24 }]);
    expect(looked).toEqual([21, 22, 24]);

    reach.ask(() => Promise.reject(new Error('the database is away')));
    await publish('chart', 25);
    await expect.poll(() => data(dentist.state).at(-1)).toEqual({ topic: 'chart' });
    for (const stream of [student, again, dentist]) stream.leave();
  });

  it('goes on after Last-Event-ID with every event once, while more are being told', async () => {
    role = 'ADMIN';
    const first = await open('/me');
    await publish('queue', 100);
    await expect.poll(() => data(first.state)).toHaveLength(1);
    const last = first.last();
    first.leave();
    await publish('queue', 101);
    let id = 102;
    const busy = (async () => {
      for (; id < 140; id++) await publish('queue', id);
    })();
    const again = await open('/me', { 'last-event-id': last });
    await busy;
    await expect
      .poll(() => data(again.state).map((event) => event.id))
      .toEqual(Array.from({ length: 39 }, (_, n) => n + 101));
    again.leave();
  });

  it('tells who comes back also of a change that was committed after one with a higher id, while they were away', async () => {
    role = 'ADMIN';
    const first = await open('/me');
    let commit = () => undefined as void;
    const slow = new Promise<void>((resolve) => (commit = resolve));
    let isNoted = () => undefined as void;
    const noted = new Promise<void>((resolve) => (isNoted = resolve));
    const late = transaction(clinic.source, async (tx) => {
      await clinic.get(Events).publish(tx, 'queue', { id: 500, patientId: 500 });
      isNoted();
      await slow;
    });
    await noted;
    await publish('queue', 501);
    await expect.poll(() => data(first.state).map((event) => event.id)).toEqual([501]);
    const last = first.last();
    first.leave();
    commit();
    await late;
    await sleep(600);
    const again = await open('/me', { 'last-event-id': last });
    await expect.poll(() => data(again.state).map((event) => event.id)).toEqual([500]);
    again.leave();
  });

  it('says to reload when too much was missed', async () => {
    const stream = await open('/me', { 'last-event-id': '4000000000' });
    await expect.poll(() => stream.state.text).toContain('event: reload');
    stream.leave();
  });

  it('ends with the session, and outlives a database that cannot be asked for a moment', async () => {
    const [person, screen] = [await open('/me'), await open('/screen')];
    stands = () => Promise.reject(new Error('the database is away'));
    await sleep(1_200);
    expect([person.state.ended, screen.state.ended]).toEqual([false, false]);
    stands = () => Promise.resolve(false);
    await expect.poll(() => [person.state.ended, screen.state.ended], { timeout: 1_500 }).toEqual([true, true]);
    stands = () => Promise.resolve(true);
  });

  it('asks once a second for all who listen, however many they are', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => open('/me')));
    asked = 0;
    await sleep(2_200);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(3);
    streams.forEach(({ leave }) => leave());
  });

  it('lets go of everything when the listener goes', async () => {
    const listeners = () => Reflect.get(Object(Reflect.get(clinic.get(Events), 'listeners')), 'size');
    await expect.poll(listeners).toBe(0);
    const streams = await Promise.all(Array.from({ length: 20 }, () => open('/screen')));
    expect(listeners()).toBe(20);
    streams.forEach(({ leave }) => leave());
    await expect.poll(listeners).toBe(0);
  });
});
