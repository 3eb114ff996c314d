import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Events } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClinic, type SpecClinic } from '../clinic';
import { NobodySignsInModule } from '../nobody';

type Told = Parameters<Parameters<Events['subscribe']>[0]>[0];

describe('live events', () => {
  let clinic: SpecClinic;
  let here: Events, there: Events;

  beforeAll(async () => {
    clinic = await openClinic({ modules: [NobodySignsInModule], entities: [] });
    here = clinic.get(Events);
    there = (await clinic.replica()).app.get(Events, { strict: false });
  });
  afterAll(() => clinic.close());

  const publish = (id: number) => transaction(clinic.source, (tx) => here.publish(tx, 'queue', { id, patientId: 1 }));
  const listen = (events: Events) => {
    const heard: Told[] = [];
    return { heard, stop: events.subscribe((event) => heard.push(event)) };
  };
  const idsOf = (heard: Told[]) => heard.map(({ id }) => id);

  it('are told after the commit, and never when there was none', async () => {
    const { heard, stop } = listen(here);
    await transaction(clinic.source, async (tx) => {
      await here.publish(tx, 'queue', { id: 1 });
      await sleep(600); // longer than anybody looks away
      expect(heard).toEqual([]);
    });
    await transaction(clinic.source, async (tx) => {
      await here.publish(tx, 'queue', { id: 2 });
      throw new Error('no');
    }).catch(() => undefined);
    await sleep(600);
    expect(idsOf(heard)).toEqual([1]);
    stop();
  });

  it('reach every process within a second, each once, in order', async () => {
    const [one, two] = [listen(here), listen(there)];
    for (let id = 10; id < 30; id++) await publish(id);
    const all = Array.from({ length: 20 }, (_, n) => n + 10);
    await expect.poll(() => idsOf(two.heard), { timeout: 1_000, interval: 25 }).toEqual(all);
    await sleep(900);
    expect([idsOf(one.heard), idsOf(two.heard)]).toEqual([all, all]);
    [one, two].forEach(({ stop }) => stop());
  });

  it('with a lower number that are committed later are told all the same', async () => {
    const { heard, stop } = listen(there);
    const gate = new EventEmitter();
    const slow = transaction(clinic.source, async (tx) => {
      await here.publish(tx, 'queue', { id: 40 });
      await new Promise((resolve) => gate.once('open', resolve));
    });
    await sleep(50);
    await publish(41);
    await expect.poll(() => idsOf(heard)).toEqual([41]);
    gate.emit('open');
    await slow;
    await expect.poll(() => idsOf(heard)).toEqual([41, 40]);
    stop();
  });

  it('that were missed are told in order, or that too much was', async () => {
    const { heard, stop } = listen(here);
    for (const id of [50, 51, 52]) await publish(id);
    await expect.poll(() => idsOf(heard)).toEqual([50, 51, 52]);
    stop();
    expect((await here.since(heard[0]?.eventId ?? 0))?.map(({ id }) => id)).toEqual([51, 52]);
    expect(await here.since(heard[2]?.eventId ?? 0)).toEqual([]);
    expect(await here.since(4_000_000_000)).toBeNull();
  });

  it('are remembered no longer than a lower number may still appear', () => {
    const seen: unknown = Reflect.get(here, 'seen');
    expect(seen instanceof Map && seen.size).toBeLessThan(100);
  });
});
