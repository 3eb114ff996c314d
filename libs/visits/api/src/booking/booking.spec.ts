import { type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayAhead, openVisitsClinic } from '../testing/visits-clinic';

describe('booking a visit', () => {
  let clinic: SpecClinic;
  let desk: Person, nurse: Person, ana: Person;
  let patient: number, chair: number;
  /** A Monday nobody else in this file books on: each test takes its own week. */
  let day: string;
  let week = 3;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, nurse] = [await clinic.person('RECEPTION'), await clinic.person('NURSE')];
    const { insertId } = await clinic.source.query(
      "insert into chair (name, sort, is_active) values ('Chair 1', 1, 1)",
    );
    chair = Number(insertId);
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    week += 1;
    day = dayAhead(1, week * 7);
    ana = await clinic.person('ORTHODONTIST');
    patient = await clinic.patient();
  });

  // The clinic's clock is Asia/Colombo's: 5 h 30 min ahead of UTC, all year.
  const at = (clock: string) => new Date(`${day}T${clock}:00+05:30`).toISOString();
  const send = (method: string, path: string, body?: object, me = desk, headers = {}) =>
    clinic.http.as(me, method, `/api/visits${path}`, { body, headers });
  const book = (clock: string, more: object = {}, me = desk) =>
    send('POST', '', { patientId: patient, providerId: ana.id, startsAt: at(clock), minutes: 30, ...more }, me);
  const idOf = async (answer: ReturnType<typeof book>) => Number((await answer).body['id']);

  it('gives the slot to one of fifty who want it at the same moment', async () => {
    const patients = await Promise.all(Array.from({ length: 50 }, () => clinic.patient()));
    const answers = await Promise.all(patients.map((patientId) => book('10:00', { patientId })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    expect(refused[0]?.body).toMatchObject({
      code: 'slot-taken',
      conflict: { clashes: [{ what: 'provider', startsAt: at('10:00'), minutes: 30 }] },
    });
  });

  it('allows visits that touch, and refuses the shortest overlap of provider, chair or patient', async () => {
    expect((await book('10:00', { chairId: chair })).status).toBe(201);
    expect((await book('10:30', { patientId: await clinic.patient() })).status).toBe(201);
    expect((await book('09:30', { patientId: await clinic.patient() })).status).toBe(201);
    const other = await clinic.person('DENTAL_SURGEON');
    const clash = async (more: object) => {
      const { body } = await book('10:25', more);
      return JSON.stringify(body['conflict'] ?? body);
    };
    expect(await clash({ patientId: await clinic.patient() })).toContain('"provider"');
    expect(await clash({ patientId: await clinic.patient(), providerId: other.id, chairId: chair })).toContain(
      '"chair"',
    );
    expect(await clash({ providerId: other.id })).toContain('"patient"');
  });

  it('keeps to the clinic’s hours, its holidays and what is blocked out', async () => {
    const refusals = await Promise.all([book('07:45'), book('16:45'), book('12:00', { minutes: 480 })]);
    for (const { body } of refusals) expect(body).toMatchObject({ code: 'time-closed', conflict: { why: 'closed' } });
    const sunday = new Date(Date.parse(`${day}T10:00:00+05:30`) - 86_400_000).toISOString();
    expect((await book('10:00', { startsAt: sunday })).body).toMatchObject({ conflict: { why: 'closed' } });
    const block = (more: object) =>
      clinic.http.as(desk, 'POST', '/api/block-outs', {
        body: { startsAt: at('13:00'), endsAt: at('14:00'), reason: 'Leave', ...more },
      });
    const away = await block({ providerId: ana.id });
    expect((await book('13:30')).body).toMatchObject({ conflict: { why: 'away', what: 'Leave' } });
    expect((await book('14:00')).status).toBe(201);
    await block({ chairId: chair, startsAt: at('15:00'), endsAt: at('16:00') });
    expect((await book('15:30', { chairId: chair })).body).toMatchObject({ conflict: { why: 'blocked' } });
    await clinic.http.as(desk, 'DELETE', `/api/block-outs/${String(away.body['id'])}`);
    expect((await book('13:30')).status).toBe(201);
    await clinic.source.query('insert into holiday (day, name) values (?, ?)', [day, 'Poya']);
    expect((await book('11:00')).body).toMatchObject({ conflict: { why: 'holiday', what: 'Poya' } });
  });

  it('over something else needs the right and a reason, which the card shows; a patient is never in two places', async () => {
    await book('10:00');
    const stranger = await clinic.patient();
    const over = { patientId: stranger, overbookReason: 'Pain since the night' };
    expect((await book('10:15', over, nurse)).status).toBe(403);
    expect((await book('10:15', over)).body).toMatchObject({ overbookReason: 'Pain since the night' });
    expect((await book('18:00', over)).body).toMatchObject({ overbookReason: 'Pain since the night' });
    expect((await book('10:15', { overbookReason: 'Pain' })).body).toMatchObject({ code: 'slot-taken' });
    expect((await book('15:00', over)).body).toMatchObject({ overbookReason: null });
  });

  it('is with an active clinician, in a chair that is in use, for a patient who is there', async () => {
    const gone = await clinic.person('ORTHODONTIST', { isActive: false });
    for (const providerId of [nurse.id, gone.id, 4_294_967_290]) {
      expect((await book('10:00', { providerId })).body).toMatchObject({ code: 'not-a-provider' });
    }
    expect((await book('10:00', { chairId: 4_294_967_290 })).body).toMatchObject({ code: 'no-such-chair' });
    expect((await book('10:00', { patientId: 4_294_967_290 })).status).toBe(404);
    expect((await book('10:00', {}, ana)).status).toBe(403);
  });

  it('begins on the clock’s fives, not on a day that is over and not in three years', async () => {
    const paths = async (more: object) => JSON.stringify((await book('10:00', more)).body['errors']);
    expect(await paths({ startsAt: at('10:02') })).toContain('fives');
    expect(await paths({ minutes: 33 })).toContain('multiple of five');
    expect(await paths({ startsAt: '2020-01-06T04:30:00.000Z' })).toContain('over');
    expect(
      await paths({
        startsAt: new Date(Date.now() + 1_100 * 86_400_000).toISOString().slice(0, 10) + 'T04:30:00.000Z',
      }),
    ).toContain('two years');
    expect(await paths({ startsAt: undefined })).toContain('must be given');
    expect((await book('10:00', { startsAt: undefined, localStart: `${day}T10:00` })).body).toMatchObject({
      startsAt: at('10:00'),
    });
  });

  it('is moved as it is booked: what it leaves is free, what it takes is held, and swapping leaves no overlap', async () => {
    const [one, two] = [await idOf(book('09:00')), await idOf(book('10:00', { patientId: await clinic.patient() }))];
    const move = (id: number, clock: string) => send('POST', `/${id}/reschedule`, { startsAt: at(clock) });
    expect((await move(one, '10:15')).body).toMatchObject({ code: 'slot-taken' });
    expect((await move(one, '11:00')).status).toBe(200);
    expect((await book('09:00', { patientId: await clinic.patient() })).status).toBe(201);
    for (let round = 0; round < 10; round++) {
      await Promise.all([move(one, round % 2 ? '11:00' : '10:00'), move(two, round % 2 ? '10:00' : '11:00')]);
    }
    const overlapping = `select count(*) as count from visit a join visit b on a.id < b.id and a.provider_id = b.provider_id
      and a.starts_at < timestampadd(minute, b.minutes, b.starts_at) and b.starts_at < timestampadd(minute, a.minutes, a.starts_at)
      where a.status in ('SCHEDULED', 'ARRIVED') and b.status in ('SCHEDULED', 'ARRIVED')
        and a.overbook_reason is null and b.overbook_reason is null`;
    const [{ count }] = await clinic.source.query(overlapping);
    expect(Number(count)).toBe(0);
  });

  it('is changed of the version one saw, and a confirmed time that moves is no longer confirmed', async () => {
    const id = await idOf(book('10:00'));
    expect((await send('POST', `/${id}/confirm`)).body).toMatchObject({ confirmedAt: expect.any(String), version: 2 });
    const patch = (body: object, version: number) =>
      send('PATCH', `/${id}`, body, desk, { 'if-match': `"${version}"` });
    expect((await patch({ notes: 'Bring the splint' }, 1)).status).toBe(412);
    expect((await patch({ notes: 'Bring the splint' }, 2)).body).toMatchObject({
      confirmedAt: expect.any(String),
      version: 3,
    });
    expect((await patch({ minutes: 45 }, 3)).body).toMatchObject({ confirmedAt: expect.any(String), minutes: 45 });
    const moved = await patch({ startsAt: at('11:00') }, 4);
    expect(moved.body).toMatchObject({ confirmedAt: null, notes: 'Bring the splint' });
    expect(moved.body['changes']).toEqual([
      expect.objectContaining({ event: 'BOOKED', by: expect.objectContaining({ id: desk.id }) }),
      expect.objectContaining({ event: 'CONFIRMED' }),
      expect.objectContaining({ event: 'CHANGED' }),
      expect.objectContaining({ event: 'MOVED', movedFrom: at('10:00') }),
      expect.objectContaining({ event: 'MOVED', movedFrom: at('10:00') }),
    ]);
    expect((await patch({ startsAt: at('11:00') }, 5)).body).toMatchObject({ version: 5 });
  });

  it('finds the next free times: within hours, round what is booked and blocked', async () => {
    await book('08:00', { minutes: 60 });
    await clinic.http.as(desk, 'POST', '/api/block-outs', {
      body: { startsAt: at('09:00'), endsAt: at('09:30'), reason: 'Meeting', providerId: ana.id },
    });
    await book('09:45', { patientId: await clinic.patient() });
    const query = `/openings?minutes=30&limit=3&providerId=${ana.id}&from=${at('07:00')}`;
    const { body } = await send('GET', query);
    expect(body['items']).toMatchObject(
      [10, 15, 20].map((_, index) => ({ startsAt: at(`10:${15 + index * 5}`), providerId: ana.id })),
    );
    const first = JSON.parse(JSON.stringify(body['items']))[0];
    expect((await book('10:00', { patientId: await clinic.patient(), ...first, minutes: 30 })).status).toBe(201);
  });
});
