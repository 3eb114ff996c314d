import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Ties } from '@cuspid/users/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueueService } from './queue.service';
import { openQueueClinic } from './testing/queue-clinic';

describe('whoever leaves while patients are in the clinic', () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    [reception, ana] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST')];
  });
  afterAll(() => clinic.close());

  const open = async () =>
    (await clinic.get(Ties).of(clinic.source.manager, [ana.id]))
      .get(ana.id)
      ?.find(({ name }) => name === 'queue-entries-open')?.count;

  it('is told how many wait for them or sit in their chair; those who have gone home do not count', async () => {
    expect(await open()).toBe(0);
    const entries = [];
    for (const providerId of [ana.id, ana.id, null]) {
      entries.push(
        await clinic.get(QueueService).checkIn(reception, { patientId: await clinic.patient(), providerId }),
      );
    }
    expect(await open()).toBe(2);
    await clinic.get(QueueService).move(reception, entries[0]?.id ?? 0, { status: 'COMPLETED' });
    expect(await open()).toBe(1);
  });
});
