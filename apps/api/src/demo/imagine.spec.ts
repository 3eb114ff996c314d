import { PRIORITIES, QUEUE_STATUSES, STAGE_TARGET_MINUTES } from '@cuspid/queue/contracts';
import { describe, expect, it } from 'vitest';
import { imagineClinic, type DemoClinic } from './imagine';
import type { VisitRow } from './rows';

const at = (now: string, timeZone = 'Asia/Colombo'): DemoClinic =>
  imagineClinic({ now: new Date(now), timeZone, passwordHash: 'x', codePrefix: 'PT' });

/** Colombo is five and a half hours ahead: from just after midnight to just before it. */
const HOURS = [
  ['00:04', '2026-11-23T18:34:00Z'],
  ['00:55', '2026-11-23T19:25:00Z'],
  ['03:20', '2026-11-23T21:50:00Z'],
  ['07:10', '2026-11-24T01:40:00Z'],
  ['08:20', '2026-11-24T02:50:00Z'],
  ['10:42', '2026-11-24T05:12:00Z'],
  ['12:45', '2026-11-24T07:15:00Z'],
  ['16:50', '2026-11-24T11:20:00Z'],
  ['19:00', '2026-11-24T13:30:00Z'],
  ['23:58', '2026-11-24T18:28:00Z'],
] as const;

const noon = at('2026-11-24T05:12:00Z');
const end = ({ startsAt, minutes }: VisitRow) => startsAt.getTime() + minutes * 60_000;

/** Pairs of visits that hold the same person or chair at the same time. */
function clashes(visits: readonly VisitRow[]): [number, number][] {
  const real = visits.filter(({ minutes }) => minutes > 0).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return real.flatMap((a, index) =>
    real
      .slice(index + 1, index + 60)
      .filter((b) => b.startsAt.getTime() < end(a))
      .filter((b) => a.providerId === b.providerId || a.chairId === b.chairId || a.patientId === b.patientId)
      .map((b): [number, number] => [a.id, b.id]),
  );
}

describe('the demo clinic', () => {
  it('is the same whenever it is made for the same moment', () => {
    expect(JSON.stringify(at('2026-11-24T05:12:00Z'))).toBe(JSON.stringify(noon));
  });

  it('has four hundred patients of many ages and scripts, half of them at the age of braces', () => {
    const { patients } = noon;
    const ages = patients.flatMap(({ dateOfBirth }) => (dateOfBirth ? [2026 - Number(dateOfBirth.slice(0, 4))] : []));
    const full = patients.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    expect(patients).toHaveLength(400);
    expect(new Set(patients.map(({ patientCode }) => patientCode)).size).toBe(400);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...ages)).toBeLessThanOrEqual(86);
    expect(ages.filter((age) => age >= 9 && age <= 25).length).toBeGreaterThan(160);
    for (const sign of [/\p{Script=Sinhala}/u, /\p{Script=Tamil}/u, /’/, /-/, /[à-ÿ]/, /.{60}/]) {
      expect(full.some((name) => sign.test(name))).toBe(true);
    }
    expect(patients.filter(({ email }) => email && !email.endsWith('.example.test'))).toEqual([]);
  });

  it('knows the allergies of two in three, and never lists nothing', () => {
    const { patients, alerts } = noon;
    const share = (state: string) => patients.filter(({ allergyState }) => allergyState === state).length / 400;
    expect(share('UNKNOWN')).toBeGreaterThan(0.24);
    expect(share('UNKNOWN')).toBeLessThan(0.38);
    expect(share('NONE')).toBeGreaterThan(0.42);
    expect(share('LISTED')).toBeGreaterThan(0.14);
    const allergic = new Set(alerts.filter(({ kind }) => kind === 'ALLERGY').map(({ patientId }) => patientId));
    for (const { id, allergyState } of patients) expect(allergyState === 'LISTED').toBe(allergic.has(id));
  });

  it('gives each clinician some patients and leaves some to nobody', () => {
    const { staff, teams } = noon;
    expect(teams.patientsOf(staff.id('ortho@cuspid.test'))).toHaveLength(120);
    expect(teams.patientsOf(staff.id('surgeon@cuspid.test'))).toHaveLength(90);
    const taught = teams.patientsOf(staff.id('student@cuspid.test'));
    const led = new Set(['ortho', 'surgeon'].flatMap((who) => teams.patientsOf(staff.id(`${who}@cuspid.test`))));
    expect(taught).toHaveLength(25);
    expect(taught.filter((id) => !led.has(id))).toEqual([]);
    expect(teams.nobodys.length).toBeGreaterThan(25);
  });

  it('asks both clinicians to join, one of them to leave, never about a patient who was not registered yet', () => {
    const { requests, patients, staff, teams } = noon;
    const ortho = staff.id('ortho@cuspid.test');
    for (const who of ['ortho', 'surgeon']) {
      const waiting = requests.filter(
        ({ userId, status }) => userId === staff.id(`${who}@cuspid.test`) && status === 'PENDING',
      );
      expect(waiting.length).toBeGreaterThan(1);
    }
    for (const { patientId, userId, action, requestedAt } of requests) {
      expect(teams.patientsOf(userId).includes(patientId)).toBe(action === 'LEAVE');
      expect(requestedAt.getTime()).toBeGreaterThanOrEqual(patients[patientId - 1]?.registeredAt.getTime() ?? Infinity);
    }
    expect(requests.filter(({ action }) => action === 'LEAVE').map(({ userId }) => userId)).toEqual([ortho]);
  });

  it('never books a provider, a chair or a patient twice at a time', () => {
    expect(noon.visits.length).toBeGreaterThan(2_000);
    expect(clashes(noon.visits)).toEqual([]);
  });

  it('books today in working hours, the past full and the next two weeks thinly', () => {
    expect(noon.today).toHaveLength(38);
    const minute = (date: Date) => ((date.getTime() + 330 * 60_000) / 60_000) % 1440;
    for (const visit of noon.today) {
      expect(minute(visit.startsAt)).toBeGreaterThanOrEqual(8 * 60);
      expect(minute(visit.startsAt) + visit.minutes).toBeLessThanOrEqual(17 * 60);
    }
    const ahead = noon.visits.filter(({ startsAt }) => startsAt > new Date('2026-11-24T18:30:00Z'));
    expect(ahead.length).toBeGreaterThan(60);
    expect(ahead.filter(({ status }) => !['SCHEDULED', 'CANCELLED'].includes(status))).toEqual([]);
  });
});

describe('the queue of the last weeks', () => {
  const { pastQueue, queue, visits } = noon;

  it('tells how long things take: enough of every dentist, in order, each ticket once a day', () => {
    const ofDentist = new Map<number | null, number>();
    for (const { providerId } of pastQueue.entries) ofDentist.set(providerId, (ofDentist.get(providerId) ?? 0) + 1);
    expect(Math.min(...ofDentist.values())).toBeGreaterThan(50);
    expect(new Set(pastQueue.entries.map(({ day, ticket }) => `${day} ${ticket}`)).size).toBe(pastQueue.entries.length);
    const ids = [...queue.entries, ...pastQueue.entries].map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    const moves = [...queue.moves, ...pastQueue.moves];
    expect(moves.map(({ id }) => id)).toEqual(moves.map((_, index) => index + 1));
    for (const { day, enteredAt, calledAt, completedAt, visitId } of pastQueue.entries) {
      expect(day < '2026-11-24').toBe(true);
      expect(enteredAt <= (calledAt ?? enteredAt) && (calledAt ?? enteredAt) <= (completedAt ?? enteredAt)).toBe(true);
      if (visitId) expect(visits[visitId - 1]?.status).toBe('COMPLETED');
    }
  });

  it('shows a student who waits for a check, on a board of the working day', () => {
    const days = Array.from({ length: 4 }, (_, day) => at(new Date(Date.UTC(2026, 10, 2 + day, 5, 12)).toISOString()));
    expect(days.filter(({ routes }) => routes.some(({ act }) => act === 'ASK')).length).toBeGreaterThan(1);
  });
});

describe.each(HOURS)('the queue at %s', (hour, now) => {
  const clinic = at(now);
  const { entries, moves } = clinic.queue;
  const moment = new Date(now);
  const midnight = new Date('2026-11-23T18:30:00Z');
  const count = (status: string) => entries.filter((entry) => entry.status === status).length;

  it('is a lively board', () => {
    expect([...QUEUE_STATUSES].map(count).slice(0, 4)).toEqual([5, 2, 3, 2]);
    expect(count('COMPLETED')).toBeGreaterThanOrEqual(9);
    const waiting = entries.filter(({ status }) => status === 'IN_WAITING_ROOM');
    const late = waiting.filter(
      ({ enteredAt }) => moment.getTime() - enteredAt.getTime() > STAGE_TARGET_MINUTES.IN_WAITING_ROOM * 60_000,
    );
    expect(late.map(({ priority }) => priority)).toEqual(hour === '00:04' ? [] : ['URGENT']);
    expect(waiting.filter(({ priority }) => priority === 'HIGH')).toHaveLength(1);
  });

  it('lies within the day and in order: tickets as they came, stages as they went', () => {
    for (const [index, entry] of entries.entries()) {
      expect(entry.ticket).toBe(`A ${index + 1}`);
      expect(entry.day).toBe('2026-11-24');
      expect(entry.urgency).toBe(PRIORITIES.indexOf(entry.priority));
      const steps = moves.filter(({ entryId }) => entryId === entry.id);
      expect(steps.at(-1)?.toStatus).toBe(entry.status);
      expect(steps.at(-1)?.at).toEqual(entry.stageSince);
      expect(steps[1]?.at ?? null).toEqual(entry.calledAt);
      const times = steps.map((step) => step.at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(midnight.getTime());
      expect(times.at(-1)).toBeLessThanOrEqual(moment.getTime());
    }
    const entered = entries.map(({ enteredAt }) => enteredAt.getTime());
    expect(entered).toEqual([...entered].sort((a, b) => a - b));
    expect(clinic.counters[1]).toEqual({ name: 'ticket 2026-11-24', value: entries.length });
  });

  it('puts one patient in a chair, and nobody in two places', () => {
    const seated = entries.filter(({ status }) => ['UNDER_CONSULTATION', 'UNDER_TREATMENT'].includes(status));
    expect(new Set(seated.map(({ chairId }) => chairId)).size).toBe(5);
    expect(new Set(seated.map(({ providerId }) => providerId)).size).toBe(5);
    expect(new Set(entries.map(({ patientId }) => patientId)).size).toBe(entries.length);
    expect(entries.filter(({ providerId, calledAt }) => calledAt && !providerId)).toEqual([]);
  });

  it('agrees with today’s visits', () => {
    const byVisit = new Map(entries.map((entry) => [entry.visitId, entry]));
    for (const visit of clinic.today) {
      const entry = byVisit.get(visit.id);
      const is = entry ? (entry.status === 'COMPLETED' ? 'COMPLETED' : 'ARRIVED') : visit.status;
      expect(visit.status).toBe(is);
      if (!entry) expect(['SCHEDULED', 'CANCELLED', 'DID_NOT_ATTEND']).toContain(visit.status);
      if (visit.status === 'SCHEDULED') expect(moment.getTime() - visit.startsAt.getTime()).toBeLessThan(41 * 60_000);
      if (visit.status === 'COMPLETED') expect(visit.completedAt?.getTime()).toBeLessThanOrEqual(moment.getTime());
      if (entry) expect([entry.patientId, entry.enteredAt]).toEqual([visit.patientId, visit.arrivedAt]);
    }
    if (hour === '23:58') expect(clinic.today.filter(({ status }) => status === 'SCHEDULED')).toEqual([]);
    if (hour === '10:42') expect(entries.filter(({ visitId }) => visitId).length).toBeGreaterThan(10);
  });
});

describe('the demo clinic on any day', () => {
  it('comes out whole, whatever the season and the weekday', () => {
    for (let day = 0; day < 700; day += 37) {
      const { teams, staff, today, visits, queue } = at(new Date(Date.UTC(2026, 10, 24 + day, 6, day)).toISOString());
      const of = (who: string) => teams.patientsOf(staff.id(`${who}@cuspid.test`)).length;
      expect([of('ortho'), of('surgeon'), of('student'), today.length]).toEqual([120, 90, 25, 38]);
      expect(clashes(visits)).toEqual([]);
      expect(queue.entries.filter(({ status }) => status !== 'COMPLETED')).toHaveLength(12);
    }
  });
});

describe('the demo clinic elsewhere', () => {
  it('keeps the clinic’s hours in a zone with daylight saving', () => {
    const { today, visits, time } = at('2026-07-14T14:00:00Z', 'America/New_York');
    expect(time.today).toBe('2026-07-14');
    const hours = [...today, ...visits].filter(({ minutes }) => minutes > 0).map(({ startsAt }) => hourIn(startsAt));
    expect(Math.min(...hours)).toBe(8);
    expect(Math.max(...hours)).toBe(16);
  });
});

const clock = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' });
const hourIn = (date: Date): number => Number(clock.format(date));
