import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QueueService } from './queue.service';
import { count, emptyQueue, insertChairs, openQueueClinic } from './testing/queue-clinic';

describe('calling the next', () => {
  let clinic: SpecClinic;
  let queue: QueueService;
  let reception: Person, ana: Person, ben: Person;
  let chairs: number[];

  beforeAll(async () => {
    clinic = await openQueueClinic();
    queue = clinic.get(QueueService);
    reception = await clinic.person('RECEPTION');
    ana = await clinic.person('ORTHODONTIST', { name: 'Ana' });
    ben = await clinic.person('ORTHODONTIST', { name: 'Ben' });
    chairs = await insertChairs(clinic, 3);
  });
  afterEach(() => emptyQueue(clinic));
  afterAll(() => clinic.close());

  const waiting = async (team: Person[], priority: 'URGENT' | 'HIGH' | 'NORMAL' | 'LOW' = 'NORMAL', set = {}) =>
    queue.checkIn(reception, { patientId: await clinic.patient({}, team), priority, ...set });

  it('gives fifty people who press at once fifty patients', async () => {
    for (let i = 0; i < 50; i++) await waiting([ana]);
    const called = await Promise.all(Array.from({ length: 50 }, () => queue.callNext(ana, {})));
    expect(new Set(called.map(({ id }) => id)).size).toBe(50);
    await expect(queue.callNext(ana, {})).rejects.toMatchObject({ code: 'nobody-is-waiting', status: 409 });
  });

  it('never gives two people who press at once the same chair', async () => {
    await waiting([ana, ben]);
    await waiting([ana, ben]);
    const [one, other] = await Promise.all([queue.callNext(ana, {}), queue.callNext(ben, {})]);
    expect(one.chair).not.toBeNull();
    expect(one.chair?.id).not.toBe(other.chair?.id);
  });

  it('calls the most urgent first, among equals who waits longest', async () => {
    const [low, normal, later, high, urgent] = [
      await waiting([ana], 'LOW'),
      await waiting([ana]),
      await waiting([ana]),
      await waiting([ana], 'HIGH'),
      await waiting([ana], 'URGENT'),
    ];
    const order: number[] = [];
    for (let i = 0; i < 5; i++) order.push((await queue.callNext(ana, {})).id);
    expect(order).toEqual([urgent.id, high.id, normal.id, later.id, low.id]);
  });

  it('calls neither a stranger nor whoever waits for a colleague', async () => {
    await waiting([ben]);
    await waiting([ana, ben], 'URGENT', { providerId: ben.id });
    await expect(queue.callNext(ana, {})).rejects.toMatchObject({ code: 'nobody-is-waiting' });
    const assigned = await waiting([], 'LOW', { providerId: ana.id });
    expect((await queue.callNext(ana, {})).id).toBe(assigned.id);
  });

  it('in a clinic where every dentist sees every patient, still leaves a colleague’s patient to the colleague', async () => {
    await clinic.source.query(
      "insert into clinic_setting (id, name, time_zone, currency, care_team_scope) values (1, 'Practice', 'Asia/Colombo', 'LKR', 'clinic')",
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // settings are believed for a second
    try {
      await waiting([], 'URGENT', { providerId: ben.id });
      await expect(queue.callNext(ana, {})).rejects.toMatchObject({ code: 'nobody-is-waiting' });
      const free = await waiting([]);
      expect((await queue.callNext(ana, {})).id).toBe(free.id);
      const student = await clinic.person('STUDENT');
      await waiting([]);
      await expect(queue.callNext(student, {})).rejects.toMatchObject({ code: 'nobody-is-waiting' });
    } finally {
      await clinic.source.query('delete from clinic_setting');
      await new Promise((resolve) => setTimeout(resolve, 1_100));
    }
  });

  it('calls to the chair asked for, else to the caller’s last, else to a free one', async () => {
    for (let i = 0; i < 3; i++) await waiting([ana]);
    const [, , third] = chairs;
    const first = await queue.callNext(ana, { chairId: third });
    expect(first.chair?.id).toBe(third);
    await queue.move(ana, first.id, { status: 'COMPLETED' });
    expect((await queue.callNext(ana, {})).chair?.id).toBe(third);
    expect((await queue.callNext(ana, {})).chair?.id).toBe(chairs[0]);
    await waiting([ana]);
    await expect(queue.callNext(ana, { chairId: 9_999 })).rejects.toMatchObject({
      status: 422,
      errors: [{ path: 'chairId' }],
    });
  });

  it('makes the clinician who calls the patient’s provider; the desk calls for nobody', async () => {
    await waiting([ana]);
    expect((await queue.callNext(ana, {})).provider?.id).toBe(ana.id);
    await waiting([ana]);
    expect((await queue.callNext(reception, {})).provider).toBeNull();
  });

  it('keeps a call and its move, audit entry and event together or not at all', async () => {
    await waiting([ana]);
    await queue.callNext(ana, {});
    const called = "select count(*) from audit_entry where action = 'queue.called'";
    const [moves, entries] = [await count(clinic, 'select count(*) from queue_move'), await count(clinic, called)];
    await waiting([ana]);
    await expect(queue.callNext(ana, { chairId: 9_999 })).rejects.toThrow();
    expect(await count(clinic, 'select count(*) from queue_move')).toBe(moves + 1); // the check-in alone
    expect(await count(clinic, called)).toBe(entries);
  });
});
