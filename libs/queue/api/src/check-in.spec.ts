import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QueueService } from './queue.service';
import { count, emptyQueue, insertVisit, openQueueClinic } from './testing/queue-clinic';

describe('checking in', () => {
  let clinic: SpecClinic;
  let queue: QueueService;
  let reception: Person, ana: Person, student: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    queue = clinic.get(QueueService);
    reception = await clinic.person('RECEPTION');
    ana = await clinic.person('ORTHODONTIST');
    student = await clinic.person('STUDENT');
  });
  afterEach(() => emptyQueue(clinic));
  afterAll(() => clinic.close());

  const statusOf = (visitId: number) => clinic.source.query('select status from visit where id = ?', [visitId]);

  /** D7: a hundred rounds in the long form. */
  const ROUNDS = process.env['CUSPID_LONG'] ? 100 : 3;

  it('makes one entry of fifty check-ins of one patient, and tells the others where it is', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await emptyQueue(clinic);
      await oneOfFifty();
    }
  });

  async function oneOfFifty(): Promise<void> {
    const patientId = await clinic.patient();
    const presses = await Promise.allSettled(Array.from({ length: 50 }, () => queue.checkIn(reception, { patientId })));
    const [made, ...more] = presses.flatMap((press) => (press.status === 'fulfilled' ? [press.value] : []));
    expect(more).toEqual([]);
    const refused = presses.flatMap((press) => (press.status === 'rejected' ? [press.reason] : []));
    expect(refused).toHaveLength(49);
    for (const reason of refused) {
      expect(reason).toMatchObject({ code: 'already-in-queue', status: 409, conflict: { entryId: made?.id } });
    }
    expect(await count(clinic, 'select count(*) from queue_entry')).toBe(1);
  }

  it('gives fifty patients at once fifty tickets without a gap', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => clinic.patient()));
    const before = await count(clinic, "select coalesce(max(value), 0) from sequence where name like 'ticket %'");
    const entries = await Promise.all(ids.map((patientId) => queue.checkIn(reception, { patientId })));
    const numbers = entries.map(({ ticket }) => Number(/^A (\d+)$/.exec(ticket)?.[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => before + index + 1));
  });

  it('starts the tickets at 1 every day', async () => {
    await clinic.source.query("update sequence set name = 'ticket 2020-01-01' where name like 'ticket %'");
    const entry = await queue.checkIn(reception, { patientId: await clinic.patient() });
    expect(entry.ticket).toBe('A 1');
  });

  it('sets the visit ARRIVED, takes its provider and type, and writes both into the trail', async () => {
    const patientId = await clinic.patient();
    const visitId = await insertVisit(clinic, reception, patientId, ana.id);
    const entry = await queue.checkIn(reception, { patientId, visitId });
    expect(entry).toMatchObject({ visitId, provider: { id: ana.id }, procedure: 'Adjustment', priority: 'NORMAL' });
    expect(await statusOf(visitId)).toEqual([{ status: 'ARRIVED' }]);
    const actions = await clinic.source.query('select action from audit_entry where patient_id = ? order by id', [
      patientId,
    ]);
    expect(actions).toEqual([{ action: 'visit.arrived' }, { action: 'queue.checked-in' }]);
  });

  it('refuses a visit of somebody else (404) and one that is not booked any more (409), and leaves nothing behind', async () => {
    const [patientId, other] = [await clinic.patient(), await clinic.patient()];
    const visitId = await insertVisit(clinic, reception, patientId);
    await expect(queue.checkIn(reception, { patientId: other, visitId })).rejects.toMatchObject({ status: 404 });
    await clinic.source.query("update visit set status = 'CANCELLED' where id = ?", [visitId]);
    await expect(queue.checkIn(reception, { patientId, visitId })).rejects.toMatchObject({
      code: 'visit-not-scheduled',
      status: 409,
    });
    expect(await count(clinic, 'select count(*) from queue_entry')).toBe(0);
    expect(await count(clinic, 'select count(*) from audit_entry where patient_id in (?)', [[patientId, other]])).toBe(
      0,
    );
  });

  it('takes a student as provider, but nobody who does not treat and nobody who has left', async () => {
    const patientId = await clinic.patient();
    const gone = await clinic.person('DENTAL_SURGEON', { isActive: false });
    for (const { id } of [reception, gone]) {
      await expect(queue.checkIn(reception, { patientId, providerId: id })).rejects.toMatchObject({ status: 422 });
    }
    expect((await queue.checkIn(reception, { patientId, providerId: student.id })).provider?.id).toBe(student.id);
  });

  it('knows no patient who has been archived', async () => {
    const patientId = await clinic.patient();
    await clinic.source.query('update patient set is_active = 0 where id = ?', [patientId]);
    await expect(queue.checkIn(reception, { patientId })).rejects.toMatchObject({ status: 404 });
  });

  it('books the visit again when the entry is taken out, and keeps what happened', async () => {
    const patientId = await clinic.patient();
    const visitId = await insertVisit(clinic, reception, patientId);
    const { id } = await queue.checkIn(reception, { patientId, visitId });
    await queue.remove(reception, id);
    expect(await statusOf(visitId)).toEqual([{ status: 'SCHEDULED' }]);
    expect(
      await count(clinic, "select count(*) from audit_entry where action = 'queue.removed' and entity_id = ?", [id]),
    ).toBe(1);
    expect((await queue.checkIn(reception, { patientId, visitId })).status).toBe('IN_WAITING_ROOM');
  });

  it('makes one entry of twenty presses with one Idempotency-Key, with one answer', async () => {
    const patientId = await clinic.patient();
    const press = () =>
      queue.checkIn({ ...reception, once: { key: 'press-1', fingerprint: 'f'.repeat(64) } }, { patientId });
    const presses = await Promise.allSettled(Array.from({ length: 20 }, press));
    const answers = presses.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refusals = presses.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    for (const reason of refusals) expect(reason).toMatchObject({ code: 'still-running', status: 409, retryAfter: 1 });
    expect(await press()).toEqual(answers[0]);
    expect(await count(clinic, 'select count(*) from queue_entry')).toBe(1);
  });
});
