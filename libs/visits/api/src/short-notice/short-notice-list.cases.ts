import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { countFitting, type CalendarDto, type ComingListDto } from '@cuspid/visits/contracts';
import { expect, it } from 'vitest';

/** The clinic of the specs of the short-notice list, with a Monday of its own. */
interface Desk {
  clinic: SpecClinic;
  desk: Person;
  ana: Person;
  ben: Person;
  patient: number;
  chair: number;
  day: string;
  /** The Tuesday after it. */
  later: string;
  send(method: string, path: string, body?: object, me?: Person): Promise<{ status: number; body: object }>;
  joined(more?: object): Promise<number>;
  book(clock: string, more?: object): Promise<number>;
  matches(clock: string, minutes?: number, where?: object): Promise<{ ids: number[] }>;
  at(clock: string, on?: string): string;
}

/** What the list itself tells: who is on it, how many fit where, and the way back onto it. */
export function listCases(of: () => Desk): void {
  it('counts of a day’s book, without asking for each stretch, as many as its matches name', () => countsAgree(of()));
  it('lists whom a dentist could see in the minutes there are', () => narrows(of()));
  it('puts back who was taken off by mistake, for a while, and nobody who was booked', () => putsBack(of()));
}

/** Some who fit and some who do not. */
async function someWait({ clinic, ana, ben, later, joined, book }: Desk): Promise<void> {
  const busy = await clinic.patient();
  await book('11:00', { patientId: busy, providerId: ben.id });
  await joined({ patientId: busy });
  await joined({ visitId: await book('15:00'), providerId: ana.id });
  await joined({ patientId: await clinic.patient(), providerId: ben.id });
  await joined({ patientId: await clinic.patient(), fromClock: '11:20', toClock: '12:00', minutes: 40 });
  await joined({ patientId: await clinic.patient(), weekdays: ['TUE'] });
  await joined({ patientId: await clinic.patient(), fromDay: later });
  const gone = await clinic.patient();
  await joined({ patientId: gone });
  await clinic.source.query('update patient set is_active = 0 where id = ?', [gone]);
}

async function countsAgree(of: Desk): Promise<void> {
  const { ana, ben, chair, day, send, matches, at } = of;
  await someWait(of);
  const read = async (path: string) => JSON.parse(JSON.stringify((await send('GET', path)).body));
  const { visits }: CalendarDto = await read(`/visits/calendar?from=${day}`);
  const { items }: ComingListDto = await read(`/short-notice/coming?day=${day}`);
  expect(items).toHaveLength(4);
  expect(JSON.stringify(items)).not.toContain('Name');
  const counts: number[] = [];
  for (const [clock, minutes, where] of [
    ['11:00', 60, { providerId: ana.id }],
    ['11:00', 60, { chairId: chair }],
    ['11:30', 60, { chairId: chair }],
    ['10:00', 20, { providerId: ana.id }],
    ['15:00', 45, { providerId: ana.id }],
    ['10:30', 90, { providerId: ben.id }],
  ] as const) {
    const [hours, rest] = clock.split(':').map(Number);
    const start = (hours ?? 0) * 60 + (rest ?? 0);
    const providerId = 'providerId' in where ? where.providerId : null;
    const count = countFitting({ start, minutes, startsAt: at(clock), providerId }, items, visits);
    expect({ clock, count }).toEqual({ clock, count: (await matches(clock, minutes, where)).ids.length });
    counts.push(count);
  }
  expect(new Set(counts).size).toBeGreaterThan(2);
  expect((await send('GET', `/short-notice/coming?day=${day}`, undefined, ana)).status).toBe(403);
}

async function narrows({ ana, ben, send, joined }: Desk): Promise<void> {
  const [anybody, hers, long] = [
    await joined(),
    await joined({ providerId: ana.id }),
    await joined({ providerId: ana.id, minutes: 60 }),
  ];
  await joined({ providerId: ben.id });
  const ids = async (query: string) => {
    const { body } = await send('GET', `/short-notice?${query}`);
    const told: { items: { id: number }[] } = JSON.parse(JSON.stringify(body));
    return told.items.map(({ id }) => id);
  };
  expect(await ids(`providerId=${ana.id}`)).toEqual([anybody, hers, long]);
  expect(await ids(`providerId=${ana.id}&minutes=45`)).toEqual([anybody, hers]);
  expect((await send('GET', '/short-notice?limit=2&count=true')).body).toMatchObject({ total: 4 });
}

async function putsBack({ clinic, send, joined }: Desk): Promise<void> {
  const id = await joined({ note: 'Mornings' });
  const back = () => send('POST', `/short-notice/${id}/restore`);
  expect((await back()).body).toMatchObject({ code: 'short-notice-closed' });
  await send('DELETE', `/short-notice/${id}`);
  expect((await back()).body).toMatchObject({ id, status: 'OPEN', note: 'Mornings', version: 3 });
  await send('DELETE', `/short-notice/${id}`);
  await clinic.source.query('update short_notice set closed_at = date_sub(now(3), interval 1 hour) where id = ?', [id]);
  expect((await back()).status).toBe(409);
  await clinic.source.query("update short_notice set status = 'BOOKED', closed_at = now(3) where id = ?", [id]);
  expect((await back()).status).toBe(409);
}
