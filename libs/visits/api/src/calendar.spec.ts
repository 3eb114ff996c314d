import { type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAhead, openVisitsClinic } from './testing/visits-clinic';

describe('the book of visits', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person, student: Person;
  let own: number;
  const day = dayAhead(1, 60);
  const at = (clock: string, on = day) => new Date(`${on}T${clock}:00+05:30`).toISOString();

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, ana, student] = [
      await clinic.person('RECEPTION'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('STUDENT'),
    ];
    own = await clinic.patient({}, [student]);
    const book = (patientId: number, clock: string, on = day) =>
      clinic.http.as(desk, 'POST', '/api/visits', {
        body: { patientId, providerId: ana.id, startsAt: at(clock, on), minutes: 30 },
      });
    await book(own, '10:00');
    await book(await clinic.patient(), '08:00');
    await book(await clinic.patient(), '16:30', dayAhead(2, 61));
    await clinic.http.as(desk, 'POST', '/api/block-outs', {
      body: { startsAt: at('12:00'), endsAt: at('13:00'), reason: 'Staff meeting' },
    });
  });
  afterAll(() => clinic.close());

  const days = (query: string, me = desk) => clinic.http.as(me, 'GET', `/api/visits/calendar?${query}`);

  it('shows the days asked for with hours, visits by start and what is blocked out', async () => {
    const { body } = await days(`from=${day}`);
    expect(body).toMatchObject({
      days: [{ day, holiday: null, spans: [{ from: '08:00', to: '17:00' }] }],
      visits: [{ startsAt: at('08:00') }, { startsAt: at('10:00'), patient: { id: own } }],
      blocks: [{ reason: 'Staff meeting', provider: null }],
    });
    const week = await days(`from=${day}&days=7`);
    expect(week.body['visits']).toHaveLength(3);
    expect(week.body['days']).toHaveLength(7);
    expect((await days(`from=${day}&days=8`)).status).toBe(422);
  });

  it('shows people only the visits they may see', async () => {
    expect((await days(`from=${day}`, student)).body['visits']).toMatchObject([{ patient: { id: own } }]);
    expect((await days(`from=${day}`, ana)).body['visits']).toHaveLength(2);
    expect((await days(`from=${day}`, await clinic.person('DENTAL_SURGEON'))).body['visits']).toEqual([]);
  });

  it('counts a month’s days', async () => {
    const { body } = await clinic.http.as(desk, 'GET', `/api/visits/month?month=${day.slice(0, 7)}`);
    expect(body['days']).toContainEqual({ day, visits: 2, minutes: 60, holiday: null });
    expect((await clinic.http.as(desk, 'GET', '/api/visits/month?month=2026-13')).status).toBe(422);
  });
});
