import { randomUUID } from 'node:crypto';
import { CARDS, cardsFor, DASHBOARD } from '@cuspid/dashboard/contracts';
import type { DashboardCardDto } from '@cuspid/dashboard/contracts';
import { mayRole, ROLES, type Role } from '@cuspid/platform/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { concerns, type QueueEntryDto } from '@cuspid/queue/contracts';
import type { VisitDto } from '@cuspid/visits/contracts';
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
  figures: (list) => ({
    count: rowsOf(list, 'visits').filter(({ status }) => status !== 'CANCELLED').length,
    items: [],
  }),
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
  floor: (list) =>
    all(
      rowsOf(list)
        .filter(({ visitId, status }) => visitId !== null && status !== 'COMPLETED')
        .map(({ visitId, ticket, status, enteredAt, stageSince, patient }) => ({
          ...{ visitId, ticket, status, enteredAt, stageSince },
          patient: { firstAlert: plain(Object(patient))['firstAlert'] },
        })),
    ),
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

const plain = (value: object): Row => JSON.parse(JSON.stringify(value));
const rowsOf = (list: Row, key = 'items'): Row[] => JSON.parse(JSON.stringify(list[key]));
const visitsIn = (list: Row, key = 'items'): VisitDto[] => JSON.parse(JSON.stringify(list[key]));
const entriesIn = (list: Row): QueueEntryDto[] => JSON.parse(JSON.stringify(list['items']));
const all = (items: Row[]): Told => ({ count: items.length, items });
const minutesIn = ({ stageSince }: Row): number => Math.floor((Date.now() - Date.parse(String(stageSince))) / 60_000);
const byNumber = (one: number, other: number) => one - other;
/** A day's figures, counted here. */
function dayOf(visits: readonly Row[]): object {
  const many = (wanted: string) => visits.filter(({ status }) => status === wanted).length;
  const [seen, waiting, missed] = [many('COMPLETED'), many('ARRIVED'), many('DID_NOT_ATTEND')];
  return { booked: seen + waiting + missed + many('SCHEDULED'), seen, waiting, missed };
}
/** Forecasts move with every minute. */
const still = ({ forecast: _, ...row }: Row): Row => row;

interface Happening {
  who: Role;
  minutes: number;
  status: string;
  stage: string;
  stock: number;
  charged: number;
  paid: number;
}

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
    if (card.key === 'payments') return owesOrLeft(me, card, list);
    const told = derived ? derived(list, me) : { count: Number(list['total']), items: rowsOf(list) };
    expect(card.count, card.key).toBe(told.count);
    if (card.key === 'figures') expect(card.about).toEqual(dayOf(rowsOf(list, 'visits')));
    const shown = WHOLE.includes(card.key) ? told.items : told.items.slice(0, DASHBOARD.shown);
    expect(card.items.map(plain).map(still), card.key).toEqual(shown.map(still));
  };

  /** Who of the queue owes, or left without a line of today in the ledger; who owes stands first. */
  const owesOrLeft = async (me: Person, card: DashboardCardDto, queue: Row) => {
    const owing: number[] = [];
    const leaving: number[] = [];
    for (const { id, status, patient } of rowsOf(queue)) {
      const own = rowsOf(
        await read(me, `/api/payment-records/balances?patientIds=${String(plain(Object(patient))['id'])}`),
      );
      if (own.some(({ balanceMinor }) => Number(balanceMinor) > 0)) owing.push(Number(id));
      else if (status === 'COMPLETED' && !own.some(({ lastOn }) => lastOn === queue['day'])) leaving.push(Number(id));
    }
    const ids = card.items.map((row) => Number(plain(row)['id']));
    expect(card.count).toBe(owing.length + leaving.length);
    expect(ids.slice(0, owing.length).toSorted(byNumber)).toEqual(owing.toSorted(byNumber));
    expect(ids.slice(owing.length).toSorted(byNumber)).toEqual(leaving.toSorted(byNumber));
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
      charged: fc.constantFrom(0, 0, 250_000),
      paid: fc.constantFrom(0, 250_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 7 }), async (changes) => {
        for (const one of changes) await happen(one);
        for (const me of people.values()) for (const card of await cardsOf(me)) await agrees(me, card);
      }),
      { numRuns: 3 },
    );
  });

  const happen = async (what: Happening) => {
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
    await money(desk, patient, what);
    const nurse = people.get('NURSE');
    const item = { name: `Item ${patient}`, category: 'Things', unit: 'piece', minimum: what.stock, maximum: 20 };
    if (nurse) await clinic.http.as(nurse, 'POST', '/api/inventory', { body: item });
    await clinic.http.as(dentist, 'POST', `/api/patients/${patient}/notes`, {
      body: { type: 'PROGRESS_NOTE', text: 'Arch wire changed.' },
    });
  };

  const money = async (desk: Person, patient: number, { charged, paid }: Happening) => {
    const lines = [
      { kind: 'CHARGE', amountMinor: charged, more: { description: 'Filling' } },
      { kind: 'PAYMENT', amountMinor: charged && paid, more: { method: 'CASH' } },
    ];
    for (const { kind, amountMinor, more } of lines.filter((line) => line.amountMinor > 0)) {
      const { status } = await clinic.http.as(desk, 'POST', `/api/patients/${patient}/payment-records`, {
        body: { kind, amount: { amountMinor, currency: 'LKR' }, ...more },
        headers: { 'idempotency-key': randomUUID() },
      });
      expect(status).toBe(201);
    }
  };
});
