import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic, ClinicSetting } from '@cuspid/settings/api';
import { WEEKDAYS } from '@cuspid/settings/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Calendar } from '../calendar';
import { offsetIn, shownIn, turnsAhead } from '../testing/intl-clock';
import { openVisitsClinic } from '../testing/visits-clinic';
import { Visit } from '../visit';
import { BookingsService } from './bookings.service';
import { Openings } from './openings';

/** Where the clinic is. */
const ZONES = [
  'UTC',
  'Asia/Colombo',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
];
/** Where the server thinks it is. */
const SERVERS = ['UTC', 'Asia/Colombo', 'America/St_Johns', 'Pacific/Apia'];
/** Every clinic on every server takes a while; usually every server has half of the clinics. */
const zonesOf = (server: string) =>
  ZONES.filter((_, n) => process.env['CUSPID_LONG'] || n % 2 === SERVERS.indexOf(server) % 2);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

describe('the book where the clock is put forward and back', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person;
  let patient: number;
  const home = process.env['TZ'];
  const local = (instant: number, offset: number) => new Date(instant + offset).toISOString().slice(0, 16);

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, ana] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST')];
    patient = await clinic.patient();
  });
  afterAll(async () => {
    process.env['TZ'] = home;
    if (home === undefined) delete process.env['TZ'];
    await clinic.close();
  });

  const settle = async (zone: string, spans: { from: string; to: string }[]) => {
    const hours = WEEKDAYS.map((weekday) => ({ weekday, spans }));
    const known = clinic.get(Clinic);
    await clinic.source.query('delete from visit');
    await clinic.source.manager.save(ClinicSetting, { ...known.unnamed(), timeZone: zone, hours });
    known.forget();
  };
  const allDay = [{ from: '00:00', to: '24:00' }];
  const book = (when: { startsAt?: string; localStart?: string }, minutes = 30) =>
    clinic.get(BookingsService).book(desk, { patientId: patient, providerId: ana.id, minutes, ...when });
  /** Visits every so often, straight into the table. */
  const fill = async (from: number, to: number, every: number) => {
    const starts: number[] = [];
    for (let at = from; at < to; at += every) starts.push(at);
    const same = { patientId: patient, providerId: ana.id, minutes: 5, type: 'Visit', createdById: desk.id };
    const rows = starts.map((at) => ({ ...same, startsAt: new Date(at), createdAt: new Date() }));
    await clinic.source.manager.insert(Visit, rows);
    return starts;
  };

  it.each(SERVERS)(
    'is the same book on a server in %s',
    async (server) => {
      process.env['TZ'] = server;
      expect(new Date(Date.now()).getTimezoneOffset() * -MINUTE + 0).toBe(offsetIn(server, Date.now()));
      let turns = 0;
      for (const zone of zonesOf(server)) {
        await settle(zone, allDay);
        const { forward, back } = turnsAhead(zone);
        turns += Number(forward !== null) + Number(back !== null);
        if (forward) {
          const { at, before, after } = forward;
          const skipped = local(at + (after - before) / 2, before);
          await expect(book({ localStart: skipped }), `${zone} ${skipped}`).rejects.toMatchObject({
            status: 422,
            errors: [{ path: 'localStart', message: expect.stringContaining('does not exist') }],
          });
          const first = await book({ localStart: local(at, after) });
          expect(first.startsAt).toBe(new Date(at).toISOString());
          // One that is being held while the clock jumps is not broken off by it.
          const across = await book({ startsAt: new Date(at - 15 * MINUTE).toISOString() }, 15);
          expect(shownIn(zone, new Date(across.startsAt))).toBe(local(at - 15 * MINUTE, before).replace('T', ' '));
        }
        if (back) {
          const { at, before, after } = back;
          const [early, late] = [at - (before - after) / 2, at + (before - after) / 2];
          const instants = [early, late].map((one) => new Date(one).toISOString());
          await expect(book({ localStart: local(early, before) }), zone).rejects.toMatchObject({
            code: 'time-happens-twice',
            conflict: { startsAt: instants },
          });
          for (const startsAt of instants) expect((await book({ startsAt }, 5)).startsAt).toBe(startsAt);
          const across = await book({ startsAt: new Date(at - 10 * MINUTE).toISOString() }, 20);
          expect(across.minutes).toBe(20);
        }
      }
      expect(turns).toBeGreaterThan(1);
    },
    120_000,
  );

  it.each(SERVERS)(
    'shows every visit of a day of 23, 24 or 25 hours once, on a server in %s',
    async (server) => {
      process.env['TZ'] = server;
      for (const zone of zonesOf(server)) {
        const { forward, back } = turnsAhead(zone);
        for (const at of [forward?.at, back?.at, Date.UTC(2027, 5, 15)]) {
          if (at === undefined) continue;
          await settle(zone, allDay);
          const middle = Math.floor(at / HOUR) * HOUR;
          const starts = await fill(middle - 28 * HOUR, middle + 28 * HOUR, 30 * MINUTE);
          const dayOf = starts.map((one) => shownIn(zone, new Date(one)).slice(0, 10));
          const days = [...new Set(dayOf)];
          const seen: string[] = [];
          for (const day of days) {
            const { visits } = await clinic.get(Calendar).of(desk, { from: day });
            for (const { startsAt } of visits) expect(shownIn(zone, new Date(startsAt)).slice(0, 10), zone).toBe(day);
            seen.push(...visits.map(({ startsAt }) => startsAt));
          }
          expect(seen, zone).toEqual(starts.map((one) => new Date(one).toISOString()));
          const month = days[1]?.slice(0, 7) ?? '';
          const counted = (await clinic.get(Calendar).month(desk, { month })).days;
          for (const { day, visits } of counted) {
            const own = starts.filter((one) => shownIn(zone, new Date(one)).startsWith(day));
            expect(visits, `${zone} ${day}`).toBe(own.length);
          }
        }
      }
    },
    120_000,
  );

  it('finds openings on each day once, whatever the day’s length, and only where one may book', async () => {
    for (const zone of ZONES) {
      const { forward, back } = turnsAhead(zone);
      for (const turn of [forward, back]) {
        if (!turn) continue;
        await settle(zone, [{ from: '23:00', to: '23:30' }]);
        for (const ahead of [2 * DAY + HOUR, 25 * HOUR]) {
          const from = new Date(turn.at - ahead);
          const { items } = await clinic.get(Openings).find({ minutes: 30, from: from.toISOString(), limit: 24 });
          const shown = items.map(({ startsAt }) => shownIn(zone, new Date(startsAt)));
          // Where the clock is put back over it, the half hour is there twice.
          const isLate = shown.every((one) => / 23:[0-5]/.test(one));
          expect(isLate, `${zone} ${shown.join()}`).toBe(true);
          const days = [...new Set(shown.map((one) => Date.parse(one.slice(0, 10)) / DAY))];
          expect(days.length).toBeGreaterThan(2);
          expect(days, zone).toEqual(days.map((_, index) => (days[0] ?? 0) + index));
        }
        await settle(zone, allDay);
        const from = new Date(Math.floor(turn.at / HOUR) * HOUR - HOUR);
        const { items } = await clinic.get(Openings).find({ minutes: 15, from: from.toISOString(), limit: 30 });
        // Each five minutes there are, but those in which the day would end.
        const dayOf = (at: number) => shownIn(zone, new Date(at)).slice(0, 10);
        const all = Array.from({ length: 60 }, (_, index) => from.getTime() + index * 5 * MINUTE);
        const whole = all.filter((at) => dayOf(at) === dayOf(at + 15 * MINUTE - 1));
        expect(
          items.map(({ startsAt }) => Date.parse(startsAt)),
          zone,
        ).toEqual(whole.slice(0, 30));
        for (const startsAt of [items[10], items[14], items[20]].map((one) => one?.startsAt)) {
          expect((await book({ startsAt }, 15)).startsAt).toBe(startsAt);
        }
      }
    }
  }, 120_000);
});
