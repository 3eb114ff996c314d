import { CARDS, cardsFor, DASHBOARD } from '@cuspid/dashboard/contracts';
import type { DashboardCardDto } from '@cuspid/dashboard/contracts';
import { mayRole, ROLES, type Role } from '@cuspid/platform/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { concerns, type QueueEntryDto } from '@cuspid/queue/contracts';
import { figuresOf, type VisitDto } from '@cuspid/visits/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

type Row = Record<string, unknown>;
interface Told {
  count: number;
  items: Row[];
}

/** What follows from a list that is not itself the card: told here in other words than the API's. */
const DERIVED: Partial<Record<DashboardCardDto['key'], (list: Row, me: Person) => Told>> = {
  figures: (list) => ({ count: figuresOf(visitsIn(list, 'visits')).booked, items: [] }),
  strip: (list) => all(rowsOf(list, 'visits').filter(({ status }) => status !== 'CANCELLED')),
  mine: (list) => all(rowsOf(list).filter(({ status }) => status === 'SCHEDULED' || status === 'ARRIVED')),
  next: (list) => {
    const ahead = rowsOf(list).filter(({ status }) => status === 'SCHEDULED' || status === 'ARRIVED');
    const first = ahead.find(({ status }) => status === 'ARRIVED') ?? ahead[0];
    return all(first ? [first] : []);
  },
  chairs: (list) => {
    const seen = new Set<number>();
    const ahead = visitsIn(list).filter(({ status }) => status === 'SCHEDULED' || status === 'ARRIVED');
    const first = ahead.filter(({ chair }) => chair !== null && !seen.has(chair.id) && seen.add(chair.id));
    return all(rowsOf(list).filter(({ id }) => first.some((visit) => visit.id === id)));
  },
  waiting: (list) => {
    const waits = rowsOf(list).filter(({ status }) => status === 'IN_WAITING_ROOM');
    return all(waits.toSorted((a, b) => minutesIn(b) - minutesIn(a) || Number(a['id']) - Number(b['id'])));
  },
  checks: (list, me) =>
    all(
      entriesIn(list)
        .filter((entry) => concerns(entry, me.id))
        .map(plain),
    ),
  floor: (list) => ({
    count: rowsOf(list).filter(({ visitId, status }) => visitId !== null && status !== 'COMPLETED').length,
    items: [],
  }),
  tasks: (list) => all(rowsOf(list, 'tasks')),
  returned: (list) => all(rowsOf(list, 'returned')),
  signOffs: (list) => all(rowsOf(list, 'signOffs')),
  requirements: (list) => all(rowsOf(list)),
  lowStock: (list) => all(rowsOf(list).filter(({ level }) => level !== 'NORMAL')),
  expiring: (list) => all(rowsOf(list).filter(({ expiry }) => expiry === 'EXPIRED' || expiry === 'SOON')),
};
const WITHOUT_PAGES = ['/api/visits/calendar', '/api/queue', '/api/cases/'] as const;
/** Told as a whole, not by their first rows. */
const WHOLE: readonly string[] = ['strip', 'payments', 'floor'];
/** Its rows are another shape of the list’s, or stand on two lists. */
const UNLISTED: readonly string[] = ['floor', 'payments'];

const plain = (value: object): Row => JSON.parse(JSON.stringify(value));
const rowsOf = (list: Row, key = 'items'): Row[] => JSON.parse(JSON.stringify(list[key]));
const visitsIn = (list: Row, key = 'items'): VisitDto[] => JSON.parse(JSON.stringify(list[key]));
const entriesIn = (list: Row): QueueEntryDto[] => JSON.parse(JSON.stringify(list['items']));
const all = (items: Row[]): Told => ({ count: items.length, items });
const minutesIn = ({ stageSince }: Row): number => Math.floor((Date.now() - Date.parse(String(stageSince))) / 60_000);
/** Forecasts move with every minute. */
const still = ({ forecast: _, ...row }: Row): Row => row;

describe('the dashboard', () => {
  let clinic: SpecClinic;
  const people = new Map<Role, Person>();

  beforeAll(async () => {
    clinic = await openWholeClinic();
    for (const role of ROLES) people.set(role, await clinic.person(role));
  });
  afterAll(() => clinic.close());

  const read = async (me: Person, path: string): Promise<Row> => {
    const { status, body } = await clinic.http.as(me, 'GET', path);
    expect(status, path).toBe(200);
    return body;
  };
  const cardsOf = async (me: Person, asked = ''): Promise<DashboardCardDto[]> =>
    JSON.parse(JSON.stringify((await read(me, `/api/dashboard${asked}`))['cards']));

  const agrees = async (me: Person, card: DashboardCardDto) => {
    const isPage = !WITHOUT_PAGES.some((path) => card.list.startsWith(path));
    const derived = DERIVED[card.key];
    const limit = derived ? 100 : DASHBOARD.shown;
    const asked = new URLSearchParams(card.list.split('?')[1]);
    if (isPage) asked.set('limit', String(limit));
    if (isPage) asked.set('count', 'true');
    const list = await read(me, `${card.list.split('?')[0]}?${asked.toString()}`.replace(/\?$/, ''));
    const told = derived ? derived(list, me) : { count: Number(list['total']), items: rowsOf(list) };
    if (card.key !== 'payments') expect(card.count, card.key).toBe(told.count);
    if (UNLISTED.includes(card.key)) return;
    const shown = WHOLE.includes(card.key) ? told.items : told.items.slice(0, DASHBOARD.shown);
    expect(card.items.map(plain).map(still), card.key).toEqual(shown.map(still));
  };

  it('is 401 without a session, and every role’s own cards with one, in the order of the page', async () => {
    expect((await clinic.http.call('GET', '/api/dashboard')).status).toBe(401);
    for (const [role, me] of people) {
      const cards = await cardsOf(me);
      const own = cardsFor((permission) => mayRole(role, permission));
      expect(cards.map(({ key }) => key)).toEqual(
        CARDS.filter((key) => own.includes(key) && cards.some((card) => card.key === key)),
      );
      expect(cards.filter(({ failed }) => failed !== null)).toEqual([]);
      expect(cards.length, role).toBeGreaterThan(3);
    }
  });

  it('reads only what is asked for, and never another’s', async () => {
    const nurse = people.get('NURSE');
    if (!nurse) throw new Error('no nurse');
    const cards = await cardsOf(nurse, '?cards=lowStock,unsigned,floor');
    expect(cards.map(({ key }) => key)).toEqual(['lowStock', 'floor']);
    expect((await clinic.http.as(nurse, 'GET', '/api/dashboard?cards=a-b')).status).toBe(422);
  });

  it('agrees with every list, whatever happened', { timeout: 120_000 }, async () => {
    const change = fc.record({
      who: fc.constantFrom<Role>('ORTHODONTIST', 'STUDENT', 'DENTAL_SURGEON'),
      minutes: fc.integer({ min: -90, max: 90 }),
      status: fc.constantFrom('SCHEDULED', 'SCHEDULED', 'ARRIVED', 'COMPLETED', 'DID_NOT_ATTEND', 'CANCELLED'),
      stage: fc.constantFrom('IN_WAITING_ROOM', 'IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'COMPLETED'),
      stock: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 7 }), async (changes) => {
        for (const one of changes) await happen(one);
        for (const me of people.values()) for (const card of await cardsOf(me)) await agrees(me, card);
      }),
      { numRuns: 3 },
    );
  });

  const happen = async (what: { who: Role; minutes: number; status: string; stage: string; stock: number }) => {
    const [dentist, desk] = [people.get(what.who), people.get('RECEPTION')];
    if (!dentist || !desk) throw new Error('nobody');
    const patient = await clinic.patient({}, [dentist]);
    const at = new Date(Math.round((Date.now() + what.minutes * 60_000) / 300_000) * 300_000);
    const ended = ['COMPLETED', 'DID_NOT_ATTEND', 'CANCELLED'].includes(what.status) ? at : null;
    await clinic.source.query(
      `insert into visit (patient_id, provider_id, starts_at, minutes, type, status, arrived_at, completed_at, ended_at, created_by_id, created_at)
       values (?, ?, ?, 30, 'Adjustment', ?, ?, ?, ?, ?, now(3))`,
      [
        ...[patient, dentist.id, at, what.status],
        ...[['ARRIVED', 'COMPLETED'].includes(what.status) ? at : null, what.status === 'COMPLETED' ? at : null, ended],
        desk.id,
      ],
    );
    const entry = await clinic.http.as(desk, 'POST', '/api/queue', { body: { patientId: patient } });
    const id = Number(entry.body['id']);
    if (what.stage !== 'IN_WAITING_ROOM') {
      await clinic.http.as(desk, 'POST', `/api/queue/${id}/move`, { body: { status: what.stage } });
    }
    await clinic.source.query(
      'update queue_entry set stage_since = date_sub(stage_since, interval ? minute) where id = ?',
      [Math.abs(what.minutes), id],
    );
    const nurse = people.get('NURSE');
    const item = { name: `Item ${patient}`, category: 'Things', unit: 'piece', minimum: what.stock, maximum: 20 };
    if (nurse) await clinic.http.as(nurse, 'POST', '/api/inventory', { body: item });
    await clinic.http.as(dentist, 'POST', `/api/patients/${patient}/notes`, {
      body: { type: 'PROGRESS_NOTE', text: 'Arch wire changed.' },
    });
  };
});
