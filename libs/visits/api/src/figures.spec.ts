import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import type { VisitFiguresDto } from '@cuspid/visits/contracts/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERY_DAY } from './short-notice/can-come';
import { ShortNotice } from './short-notice/short-notice';
import { ShortNoticeMatches } from './short-notice/short-notice-matches';
import { ShortNoticeService } from './short-notice/short-notice.service';
import { dayAhead, openVisitsClinic } from './testing/visits-clinic';
import { Visit } from './visit';
import { VisitStats } from './visit-stats';
import { VisitsService } from './visits.service';

const isLong = Boolean(process.env['CUSPID_LONG']);
/** Visits of a clinic of many years: doubled from a thousand. */
const DOUBLINGS = isLong ? 8 : 5;
const WAITING = isLong ? 50_000 : 20_000;

describe('what became of the visits', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person, ben: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, ana, ben] = [
      await clinic.person('RECEPTION'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('DENTAL_SURGEON'),
    ];
    patient = await clinic.patient({}, [ana]);
  });
  afterAll(() => clinic.close());

  const enter = (startsAt: string, status: Visit['status'], more: Partial<Visit> = {}) =>
    clinic.source.manager.insert(Visit, {
      patientId: patient,
      providerId: ana.id,
      startsAt: new Date(startsAt),
      minutes: 30,
      type: 'Adjustment',
      status,
      createdById: desk.id,
      createdAt: new Date(Date.parse(startsAt) - 5 * 86_400_000),
      ...more,
    });
  const figures = async (query: string, me = desk) => {
    const { body, status } = await clinic.http.as(me, 'GET', `/api/visits/stats?${query}`);
    expect(status).toBe(200);
    const told: VisitFiguresDto = JSON.parse(JSON.stringify(body));
    return told;
  };
  const listed = async (query: string, me = desk) => {
    const { body } = await clinic.http.as(me, 'GET', `/api/visits?count=true&isBooked=true&${query}`);
    return Number(body['total']);
  };

  it('is counted by state, kind and provider, with the rates’ denominator, beside the period before', async () => {
    // The first and the last moment of June in Colombo, and one beside each.
    await enter('2025-05-31T18:30:00Z', 'COMPLETED');
    await enter('2025-06-30T18:29:00Z', 'COMPLETED');
    await enter('2025-05-31T18:25:00Z', 'DID_NOT_ATTEND');
    await enter('2025-06-30T18:30:00Z', 'COMPLETED');
    await enter('2025-06-10T06:00:00Z', 'DID_NOT_ATTEND', { providerId: ben.id, type: 'Debond' });
    await enter('2025-06-10T07:00:00Z', 'CANCELLED', { providerId: null });
    await enter('2025-06-11T07:00:00Z', 'COMPLETED', { type: 'Registration', minutes: 0 });
    await enter('2025-06-12T07:00:00Z', 'COMPLETED', {
      patientId: await clinic.patient(),
      createdAt: new Date('2025-06-12T07:00:00Z'),
    });
    const { now, before, byType, byProvider, period } = await figures('from=2025-06-15');
    const rates = { due: 4, attendance: 750, missed: 250, leadDays: 40 };
    expect(period).toBe('month');
    expect(now).toMatchObject({ firstDay: '2025-06-01', lastDay: '2025-06-30', booked: 5, completed: 3, ...rates });
    expect(now).toMatchObject({ cancelled: 1, didNotAttend: 1, scheduled: 0, newBookings: 5 });
    expect(before).toMatchObject({ firstDay: '2025-05-01', booked: 1, attendance: 0, due: 1, newBookings: 2 });
    expect(byType.map(({ type, booked }) => [type, booked])).toEqual([
      ['Adjustment', 4],
      ['Debond', 1],
    ]);
    expect(byProvider.map(({ provider, booked }) => [provider?.id ?? null, booked]).slice(0, 1)).toEqual([[ana.id, 3]]);
    expect((await figures('period=year&from=2025-06-15')).now).toMatchObject({ firstDay: '2025-01-01', booked: 7 });
    expect((await figures('period=week&from=2025-06-15')).now).toMatchObject({
      firstDay: '2025-06-09',
      lastDay: '2025-06-15',
      booked: 3,
    });
    expect((await figures('from=2031-01-01')).now).toMatchObject({ due: 0, attendance: null, leadDays: null });
  });

  it('has a list for every number', async () => {
    const { now, byType, byProvider } = await figures('from=2025-06-15');
    const period = `from=${now.from}&to=${now.to}`;
    expect(await listed(period)).toBe(now.booked);
    for (const [status, count] of [
      ['COMPLETED', now.completed],
      ['CANCELLED', now.cancelled],
      ['DID_NOT_ATTEND', now.didNotAttend],
    ]) {
      expect(await listed(`${period}&status=${status}`), String(status)).toBe(count);
    }
    for (const { type, booked } of byType) expect(await listed(`${period}&type=${type}`)).toBe(booked);
    for (const { provider, booked } of byProvider) {
      if (provider) expect(await listed(`${period}&providerId=${provider.id}`)).toBe(booked);
    }
    expect(await listed(`madeFrom=${now.from}&madeTo=${now.to}`)).toBe(now.newBookings);
  });

  it('is of one’s own patients for who sees only these, as are today’s and the coming visits', async () => {
    expect((await figures('from=2025-06-15', ana)).now.booked).toBe(5);
    expect((await figures('from=2025-06-15', ben)).now.booked).toBe(1);
    const other = await clinic.patient();
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await enter(soon(2 * 1_440), 'SCHEDULED');
    await enter(soon(2 * 1_440 + 60), 'SCHEDULED', { patientId: other, providerId: ben.id });
    await enter(soon(2 * 1_440 + 120), 'CANCELLED');
    await enter(soon(9 * 1_440), 'SCHEDULED');
    const ahead = async (me: Person, path: string) => {
      const { body } = await clinic.http.as(me, 'GET', `/api/visits/${path}`);
      return JSON.parse(JSON.stringify(body['items'])).length;
    };
    expect([await ahead(desk, 'upcoming'), await ahead(ana, 'upcoming'), await ahead(ben, 'upcoming')]).toEqual([
      2, 1, 1,
    ]);
    expect(await ahead(desk, 'upcoming?days=14&limit=1')).toBe(1);
    await enter(new Date().toISOString(), 'CANCELLED', { patientId: other });
    expect([await ahead(desk, 'today'), await ahead(ana, 'today')]).toEqual([1, 1]);
  });

  it('reads a period’s visits and no others, however many years there are', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => ({
      patientId: patient,
      providerId: ana.id,
      startsAt: new Date(Date.UTC(2024, 0, 1 + (n % 28), 4, n % 60)),
      minutes: 30,
      type: 'Adjustment',
      status: 'COMPLETED' as const,
      createdById: desk.id,
      createdAt: new Date(Date.UTC(2024, 0, 1 + (n % 28))),
    }));
    await clinic.source.manager.insert(Visit, rows);
    for (let months = 1, n = 0; n < DOUBLINGS; n++, months *= 2) {
      await clinic.source.query(
        `insert into visit (patient_id, provider_id, starts_at, minutes, type, status, created_by_id, created_at)
         select patient_id, provider_id, date_sub(starts_at, interval ? month), minutes, type, status, created_by_id, date_sub(created_at, interval ? month)
         from visit where starts_at < '2024-02-01'`,
        [months, months],
      );
    }
    await clinic.source.query('analyze table visit');
    const filter = { period: 'month', from: '2024-01-10' } as const;
    const began = performance.now();
    const { now } = await clinic.get(VisitStats).figures(desk, filter);
    expect(now.booked).toBe(1_000);
    if (isLong) process.stdout.write(`figures of a month: ${(performance.now() - began).toFixed(0)} ms\n`);
    const list = { from: now.from, to: now.to, isBooked: true, limit: 20 };
    const works: [() => Promise<unknown>, number][] = [
      [() => clinic.get(VisitStats).figures(desk, filter), 12_000],
      [() => clinic.get(VisitsService).list(desk, { ...list, status: 'CANCELLED' }), 6_000],
      [() => clinic.get(VisitsService).upcoming(desk, {}), 500],
    ];
    for (const [work, most] of works) {
      for (const { read, steps } of await plansOf(clinic.source, work)) {
        expect(read, JSON.stringify(steps)).toBeLessThan(most);
      }
    }
  }, 120_000);

  it('finds who would come among many without reading those who do not wait any more', async () => {
    const gap = { startsAt: `${dayAhead(1)}T05:30:00.000Z`, minutes: 60, providerId: ana.id };
    for (let batch = 0; batch < WAITING / 2_000; batch++) {
      const rows = Array.from({ length: 2_000 }, (_, n) => ({
        patientId: patient,
        minutes: 30,
        type: 'Visit',
        // Those who wait cannot come on a Monday: every one of them is looked at.
        weekdays: EVERY_DAY - 1,
        fromMinute: 0,
        toMinute: 1_440,
        fromDay: '2026-01-01',
        untilDay: dayAhead(1, 300),
        status: n < 40 ? ('OPEN' as const) : ('BOOKED' as const),
        createdById: desk.id,
        createdAt: new Date(Date.now() - n * 60_000),
      }));
      await clinic.source.manager.insert(ShortNotice, rows);
    }
    await clinic.source.query('analyze table short_notice');
    for (const work of [
      () => clinic.get(ShortNoticeMatches).find(desk, gap),
      () => clinic.get(ShortNoticeService).list(desk, { limit: 20 }),
      () => clinic.get(ShortNoticeService).list(desk, { patientId: patient + 1 }),
    ]) {
      for (const { read, steps } of await plansOf(clinic.source, work)) {
        expect(read, JSON.stringify(steps)).toBeLessThan(WAITING / 8);
      }
    }
  }, 120_000);
});
