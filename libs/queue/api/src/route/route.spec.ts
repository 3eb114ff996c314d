import type { RouteAct, MarkedStep } from '@cuspid/queue/contracts';
import { awaited, statesOf } from '@cuspid/queue/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { QueueBoard } from '../queue-board';
import { QueueService } from '../queue.service';
import { count, emptyQueue, insertChairs, openQueueClinic } from '../testing/queue-clinic';
import { RoutesService } from './routes.service';

describe('the route of a student’s patient', () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person, ben: Person, student: Person, nurse: Person;
  let patientId: number, id: number;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    [reception, nurse] = [await clinic.person('RECEPTION'), await clinic.person('NURSE')];
    [ana, ben] = [await clinic.person('ORTHODONTIST', { name: 'Ana' }), await clinic.person('DENTAL_SURGEON')];
    student = await clinic.person('STUDENT', { name: 'Tharindu' });
    await insertChairs(clinic, 2);
  });
  beforeEach(async () => {
    await emptyQueue(clinic);
    patientId = await clinic.patient({}, [ana, student]);
    id = (await queue().checkIn(reception, { patientId, providerId: student.id })).id;
  });
  afterAll(() => clinic.close());

  const queue = () => clinic.get(QueueService);
  const mark = (me: Person, step: MarkedStep, act?: RouteAct) => clinic.get(RoutesService).mark(me, id, { step, act });
  const call = () => queue().move(student, id, { status: 'UNDER_CONSULTATION' });
  const states = async () => {
    const card = (await clinic.get(QueueBoard).today(reception)).items.find((one) => one.id === id);
    return statesOf(card?.route?.stations ?? []);
  };

  it('goes from the desk to the cashier, with who and when at each station', async () => {
    await call();
    expect(await states()).toEqual(['done', 'done', 'open', 'open', 'open', 'open']);
    const asked = await mark(student, 'START_CHECK', 'ASK');
    expect(awaited(asked.route?.stations ?? [])).toMatchObject({ step: 'START_CHECK', by: { name: 'Tharindu' } });
    const checked = await mark(ana, 'START_CHECK');
    expect(checked.route?.stations[2]).toMatchObject({ step: 'START_CHECK', by: { name: 'Ana' } });
    await mark(student, 'XRAY');
    await mark(student, 'END_CHECK', 'ASK');
    expect(await states()).toEqual(['done', 'done', 'done', 'done', 'waiting', 'open']);
    await mark(ana, 'END_CHECK');
    await queue().move(student, id, { status: 'AT_CASHIER' });
    expect(await states()).toEqual(Array.from({ length: 6 }, () => 'done'));
    const trail = await clinic.source.query(
      "select action from audit_entry where entity_id = ? and action like 'queue.route%' order by id",
      [id],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual([
      'queue.route-asked',
      'queue.route-done',
      'queue.route-done',
      'queue.route-asked',
      'queue.route-done',
    ]);
  });

  it('may leave out any station, and shows it as skipped', async () => {
    await call();
    await mark(ana, 'END_CHECK');
    expect(await states()).toEqual(['done', 'done', 'skipped', 'skipped', 'done', 'open']);
    await expect(mark(ana, 'START_CHECK')).rejects.toMatchObject({ code: 'route-step-refused', status: 409 });
  });

  it('lets nobody check but who supervises and may move the patient: never the student, the desk or a nurse', async () => {
    await call();
    await mark(student, 'START_CHECK', 'ASK');
    for (const me of [student, reception]) {
      await expect(mark(me, 'START_CHECK')).rejects.toMatchObject({ code: 'not-allowed', status: 403 });
    }
    // A surgeon who does not look after the patient, and a nurse, find nothing.
    for (const me of [ben, nurse]) await expect(mark(me, 'START_CHECK')).rejects.toMatchObject({ status: 404 });
    expect((await mark(ana, 'START_CHECK')).route).toMatchObject({ mayCheck: true });
    await expect(mark(student, 'START_CHECK', 'BACK')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('takes the last step back, keeps that it was taken, and goes on from there', async () => {
    await call();
    const asked = await mark(student, 'START_CHECK', 'ASK');
    const since = asked.route?.stations[2]?.askedAt;
    await mark(ana, 'START_CHECK');
    await expect(mark(ana, 'END_CHECK', 'BACK')).rejects.toMatchObject({ code: 'route-step-refused' });
    const back = await mark(ana, 'START_CHECK', 'BACK');
    // The student waits since they asked, not since the slip of the hand.
    expect(back.route?.stations[2]).toMatchObject({ askedAt: since, doneAt: null });
    await mark(ana, 'START_CHECK');
    expect(
      await count(clinic, 'select count(*) from queue_route_act where entry_id = ? and undone_at is null', [id]),
    ).toBe(2);
    expect(await count(clinic, 'select count(*) from queue_route_act where undone_by_id = ?', [ana.id])).toBe(1);
  });

  it('makes one check of twenty presses at once', async () => {
    await call();
    const presses = await Promise.allSettled(Array.from({ length: 20 }, () => mark(ana, 'START_CHECK')));
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await count(clinic, 'select count(*) from queue_route_act where entry_id = ?', [id])).toBe(1);
  });

  it('is there for a student’s patient in the chair alone', async () => {
    await expect(mark(student, 'XRAY')).rejects.toMatchObject({ code: 'no-student-route', status: 409 });
    const other = await queue().checkIn(reception, { patientId: await clinic.patient({}, [ana]), providerId: ana.id });
    expect(other.route).toBeNull();
    await queue().move(ana, other.id, { status: 'UNDER_TREATMENT' });
    await expect(clinic.get(RoutesService).mark(ana, other.id, { step: 'XRAY' })).rejects.toMatchObject({
      code: 'no-student-route',
    });
    await call();
    await expect(mark(student, 'XRAY', 'ASK')).rejects.toMatchObject({ code: 'route-step-refused' });
    expect((await mark(student, 'XRAY')).route?.stations[3]?.doneAt).not.toBeNull();
  });
});
