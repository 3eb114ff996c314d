import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueueBoard } from './queue-board';
import { QueueService } from './queue.service';
import { openQueueClinic } from './testing/queue-clinic';

/** Days of a past that only statistics look at, with a hundred patients each. */
const [DAYS, A_DAY] = [200, 100];

describe('the queue after two hundred days', () => {
  let clinic: SpecClinic;
  let reception: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    reception = await clinic.person('RECEPTION');
    const patientId = await clinic.patient();
    const rows = Array.from({ length: A_DAY }, (_, n) => [patientId, `A ${n}`, reception.id]);
    for (let day = 1; day <= DAYS; day++) {
      await clinic.source.query(
        'insert into queue_entry (patient_id, ticket, checked_in_by_id, status, day, entered_at, stage_since, called_at, completed_at) values ' +
          rows
            .map(
              () =>
                "(?, ?, ?, 'COMPLETED', date_sub('2026-01-01', interval " +
                day +
                ' day), now(3), now(3), now(3), now(3))',
            )
            .join(),
        rows.flat(),
      );
    }
    await clinic.source.query('analyze table queue_entry');
    for (let n = 0; n < 20; n++) {
      await clinic.get(QueueService).checkIn(reception, { patientId: await clinic.patient() });
    }
  });
  afterAll(() => clinic.close());

  const plans = (work: () => Promise<unknown>) => plansOf(clinic.source, work);

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
});
