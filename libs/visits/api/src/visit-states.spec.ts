import { type Person, type SpecClinic } from '@cuspid/platform/testing';
import { VISIT_STATUSES, type VisitStatus } from '@cuspid/visits/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayAhead, openVisitsClinic } from './testing/visits-clinic';

const STEPS = ['arrive', 'complete', 'no-show', 'cancel', 'confirm', 'undo'] as const;

describe('where a visit stands', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person, admin: Person;
  let id: number, patient: number;
  let week = 3;
  let startsAt: string;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, ana, admin] = [
      await clinic.person('RECEPTION'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('ADMIN'),
    ];
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    patient = await clinic.patient();
    week += 1;
    startsAt = `${dayAhead(2, week * 7)}T04:30:00.000Z`;
    id = Number((await book()).body['id']);
  });

  const book = () =>
    clinic.http.as(desk, 'POST', '/api/visits', {
      body: { patientId: patient, providerId: ana.id, startsAt, minutes: 30 },
    });
  const step = (verb: (typeof STEPS)[number], body: object = {}, me = desk) =>
    clinic.http.as(me, 'POST', `/api/visits/${id}/${verb}`, { body });
  const remove = (me = admin) => clinic.http.as(me, 'DELETE', `/api/visits/${id}`);
  const standAt = (status: VisitStatus) =>
    clinic.source.query('update visit set status = ? where id = ?', [status, id]);

  it('follows the one order there is, from every state by every step', async () => {
    const allowed: Record<VisitStatus, string[]> = {
      SCHEDULED: ['arrive', 'no-show', 'cancel', 'confirm'],
      ARRIVED: ['complete'],
      COMPLETED: [],
      CANCELLED: [],
      DID_NOT_ATTEND: [],
    };
    for (const status of VISIT_STATUSES) {
      for (const verb of STEPS.filter((one) => one !== 'undo')) {
        await standAt(status);
        const { status: answer, body } = await step(verb);
        if (allowed[status].includes(verb)) expect([answer, status, verb]).toEqual([200, status, verb]);
        else expect(body).toMatchObject({ code: 'visit-state', conflict: { status } });
      }
    }
  });

  it('keeps each step with its time, who made it and why', async () => {
    const { body } = await step('cancel', { reason: 'The patient called: ill' });
    expect(body).toMatchObject({ status: 'CANCELLED', reason: 'The patient called: ill', endedAt: expect.any(String) });
    expect(body['changes']).toEqual([
      expect.objectContaining({ event: 'BOOKED' }),
      expect.objectContaining({
        event: 'CANCELLED',
        reason: 'The patient called: ill',
        by: expect.objectContaining({ id: desk.id }),
      }),
    ]);
  });

  it('a cancelled or missed visit leaves its time to others, and undo takes it back only while it is free', async () => {
    await step('cancel');
    const other = await clinic.patient();
    const again = { patientId: other, providerId: ana.id, startsAt, minutes: 30 };
    const second = await clinic.http.as(desk, 'POST', '/api/visits', { body: again });
    expect(second.status).toBe(201);
    expect((await step('undo')).body).toMatchObject({ code: 'slot-taken' });
    await clinic.http.as(desk, 'POST', `/api/visits/${String(second.body['id'])}/cancel`, { body: {} });
    expect((await step('undo')).body).toMatchObject({ status: 'SCHEDULED', endedAt: null, reason: null });
    expect((await clinic.http.as(desk, 'POST', '/api/visits', { body: again })).status).toBe(409);
  });

  it('the last change can be taken back for ten minutes, once, whatever it was', async () => {
    expect((await step('confirm')).status).toBe(200);
    expect((await step('undo')).body).toMatchObject({ confirmedAt: null, undoUntil: null });
    expect((await step('undo')).body).toMatchObject({ code: 'no-visit-undo' });
    for (const verb of ['arrive', 'no-show'] as const) {
      await step(verb);
      expect((await step('undo')).body).toMatchObject({ status: 'SCHEDULED', arrivedAt: null });
    }
    const later = { body: { startsAt: startsAt.replace('04:30', '06:30') } };
    await clinic.http.as(desk, 'POST', `/api/visits/${id}/reschedule`, later);
    expect((await step('undo')).body).toMatchObject({ startsAt });
    await step('arrive');
    await clinic.source.query('update visit_change set at = date_sub(at, interval 10 minute) where visit_id = ?', [id]);
    expect((await step('undo')).body).toMatchObject({ code: 'no-visit-undo' });
  });

  it('one that was booked over another comes back beside it, and takes no patient from elsewhere', async () => {
    const [other, over] = [await clinic.patient(), 'Pain since the night'];
    const what = { patientId: other, providerId: ana.id, startsAt, minutes: 30, overbookReason: over };
    const { body } = await clinic.http.as(desk, 'POST', '/api/visits', { body: what });
    const act = (verb: string) =>
      clinic.http.as(desk, 'POST', `/api/visits/${String(body['id'])}/${verb}`, { body: {} });
    expect((await act('cancel')).status).toBe(200);
    expect((await act('undo')).body).toMatchObject({ status: 'SCHEDULED', overbookReason: over });
    await act('cancel');
    const elsewhere = { patientId: other, startsAt, minutes: 30 };
    expect((await clinic.http.as(desk, 'POST', '/api/visits', { body: elsewhere })).status).toBe(201);
    expect((await act('undo')).body).toMatchObject({ code: 'slot-taken' });
  });

  it('a booking that is taken back is cancelled', async () => {
    expect((await step('undo')).body).toMatchObject({ status: 'CANCELLED' });
  });

  it('a provider sees and attends their own visits, books none and takes no booking back', async () => {
    const detail = await clinic.http.as(ana, 'GET', `/api/visits/${id}`);
    expect(detail.status).toBe(200);
    expect((await step('undo', {}, ana)).status).toBe(404);
    expect((await step('arrive', {}, ana)).status).toBe(200);
    expect((await step('cancel', {}, ana)).status).toBe(403);
    const stranger = await clinic.person('ORTHODONTIST');
    expect((await clinic.http.as(stranger, 'GET', `/api/visits/${id}`)).status).toBe(404);
    expect((await step('complete', {}, stranger)).status).toBe(404);
  });

  it('is deleted by administrators only, and never once it is completed', async () => {
    expect((await remove(desk)).status).toBe(403);
    await step('arrive');
    await step('complete');
    expect((await remove()).body).toMatchObject({ code: 'visit-completed' });
    await step('undo');
    expect((await remove()).status).toBe(204);
    expect((await clinic.http.as(desk, 'GET', `/api/visits/${id}`)).status).toBe(404);
    expect((await book()).status).toBe(201);
  });

  it('deleted while somebody takes a step is gone for them, and no failure', async () => {
    for (let round = 0; round < 15; round++) {
      const answers = await Promise.all([
        remove(),
        ...STEPS.map((verb) => step(verb)),
        clinic.http.as(desk, 'GET', `/api/visits/${id}`),
        clinic.http.as(desk, 'POST', `/api/visits/${id}/reschedule`, { body: { minutes: 45 } }),
      ]);
      for (const { status, body } of answers) expect([200, 204, 404, 409], JSON.stringify(body)).toContain(status);
      await clinic.source.query('delete from visit where patient_id = ?', [patient]);
      id = Number((await book()).body['id']);
    }
  });

  it('makes one step of fifty that come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => step(n % 2 ? 'cancel' : 'arrive')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });
});
