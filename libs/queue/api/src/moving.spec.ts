import { QUEUE_STATUSES, type QueueStatus } from '@cuspid/queue/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QueueBoard } from './queue-board';
import { QueueService } from './queue.service';
import { count, emptyQueue, insertChairs, insertVisit, openQueueClinic } from './testing/queue-clinic';

describe('moving through the clinic', () => {
  let clinic: SpecClinic;
  let queue: QueueService;
  let reception: Person, ana: Person, nurse: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    queue = clinic.get(QueueService);
    reception = await clinic.person('RECEPTION');
    ana = await clinic.person('ORTHODONTIST');
    nurse = await clinic.person('NURSE');
    await insertChairs(clinic, 4);
  });
  afterEach(() => emptyQueue(clinic));
  afterAll(() => clinic.close());

  const checkedIn = async (visitId?: number, patientId?: number) =>
    queue.checkIn(reception, { patientId: patientId ?? (await clinic.patient({}, [ana])), visitId });
  const row = async (id: number) => (await clinic.source.query('select * from queue_entry where id = ?', [id]))[0];

  it('walks from any stage to any other, forward or back, but not to where it is; every move is kept', async () => {
    const stage = fc.constantFrom<QueueStatus>(...QUEUE_STATUSES);
    await fc.assert(
      fc.asyncProperty(fc.array(stage, { minLength: 1, maxLength: 8 }), async (walk) => {
        const { id } = await checkedIn();
        let [at, moves] = ['IN_WAITING_ROOM', 1];
        for (const to of walk) {
          const moved = queue.move(reception, id, { status: to });
          if (to === at) await expect(moved).rejects.toMatchObject({ code: 'same-stage', status: 409 });
          else {
            expect((await moved).status).toBe(to);
            [at, moves] = [to, moves + 1];
          }
        }
        expect(await count(clinic, 'select count(*) from queue_move where entry_id = ?', [id])).toBe(moves);
        const { called_at: calledAt, completed_at: completedAt, version } = await row(id);
        expect(completedAt !== null).toBe(at === 'COMPLETED');
        if (at === 'IN_WAITING_ROOM') expect(calledAt).toBeNull();
        if (at.startsWith('UNDER')) expect(calledAt).not.toBeNull();
        expect(version).toBe(moves);
      }),
      { numRuns: 12 },
    );
  });

  it('counts nobody as called who leaves from the waiting room, and seats nobody who does not come', async () => {
    const { id } = await checkedIn();
    const left = await queue.move(reception, id, { status: 'COMPLETED' });
    expect(left).toMatchObject({ chair: null, provider: null });
    expect((await clinic.get(QueueBoard).today(reception)).medianWaitMinutes).toBeNull();
    // Called after all, straight back into the chair.
    expect((await queue.move(ana, id, { status: 'UNDER_CONSULTATION' })).chair).not.toBeNull();
  });

  it('lets the clock of a stage go on after a step back: no wait is forgotten by a slip of the hand', async () => {
    const { id, enteredAt } = await checkedIn();
    const consulted = await queue.move(reception, id, { status: 'UNDER_CONSULTATION' });
    await queue.move(reception, id, { status: 'UNDER_TREATMENT' });
    expect((await queue.move(reception, id, { status: 'UNDER_CONSULTATION' })).stageSince).toBe(consulted.stageSince);
    expect((await queue.move(reception, id, { status: 'IN_WAITING_ROOM' })).stageSince).toBe(enteredAt);
  });

  it('frees the chair of whoever goes back to the waiting room', async () => {
    const { id } = await checkedIn();
    await queue.callNext(ana, {});
    expect((await queue.move(ana, id, { status: 'IN_WAITING_ROOM' })).chair).toBeNull();
  });

  it('completes the visit, and takes that back with a step back: one truth', async () => {
    const patientId = await clinic.patient({}, [ana]);
    const visitId = await insertVisit(clinic, reception, patientId);
    const { id } = await checkedIn(visitId, patientId);
    const visit = async () =>
      (await clinic.source.query('select status, completed_at from visit where id = ?', [visitId]))[0];
    await queue.move(ana, id, { status: 'COMPLETED' });
    expect(await visit()).toMatchObject({ status: 'COMPLETED', completed_at: expect.any(Date) });
    await queue.move(reception, id, { status: 'UNDER_TREATMENT' });
    expect(await visit()).toMatchObject({ status: 'ARRIVED', completed_at: null });
  });

  it('does not reopen an entry whose patient is back in the queue already', async () => {
    const patientId = await clinic.patient({}, [ana]);
    const { id } = await checkedIn(undefined, patientId);
    await queue.move(ana, id, { status: 'COMPLETED' });
    await checkedIn(undefined, patientId);
    await expect(queue.move(ana, id, { status: 'AT_CASHIER' })).rejects.toMatchObject({ code: 'already-in-queue' });
  });

  it('lets only one of two edits of one version through (412)', async () => {
    const { id, version } = await checkedIn();
    const edits = await Promise.allSettled([
      queue.edit(reception, id, version, { priority: 'URGENT' }),
      queue.edit(nurse, id, version, { notes: 'in pain' }),
    ]);
    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(edits.find((edit) => edit.status === 'rejected')).toMatchObject({ reason: { status: 412 } });
  });

  it('closes yesterday’s open entries as unfinished at today’s first look, once, and shows them to the desk', async () => {
    const [{ id, ticket }, done] = [await checkedIn(), await checkedIn()];
    await queue.move(ana, done.id, { status: 'COMPLETED' });
    await clinic.source.query(
      'update queue_entry set day = date_sub(day, interval 1 day), completed_at = date_sub(completed_at, interval 1 day)',
    );
    // A process that has not looked today: this one has.
    const { app } = await clinic.replica();
    const [board, again] = [app.get(QueueBoard, { strict: false }), clinic.get(QueueBoard)];
    const shown = await board.today(reception);
    expect(shown.items).toMatchObject([{ id, ticket, status: 'COMPLETED', isUnfinished: true }]);
    expect(shown.seen).toBe(0);
    expect((await again.today(reception)).items).toHaveLength(1);
    const closed = "select count(*) from audit_entry where action = 'queue.closed-unfinished' and entity_id = ?";
    expect(await count(clinic, closed, [id])).toBe(1);
    expect(await count(clinic, closed, [done.id])).toBe(0);
    await expect(queue.move(ana, id, { status: 'AT_CASHIER' })).rejects.toMatchObject({ code: 'entry-closed' });
  });

  it('is another day when the clinic’s day ends, not the server’s', async () => {
    const { id } = await checkedIn();
    const [{ day }] = await clinic.source.query('select cast(day as char) as day from queue_entry where id = ?', [id]);
    expect(day).toBe(await clinic.get(Clinic).today());
  });
});
