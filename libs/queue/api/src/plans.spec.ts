import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayEnd } from './day-end/day-end';
import { FiguresService } from './figures/figures.service';
import { Forecasts } from './forecast/forecasts';
import { QueueHistory } from './forecast/history';
import { QueueBoard } from './queue-board';
import { QueueService } from './queue.service';
import { insertChairs, openQueueClinic } from './testing/queue-clinic';

/** Days of a past that only statistics look at, and patients a day: 20,000 entries, in the long form 200,000. */
const [DAYS, A_DAY] = process.env['CUSPID_LONG'] ? [1_000, 200] : [200, 100];
/** What statistics look at is a part of all that. */
const HISTORY_DAYS = 56;

describe('the queue after many days', () => {
  let clinic: SpecClinic;
  let reception: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    reception = await clinic.person('RECEPTION');
    await insertChairs(clinic, 3);
    await insertPast(await clinic.patient());
    for (let n = 0; n < 20; n++) {
      await clinic.get(QueueService).checkIn(reception, { patientId: await clinic.patient() });
    }
  }, 600_000);
  afterAll(() => clinic.close());

  const plans = (work: () => Promise<unknown>) => plansOf(clinic.source, work);

  /** Completed entries of every day before today, each with its five steps. */
  async function insertPast(patientId: number): Promise<void> {
    for (let from = 1; from <= DAYS; from += 10) {
      const rows = Array.from({ length: 10 * A_DAY }, (_, n) => {
        const [ago, minute] = [from + Math.floor(n / A_DAY), 180 + (n % A_DAY) * 4];
        return [patientId, `A ${n % A_DAY}`, reception.id, reception.id, ago, ago, minute, ago, minute + 10];
      });
      const at = 'date_add(date_sub(curdate(), interval ? day), interval ? minute)';
      const row = `(?, ?, ?, ?, 'COMPLETED', date_sub(curdate(), interval ? day), now(3), now(3), ${at}, ${at})`;
      await clinic.source.query(
        'insert into queue_entry (patient_id, ticket, checked_in_by_id, provider_id, status, day, stage_since, completed_at, ' +
          'entered_at, called_at) values ' +
          rows.map(() => row).join(),
        rows.flat(),
      );
    }
    const steps = [
      [null, 'IN_WAITING_ROOM', 0],
      ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 10],
      ['UNDER_CONSULTATION', 'UNDER_TREATMENT', 18],
      ['UNDER_TREATMENT', 'AT_CASHIER', 45],
      ['AT_CASHIER', 'COMPLETED', 50],
    ] as const;
    for (const [before, after, minutes] of steps) {
      await clinic.source.query(
        'insert into queue_move (entry_id, from_status, to_status, at, actor_id) ' +
          'select id, ?, ?, date_add(entered_at, interval ? minute), checked_in_by_id ' +
          "from queue_entry where status = 'COMPLETED'",
        [before, after, minutes],
      );
    }
    await clinic.source.query('analyze table queue_entry, queue_move');
  }

  it('draws today’s board without reading the past', async () => {
    for (const { read, steps } of await plans(() => clinic.get(QueueBoard).today(reception))) {
      expect(read, JSON.stringify(steps)).toBeLessThan(500);
    }
  });

  it('counts today without reading the past', async () => {
    for (const { read } of await plans(() => clinic.get(QueueBoard).stats(reception))) expect(read).toBeLessThan(500);
  });

  it('gives ten people who press at once ten patients, whatever the statistics say of the table', async () => {
    const called = await Promise.all(
      Array.from({ length: 10 }, () => clinic.get(QueueService).callNext(reception, {})),
    );
    expect(new Set(called.map(({ id }) => id)).size).toBe(10);
  });

  it('finds the next patient without reading the past', async () => {
    const called = await plans(() => clinic.get(QueueService).callNext(reception, {}));
    for (const { read, steps } of called) expect(read, JSON.stringify(steps)).toBeLessThan(500);
  });

  it('forecasts from the history of eight weeks, however long the clinic has kept one, and reads it once a minute', async () => {
    clinic.get(QueueHistory).forget();
    const first = await plans(() => clinic.get(Forecasts).today(clinic.source.manager));
    const read = first.reduce((sum, plan) => sum + plan.read, 0);
    // Of each entry its own row and its five steps, twice at most.
    expect(read).toBeLessThan(Math.min(HISTORY_DAYS * A_DAY, 6_000) * 13 + 1_000);
    const keys = first.flatMap(({ steps }) => steps.map(({ key }) => key));
    expect(keys).toEqual(expect.arrayContaining(['queue_entry_ticket', 'queue_move_entry']));
    const again = await plans(() => clinic.get(Forecasts).today(clinic.source.manager));
    expect(again.reduce((sum, plan) => sum + plan.read, 0)).toBeLessThan(1_000);
  });

  it('tells the figures of a month by reading that month', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const started = Date.now();
    const found = await plans(() => clinic.get(FiguresService).of(reception, { from: day(30), to: day(1) }));
    const read = found.reduce((sum, plan) => sum + plan.read, 0);
    // Of each entry its row, its steps and its stays, some of them sorted.
    expect(read).toBeLessThan(30 * A_DAY * 25);
    for (const { steps } of found)
      for (const { table, key } of steps) if (table === 'entry') expect(key).not.toBeNull();
    process.stdout.write(`figures of 30 of ${DAYS} days: ${read} rows, ${Date.now() - started} ms with plans\n`);
  });

  it('finds what was left open without reading the past', async () => {
    for (const { read } of await plans(() => clinic.get(DayEnd).list(reception))) expect(read).toBeLessThan(500);
  });
});
