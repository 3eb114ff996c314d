import type { Http, Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayAhead, openVisitsClinic } from '../testing/visits-clinic';
import { ShortNotice } from './short-notice';
import { listCases } from './short-notice-list.cases';

describe('the short-notice list', () => {
  let clinic: SpecClinic;
  let desk: Person, second: Person, ana: Person, ben: Person;
  let patient: number, chair: number;
  /** A Monday of its own for each test. */
  let day: string;
  let week = 3;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, second] = [await clinic.person('RECEPTION', { name: 'Shalini' }), await clinic.person('RECEPTION')];
    const { insertId } = await clinic.source.query(
      "insert into chair (name, sort, is_active) values ('Chair 1', 1, 1)",
    );
    chair = Number(insertId);
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    week += 1;
    day = dayAhead(1, week * 7);
    [ana, ben] = [await clinic.person('ORTHODONTIST'), await clinic.person('DENTAL_SURGEON')];
    patient = await clinic.patient();
    await clinic.source.query("update short_notice set status = 'WITHDRAWN', visit_id = null");
  });

  const at = (clock: string, on = day) => new Date(`${on}T${clock}:00+05:30`).toISOString();
  const send = (method: string, path: string, body?: object, me = desk, http: Http = clinic.http) =>
    http.as(me, method, `/api${path}`, { body });
  const join = (more: object = {}) =>
    send('POST', '/short-notice', {
      patientId: patient,
      minutes: 30,
      type: 'Adjustment',
      untilDay: dayAhead(1, 350),
      ...more,
    });
  const joined = async (more: object = {}) => Number((await join(more)).body['id']);
  const book = async (clock: string, more: object = {}) => {
    const what = {
      patientId: patient,
      providerId: ana.id,
      startsAt: at(clock),
      minutes: 30,
      type: 'Adjustment',
      ...more,
    };
    return Number((await send('POST', '/visits', what)).body['id']);
  };
  const matches = async (clock: string, minutes = 60, where: object = { providerId: ana.id }) => {
    const query = Object.entries({ startsAt: at(clock), minutes, ...where }).map((pair) => pair.join('='));
    const { body } = await send('GET', `/short-notice/matches?${query.join('&')}`);
    const told: { items: { entry: { id: number }; startsAt: string }[]; offers: object[] } = JSON.parse(
      JSON.stringify(body),
    );
    return { ...told, ids: told.items.map(({ entry }) => entry.id) };
  };
  const statusOf = async (id: number) => (await clinic.source.manager.findOneByOrFail(ShortNotice, { id })).status;
  const offer = (id: number, clock: string, me = desk, http?: Http) =>
    send('POST', `/short-notice/${id}/offer`, { startsAt: at(clock), providerId: ana.id }, me, http);
  const answer = (id: number, said: string, me = desk, http?: Http) =>
    send('POST', `/short-notice/${id}/answer`, { answer: said }, me, http);

  it('takes what a visit is for from the visit that is wanted earlier, and a wish that fits itself only', async () => {
    const visitId = await book('15:00', { minutes: 45, type: 'Debond' });
    const { body, status } = await send('POST', '/short-notice', { patientId: patient, visitId });
    expect([status, body]).toMatchObject([
      201,
      { minutes: 45, type: 'Debond', visitId, visitStartsAt: at('15:00'), version: 1 },
    ]);
    const path = async (more: object) => JSON.stringify((await join(more)).body['errors'] ?? '');
    expect(await path({ fromClock: '10:00', toClock: '10:20' })).toContain('toClock');
    expect(await path({ weekdays: [] })).toContain('weekdays');
    expect(await path({ untilDay: '2020-01-01' })).toContain('untilDay');
    expect(await path({ minutes: 33 })).toContain('minutes');
    expect((await join({ visitId, patientId: await clinic.patient() })).status).toBe(404);
    expect((await join({ providerId: desk.id })).body).toMatchObject({ code: 'not-a-provider' });
    expect((await send('POST', '/short-notice', { patientId: patient }, ana)).status).toBe(403);
  });

  it('gives those who fit, the longest waiting first', async () => {
    const [first, theirs, short, tuesday] = [
      await joined(),
      await joined({ patientId: await clinic.patient(), providerId: ana.id, minutes: 60 }),
      await joined({
        patientId: await clinic.patient(),
        fromClock: '11:15',
        toClock: '12:00',
        weekdays: ['MON', 'FRI'],
      }),
      await joined({ patientId: await clinic.patient(), weekdays: ['TUE'] }),
    ];
    await joined({ patientId: await clinic.patient(), providerId: ben.id });
    await joined({ patientId: await clinic.patient(), minutes: 75 });
    await joined({ patientId: await clinic.patient(), fromClock: '13:00', toClock: '17:00' });
    await joined({ patientId: await clinic.patient(), fromDay: dayAhead(2, week * 7) });
    const found = await matches('11:00');
    expect(found.ids).toEqual([first, theirs, short]);
    expect(found.items.map(({ startsAt }) => startsAt)).toEqual([at('11:00'), at('11:00'), at('11:15')]);
    expect((await matches('11:00', 60, { chairId: chair })).ids).toHaveLength(4);
    expect((await matches('11:00', 30)).ids).toEqual([first]);
    expect(found.ids).not.toContain(tuesday);
  });

  it('leaves out who is booked then, has no later visit any more, is put away, or whose dentist is busy', async () => {
    const [busy, gone] = [await clinic.patient(), await clinic.patient()];
    await book('11:00', { patientId: busy, providerId: ben.id });
    const visitId = await book('09:00', { patientId: await clinic.patient() });
    const visit = await send('GET', `/visits/${visitId}`);
    const wants = JSON.parse(JSON.stringify(visit.body['patient'])).id;
    const earlier = await joined({ patientId: wants, visitId });
    await joined({ patientId: busy });
    const away = await joined({ patientId: gone });
    const withBen = await joined({ providerId: ben.id });
    expect((await matches('11:00')).ids).toEqual([away]);
    expect((await matches('08:00')).ids).toContain(earlier);
    expect((await matches('11:00', 60, { chairId: chair })).ids).not.toContain(withBen);
    await clinic.source.query('update patient set is_active = 0 where id = ?', [gone]);
    expect((await matches('11:00')).ids).toEqual([]);
    expect((await send('GET', `/short-notice?patientId=${gone}`)).body['items']).toEqual([]);
  });

  it('shows an offer to everybody at once, and tells the second who offers the same gap who was first', async () => {
    const [mine, theirs] = [await joined(), await joined({ patientId: await clinic.patient() })];
    const replica = await clinic.replica();
    const answers = await Promise.all([offer(mine, '11:00'), offer(theirs, '11:15', second, replica.http)]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    expect(won?.body).toMatchObject({ offer: { startsAt: expect.any(String), by: { id: expect.any(Number) } } });
    expect(lost).toMatchObject({
      status: 409,
      body: { code: 'gap-offered', conflict: { offer: { by: expect.any(Object) } } },
    });
    expect((await matches('11:00')).offers).toMatchObject([{ entryId: won?.body['id'] }]);
    const taken = Number(won?.body['id']);
    expect((await answer(taken, 'DECLINED')).body).toMatchObject({ visit: null, entry: { declined: 1, offer: null } });
    expect((await answer(taken, 'NO_ANSWER')).body).toMatchObject({ code: 'nothing-offered' });
    expect((await offer(taken === mine ? theirs : mine, '11:00', second)).status).toBe(200);
  });

  it('books what is accepted and closes the entry; of two who accept one time, one is told at once', async () => {
    const [mine, theirs] = [
      await joined({ note: 'After school' }),
      await joined({ patientId: await clinic.patient() }),
    ];
    await offer(mine, '11:00');
    // The first offer is forgotten: somebody else offers the same time.
    await clinic.source.query(
      'update short_notice_offer set at = date_sub(now(3), interval 1 hour) where entry_id = ?',
      [mine],
    );
    expect((await offer(theirs, '11:00', second)).status).toBe(200);
    const answers = await Promise.all([answer(mine, 'ACCEPTED'), answer(theirs, 'ACCEPTED', second)]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    expect(won?.body).toMatchObject({
      entry: { status: 'BOOKED' },
      visit: { startsAt: at('11:00'), type: 'Adjustment' },
    });
    expect(lost).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
    const other = JSON.parse(JSON.stringify(won?.body)).entry.id === mine ? theirs : mine;
    expect(await statusOf(other)).toBe('OPEN');
    const visitId = JSON.parse(JSON.stringify(won?.body)).visit.id;
    expect((await send('POST', `/visits/${visitId}/undo`)).status).toBe(200);
    expect(await statusOf(other === mine ? theirs : mine)).toBe('OPEN');
  });

  it('moves the visit that was wanted earlier, and puts both back when that is undone', async () => {
    const visitId = await book('15:00');
    const id = await joined({ visitId });
    await offer(id, '10:00');
    expect((await answer(id, 'ACCEPTED')).body).toMatchObject({
      entry: { status: 'BOOKED', visitId },
      visit: { id: visitId, startsAt: at('10:00') },
    });
    expect((await matches('15:00')).ids).toEqual([]);
    await send('POST', `/visits/${visitId}/undo`);
    expect((await send('GET', '/short-notice')).body['items']).toMatchObject([
      { id, visitId, visitStartsAt: at('15:00') },
    ]);
  });

  it('lets go who is booked earlier, whose visit is off or over, and whose last day passed', async () => {
    const visitId = await book('15:00');
    const [wants, other, off] = [
      await joined({ visitId }),
      await joined({ type: 'Scaling' }),
      await joined({ visitId }),
    ];
    await send('POST', `/visits/${visitId}/reschedule`, { startsAt: at('16:00') });
    expect(await statusOf(wants)).toBe('OPEN');
    await book('09:00');
    expect([await statusOf(wants), await statusOf(other)]).toEqual(['BOOKED', 'OPEN']);
    expect(await statusOf(off)).toBe('BOOKED');
    const again = await book('11:00', { type: 'Scaling', patientId: await clinic.patient() });
    const [row] = await clinic.source.query('select patient_id as id from visit where id = ?', [again]);
    const cancelled = await joined({ patientId: Number(row.id), visitId: again, type: 'Scaling' });
    await send('POST', `/visits/${again}/cancel`, {});
    expect(await statusOf(cancelled)).toBe('WITHDRAWN');
    await clinic.source.query(
      "update short_notice set until_day = '2026-01-01', from_day = '2026-01-01' where id = ?",
      [other],
    );
    expect((await send('GET', '/short-notice')).body['items']).toEqual([]);
    await joined({ patientId: await clinic.patient() });
    expect(await statusOf(other)).toBe('LAPSED');
  });

  listCases(() => ({
    clinic,
    desk,
    ana,
    ben,
    patient,
    chair,
    day,
    later: dayAhead(2, week * 7),
    send,
    joined,
    book,
    matches,
    at,
  }));

  it('is changed of the version one saw and left at one’s own wish', async () => {
    const id = await joined();
    const patch = (version: number, body: object) =>
      clinic.http.as(desk, 'PATCH', `/api/short-notice/${id}`, { body, headers: { 'if-match': `"${version}"` } });
    expect((await patch(1, { toClock: '12:00', providerId: ana.id })).body).toMatchObject({
      toClock: '12:00',
      provider: { id: ana.id },
      type: 'Adjustment',
      version: 2,
    });
    expect((await patch(1, { note: 'x' })).status).toBe(412);
    expect((await send('DELETE', `/short-notice/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/short-notice/${id}`)).body).toMatchObject({ code: 'short-notice-closed' });
    expect((await offer(id, '11:00')).status).toBe(409);
  });
});
