import { dayAfter } from '@cuspid/platform/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic, dayIn } from '@cuspid/settings/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading, Tally } from '../engine/facts';
import { keyOf, tally } from '../engine/kept';
import { allLive, placesOf } from '../engine/kept-days';
import { keptFacts } from '../kept-facts';
import { ReportsService } from '../reports.service';
import { openReportsClinic } from '../testing/reports-clinic';
import { ReportKeeper } from './report-keeper';

const [RUNS, STEPS] = process.env['CUSPID_LONG'] ? [60, 20] : [4, 8];
const ZONES = ['Asia/Colombo', 'Europe/London', 'America/St_Johns'];
const STATUSES = ['SCHEDULED', 'ARRIVED', 'COMPLETED', 'CANCELLED', 'DID_NOT_ATTEND'];
const HOUR = 3_600_000;

/** What somebody does: to which row, how, and how many hours ago it is of. */
interface Act {
  kind: 'book' | 'change' | 'move' | 'delete' | 'stay' | 'restay' | 'unstay' | 'pay' | 'zone' | 'keep';
  which: number;
  how: number;
  hours: number;
}
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('book', 'change', 'move', 'delete', 'stay', 'restay', 'unstay', 'pay', 'zone', 'keep', 'keep'),
  which: fc.nat(1_000),
  how: fc.nat(1_000),
  hours: fc.integer({ min: 1, max: 24 * 70 }),
});

describe('what is kept of the days', () => {
  let clinic: SpecClinic;
  let admin: Person;
  let dentists: Person[];
  let patient: number;
  let chair: number;
  let now: number;
  let tickets = 0;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    admin = await clinic.person('ADMIN');
    dentists = [await clinic.person('ORTHODONTIST'), await clinic.person('ORTHODONTIST')];
    patient = await clinic.patient();
    now = Date.now();
    ({ insertId: chair } = await ask("insert into chair (name, sort) values ('Chair 1', 1)"));
    await ask("insert ignore into clinic_setting (id, name, time_zone) values (1, 'Spec', 'Asia/Colombo')");
  }, 120_000);
  afterAll(() => clinic.close());

  const ask = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);
  const zone = async () => (await clinic.get(Clinic).setting()).timeZone;
  const dentist = (how: number) => dentists[how % 2]?.id;
  const keep = () => clinic.get(ReportKeeper).keepAll();

  async function oneOf(table: string, which: number): Promise<number | undefined> {
    const rows: { id: number }[] = await ask(`select id from ${table} order by id`);
    return rows[which % Math.max(1, rows.length)]?.id;
  }

  const book = (at: Date, how: number, db = clinic.source.manager): Promise<unknown> =>
    db.query(
      `insert into visit (patient_id, provider_id, chair_id, starts_at, minutes, type, status, created_by_id, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, now(3))`,
      [
        ...[patient, how % 7 ? dentist(how) : null, how % 3 ? chair : null, at, 15 + (how % 60)],
        ...[how % 2 ? 'Review' : 'review', STATUSES[how % 5], admin.id],
      ],
    );

  /** A finished stay of a visit, with all its steps. */
  async function stay({ which, how, hours }: Act): Promise<void> {
    const at = new Date(now - hours * HOUR);
    const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    const day = dayIn(await zone(), at);
    const { insertId } = await ask(
      `insert into queue_entry (patient_id, visit_id, provider_id, ticket, status, day, stage_since, entered_at, called_at,
         completed_at, checked_in_by_id) values (?, ?, ?, ?, 'COMPLETED', ?, ?, ?, ?, ?, ?)`,
      [
        ...[patient, (await oneOf('visit', which)) ?? null, dentist(how), `T ${++tickets}`, day],
        ...[after(60), at, after(how % 40), after(60), admin.id],
      ],
    );
    const steps = ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'UNDER_TREATMENT', 'AT_CASHIER', 'COMPLETED'];
    const minutes = [0, how % 40, 40, 50, 60];
    const rows = steps.map((to, n) => [insertId, steps[n - 1] ?? null, to, after(minutes[n] ?? 0), admin.id]);
    await ask('insert into queue_move (entry_id, from_status, to_status, at, actor_id) values ?', [rows]);
  }

  async function pay({ which, how, hours }: Act): Promise<void> {
    const day = dayIn(await zone(), new Date(now - hours * HOUR));
    await ask(
      `insert into posting (patient_id, kind, amount_minor, currency, description, paid_on, paid_at, posted_at, posted_by_id,
         visit_id) values (?, 'CHARGE', ?, 'LKR', 'Filling', ?, now(3), now(3), ?, ?)`,
      [patient, how + 1, day, admin.id, (await oneOf('visit', which)) ?? null],
    );
  }

  const acts: Record<Act['kind'], (what: Act) => Promise<unknown>> = {
    book: ({ hours, how }) => book(new Date(now - hours * HOUR), how),
    change: async ({ which, how }) =>
      ask('update visit set status = ?, provider_id = ?, minutes = ?, chair_id = ? where id = ?', [
        ...[STATUSES[how % 5], dentist(how), 15 + (how % 60), how % 3 ? chair : null],
        (await oneOf('visit', which)) ?? 0,
      ]),
    move: async ({ which, hours }) =>
      ask('update visit set starts_at = ? where id = ?', [
        new Date(now - hours * HOUR),
        (await oneOf('visit', which)) ?? 0,
      ]),
    delete: async ({ which }) =>
      ask(
        `delete from visit where id = ? and id not in (select visit_id from queue_entry where visit_id is not null)
         and id not in (select visit_id from posting where visit_id is not null)`,
        [(await oneOf('visit', which)) ?? 0],
      ),
    stay,
    restay: async ({ which, how }) =>
      ask('update queue_move set at = date_add(at, interval ? minute) where id = ?', [
        ...[how % 30, (await oneOf('queue_move', which)) ?? 0],
      ]),
    unstay: async ({ which }) =>
      ask('delete from queue_entry where id = ?', [(await oneOf('queue_entry', which)) ?? 0]),
    pay,
    zone: async ({ which }) => {
      await ask('update clinic_setting set time_zone = ? where id = 1', [ZONES[which % 3]]);
      clinic.get(Clinic).forget();
    },
    keep,
  };

  const asked = [...keptFacts()].flatMap(([source, all]) =>
    all.flatMap((facts) => (facts.kept?.axes ?? []).map((axis) => ({ source, facts, axis }))),
  );

  /** The tallies of some facts as one text, whatever their order. */
  const written = (axis: readonly string[], found: readonly Tally[]): string => {
    const sums = new Map<string, [number, number]>();
    for (const { piece, values, n, amount } of found) {
      const key = `${piece} ${keyOf(axis, values)}`;
      const [count, sum] = sums.get(key) ?? [0, 0];
      sums.set(key, [count + n, sum + amount]);
    }
    return JSON.stringify([...sums].sort());
  };

  /** What is kept of all facts, read as a report reads it, beside what is counted of each. */
  async function differences(today: string): Promise<string[]> {
    const days = { from: dayAfter(today, -80), to: today };
    const pieces = [days, { from: dayAfter(today, -33), to: dayAfter(today, -20) }].map((one, n) =>
      n ? one : { from: days.from, to: dayAfter(today, -34) },
    );
    const here = await zone();
    return clinic.source.transaction('REPEATABLE READ', async (db) => {
      const reading: Reading = { db, zone: here, days };
      const [standing, live] = [await placesOf(reading, pieces), allLive(pieces)];
      const kept = asked.map((one) => ({ ...one, places: standing.get(one.source) ?? live }));
      const plain = asked.map((one) => ({ ...one, places: live }));
      const [told, counted] = [await tally(kept, reading, pieces), await tally(plain, reading, pieces)];
      return asked.flatMap(({ facts, axis }, n) => {
        const [one, other] = [written(axis, told[n] ?? []), written(axis, counted[n] ?? [])];
        return one === other ? [] : [`${facts.key} by ${axis.join()}: kept ${one}, plain ${other}`];
      });
    });
  }

  /** The report of visits beside a count of all visits made here. */
  async function wrongReport(today: string): Promise<string | undefined> {
    const [from, to] = [dayAfter(today, -70), today];
    const here = await zone();
    const visits: { starts_at: Date; status: string }[] = await ask('select starts_at, status from visit');
    const told = await clinic.get(ReportsService).of('visits', { from, to, groupBy: 'week' });
    const figure = told.figures.find(({ key }) => key === 'visits-completed');
    const completed = visits
      .filter(({ status }) => status === 'COMPLETED')
      .map(({ starts_at }) => dayIn(here, starts_at));
    const expected = told.groups.map((group) => completed.filter((day) => day >= group.from && day <= group.to).length);
    return JSON.stringify(figure?.sparkline) === JSON.stringify(expected)
      ? undefined
      : `completed ${JSON.stringify(figure?.sparkline)}, expected ${JSON.stringify(expected)}`;
  }

  it('is what plain SQL says after each step of any history', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: STEPS, maxLength: STEPS }), async (history) => {
        for (const one of history) {
          await acts[one.kind](one);
          const today = await clinic.get(Clinic).today();
          expect(await differences(today)).toEqual([]);
          expect(await wrongReport(today)).toBeUndefined();
        }
      }),
      { numRuns: RUNS, seed: 194, endOnFailure: true },
    );
    const kept: { n: string }[] = await ask("select count(*) as n from report_day where grain = 'M'");
    expect(Number(kept[0]?.n)).toBeGreaterThan(0);
  });

  it('believes nothing that was kept by other rules, and makes it anew', { timeout: 60_000 }, async () => {
    await book(new Date(now - 50 * 24 * HOUR), 2);
    await keep();
    await ask("insert into report_tally values ('VISIT', 'status', 'D', '2026-01-01', 'COMPLETED', 1, 30)");
    await ask('update report_tally set n = n + 1');
    const today = await clinic.get(Clinic).today();
    expect(await differences(today)).not.toEqual([]);
    await ask('update report_rollup set rules = rules - 1');
    expect(await differences(today)).toEqual([]);
    await keep();
    expect(await differences(today)).toEqual([]);
    expect(await ask("select keyed from report_tally where axis = 'status'")).toEqual([]);
  });

  it('counts what was begun before a day was kept, and done after', { timeout: 60_000 }, async () => {
    const at = new Date(now - 40 * 24 * HOUR);
    const day = dayIn(await zone(), at);
    const booked = async () =>
      (await clinic.get(ReportsService).of('visits', { from: day, to: day })).figures.find(
        ({ key }) => key === 'visits-booked',
      )?.value;
    const before = Number(await booked());
    const slow = clinic.source.createQueryRunner();
    await slow.startTransaction();
    await book(at, 2, slow.manager);
    await keep();
    expect(await booked()).toBe(before);
    await slow.commitTransaction();
    await slow.release();
    expect(await booked()).toBe(before + 1);
    await keep();
    expect(await booked()).toBe(before + 1);
    expect(await ask('select id from report_touch where at < ?', [at])).toEqual([]);
  });
});
