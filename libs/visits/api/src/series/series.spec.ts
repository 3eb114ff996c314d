import { dayAfter } from '@cuspid/platform/contracts';
import { Clinic, ClinicSetting } from '@cuspid/settings/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { SeriesActDto, SeriesDatesDto, SeriesDto } from '@cuspid/visits/contracts/dto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BookingsService } from '../booking/bookings.service';
import { dayAhead, openVisitsClinic } from '../testing/visits-clinic';
import { VisitStatesService } from '../visit-states.service';
import { MovingSeries } from './moving-series';
import { SeriesBooking } from './series-booking';
import { SeriesDates } from './series-dates';
import { SeriesService } from './series.service';
import { SeriesUndo } from './series-undo';

describe('a series of visits', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person;
  let patient: number;
  let day: string;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    desk = await clinic.person('RECEPTION');
    day = dayAhead(1, 30);
  });
  afterAll(() => clinic.close());
  afterEach(() => clinic.source.query('delete from holiday'));
  beforeEach(async () => {
    ana = await clinic.person('ORTHODONTIST');
    patient = await clinic.patient();
  });

  // The clinic's clock is Asia/Colombo's: 5 h 30 min ahead of UTC, all year.
  const at = (weeks: number, clock = '10:00', days = 0) =>
    new Date(`${dayAfter(day, weeks * 7 + days)}T${clock}:00+05:30`).toISOString();
  const wall = (weeks: number, clock = '10:00', days = 0) => `${dayAfter(day, weeks * 7 + days)}T${clock}`;
  const shape = () => ({ patientId: patient, providerId: ana.id, minutes: 30, every: 1, unit: 'WEEK' as const });
  const book = (count = 6) =>
    clinic.get(SeriesBooking).book(desk, {
      ...shape(),
      starts: Array.from({ length: count }, (_, week) => ({ startsAt: at(week) })),
    });
  const ids = ({ members }: SeriesDto) => members.map(({ visit }) => visit.id);
  const starts = async (id: number) =>
    (await clinic.get(SeriesService).of(desk, id)).members.map(({ visit }) => visit.startsAt);
  const outcomes = ({ items }: SeriesActDto) => items.map(({ outcome }) => outcome);
  const other = async (startsAt: string) =>
    clinic.get(BookingsService).book(desk, {
      patientId: await clinic.patient(),
      providerId: ana.id,
      minutes: 30,
      startsAt,
    });

  it('is looked at before: what is taken, closed or a holiday says so, with the nearest free time', async () => {
    await other(at(1));
    await clinic.source.query('insert into holiday (day, name) values (?, ?)', [dayAfter(day, 14), 'Poya']);
    const query = { ...shape(), localStart: wall(0), count: 4 };
    const asked = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) asked.set(key, String(value));
    const { body } = await clinic.http.as(desk, 'GET', `/api/visits/series/dates?${asked.toString()}`);
    const items: SeriesDatesDto['items'] = JSON.parse(JSON.stringify(body['items']));
    expect(items.map(({ state }) => state)).toEqual(['FREE', 'TAKEN', 'CLOSED', 'FREE']);
    expect(items[1]).toMatchObject({ clashes: [{ what: 'provider' }], alternative: { startsAt: at(1, '09:30') } });
    expect(items[2]).toMatchObject({ closed: { why: 'holiday', what: 'Poya' } });
    // The working day next to it, at the same time.
    expect(items[2]?.alternative?.startsAt).toBe(at(2, '10:00', 1));
  });

  it('is booked whole or not at all, and pressed twice it is booked once', async () => {
    const send = (key: string, weeks: number[]) =>
      clinic.http.as(desk, 'POST', '/api/visits/series', {
        body: { ...shape(), starts: weeks.map((week) => ({ startsAt: at(week) })) },
        headers: { 'idempotency-key': key },
      });
    const taken = await other(at(2));
    const refused = await send('series-refused', [0, 1, 2, 3]);
    expect(refused.body).toMatchObject({
      code: 'series-not-free',
      conflict: { dates: [{ startsAt: at(2), clashes: [{ what: 'provider', visitId: taken.id }] }] },
    });
    const count = async () =>
      Number(
        (await clinic.source.query('select count(*) as count from visit where patient_id = ?', [patient]))[0].count,
      );
    const before = await count();
    const [first, again] = [await send('series-once', [0, 1, 3]), await send('series-once', [0, 1, 3])];
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect((await count()) - before).toBe(3);
    expect(first.body).toMatchObject({
      count: 3,
      members: [0, 1, 3].map((week, index) => ({
        number: index + 1,
        isApart: false,
        visit: { startsAt: at(week), series: { number: index + 1, count: 3 } },
      })),
    });
    expect(
      (
        await send(
          'series-too-many',
          Array.from({ length: 27 }, (_, week) => week),
        )
      ).status,
    ).toBe(422);
  });

  it('of which one is moved or cancelled leaves the others as they were', async () => {
    const all = ids(await book(4));
    await clinic.get(BookingsService).change(desk, all[1] ?? 0, { startsAt: at(1, '14:00') });
    await clinic.get(VisitStatesService).cancel(desk, all[2] ?? 0, {});
    const { members } = await clinic.get(SeriesService).of(desk, all[0] ?? 0);
    expect(members.map(({ visit, isApart }) => [visit.startsAt, visit.status, isApart])).toEqual([
      [at(0), 'SCHEDULED', false],
      [at(1, '14:00'), 'SCHEDULED', true],
      [at(2), 'CANCELLED', false],
      [at(3), 'SCHEDULED', false],
    ]);
  });

  it('moves from one on: the same way, past what was moved by itself, and says what stood', async () => {
    const all = ids(await book(6));
    await clinic.get(BookingsService).change(desk, all[3] ?? 0, { startsAt: at(3, '14:00') });
    await clinic.get(VisitStatesService).cancel(desk, all[5] ?? 0, {});
    await other(at(4, '11:00', 1));
    const what = { localStart: wall(2, '11:00', 1) };
    const before = await clinic.get(MovingSeries).preview(desk, all[2] ?? 0, what);
    expect(outcomes(before)).toEqual(['MOVES', 'APART', 'TAKEN', 'PASSED']);
    const done = await clinic.get(MovingSeries).move(desk, all[2] ?? 0, what);
    expect(outcomes(done)).toEqual(outcomes(before));
    expect(done.items[2]).toMatchObject({ clashes: [{ what: 'provider' }], to: at(4, '11:00', 1) });
    const moved = [at(0), at(1), at(2, '11:00', 1), at(3, '14:00'), at(4), at(5)];
    expect(await starts(all[0] ?? 0)).toEqual(moved);
    const undone = await clinic.get(SeriesUndo).undo(desk, all[2] ?? 0);
    expect(outcomes(undone)).toEqual(['UNDOES']);
    expect(await starts(all[0] ?? 0)).toEqual([at(0), at(1), at(2), at(3, '14:00'), at(4), at(5)]);
  });

  it('moves into its own places: each a week later, the second where the third stood', async () => {
    const all = ids(await book(4));
    const { items } = await clinic.get(MovingSeries).move(desk, all[0] ?? 0, { localStart: wall(1) });
    expect(items.map(({ outcome }) => outcome)).toEqual(['MOVES', 'MOVES', 'MOVES', 'MOVES']);
    expect(await starts(all[0] ?? 0)).toEqual([at(1), at(2), at(3), at(4)]);
    await clinic.get(SeriesUndo).undo(desk, all[2] ?? 0);
    expect(await starts(all[0] ?? 0)).toEqual([at(0), at(1), at(2), at(3)]);
    // One that has to stand keeps its place from the one before it.
    await other(at(4));
    const stood = await clinic.get(MovingSeries).move(desk, all[2] ?? 0, { localStart: wall(2, '15:00') });
    expect(outcomes(stood)).toEqual(['MOVES', 'MOVES']);
    await expect(
      clinic.get(MovingSeries).move(desk, all[0] ?? 0, { localStart: wall(0, '05:00') }),
    ).rejects.toMatchObject({ code: 'time-closed' });
  });

  it('is cancelled from one on, and taken back as a whole but for what was changed since', async () => {
    const all = ids(await book(4));
    const done = await clinic.get(SeriesService).cancel(desk, all[1] ?? 0, { reason: 'Moves away' });
    expect(outcomes(done)).toEqual(['CANCELS', 'CANCELS', 'CANCELS']);
    expect(await clinic.get(VisitStatesService).one(desk, all[1] ?? 0)).toMatchObject({ isOneOfMany: true });
    await clinic.get(VisitStatesService).undo(desk, all[2] ?? 0);
    const undone = await clinic.get(SeriesUndo).undo(desk, all[1] ?? 0);
    expect(outcomes(undone)).toEqual(['UNDOES', 'CHANGED', 'UNDOES']);
    expect(await clinic.get(VisitStatesService).one(desk, all[1] ?? 0)).toMatchObject({ isOneOfMany: false });
    const { members } = await clinic.get(SeriesService).of(desk, all[0] ?? 0);
    expect(members.map(({ visit }) => visit.status)).toEqual(Array(4).fill('SCHEDULED'));
    await expect(clinic.get(SeriesUndo).undo(desk, all[1] ?? 0)).rejects.toMatchObject({ code: 'no-visit-undo' });
  });

  it('is taken back as it was booked: all of it in one press, and its times are free again', async () => {
    const all = ids(await book(3));
    expect(outcomes(await clinic.get(SeriesUndo).undo(desk, all[0] ?? 0))).toEqual(['UNDOES', 'UNDOES', 'UNDOES']);
    for (const week of [0, 1, 2]) expect((await other(at(week))).startsAt).toBe(at(week));
  });

  it('is a matter of those who book, and of nobody’s who does not see the patient', async () => {
    const [id] = ids(await book(2));
    const nurse = await clinic.person('NURSE');
    const dentist = await clinic.person('DENTAL_SURGEON');
    const ask = async (me: Person, method: string, path: string) =>
      (
        await clinic.http.as(
          me,
          method,
          `/api/visits/${String(id)}/series${path}`,
          method === 'POST' ? { body: {} } : {},
        )
      ).status;
    expect(await ask(nurse, 'GET', '')).toBe(200);
    expect(await ask(dentist, 'GET', '')).toBe(404);
    expect(await ask(dentist, 'POST', '/cancel')).toBe(403);
    const single = await other(at(9, '12:00'));
    await expect(clinic.get(SeriesService).of(desk, single.id)).rejects.toMatchObject({ code: 'no-series' });
  });

  it('keeps the wall’s time where the clock is put forward and back, and offers another where it shows none', async () => {
    const known = clinic.get(Clinic);
    const hours = known.unnamed().hours;
    await clinic.source.manager.save(ClinicSetting, { ...known.unnamed(), hours, timeZone: 'Europe/Berlin' });
    known.forget();
    const year = new Date().getUTCFullYear() + 1;
    const ask = (localStart: string, count: number) =>
      clinic.get(SeriesDates).of(desk, { ...shape(), localStart, count });
    // Over both turns of the year: 29 March and 25 October lie between.
    const { items } = await ask(`${year}-03-15T10:00`, 26);
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
    expect(new Set(items.map(({ startsAt }) => shown.format(new Date(startsAt ?? 0))))).toEqual(new Set(['10:00']));
    expect(new Set(items.map(({ startsAt }) => startsAt?.slice(11, 16)))).toEqual(new Set(['09:00', '08:00']));
    const lastSunday = (month: number) => {
      const date = new Date(Date.UTC(year, month, 0));
      return new Date(date.getTime() - date.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
    };
    const gone = await ask(`${lastSunday(3)}T02:30`, 1);
    expect(gone.items[0]).toMatchObject({ state: 'NO_TIME', startsAt: null });
    expect((await ask(`${lastSunday(10)}T02:30`, 1)).items[0]).toMatchObject({ state: 'TWICE', startsAt: null });
    await clinic.source.query('delete from clinic_setting');
    known.forget();
  });
});
