import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Lanes } from './lanes';
import { PdfBusy } from './pdf';

it('lets two in at once, has twenty wait in order and turns the rest away', async () => {
  const lanes = new Lanes(2, 20);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const work = (n: number) =>
    lanes.through(async () => {
      most = Math.max(most, ++inside);
      await sleep(2);
      inside--;
      order.push(n);
    });
  const all = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => work(n)));
  const refused = all.filter((one) => one.status === 'rejected');
  expect(most).toBe(2);
  expect(refused).toHaveLength(8);
  expect(refused.every((one) => one.reason instanceof PdfBusy)).toBe(true);
  expect(order).toEqual(Array.from({ length: 22 }, (_, n) => n));
  await work(99);
  expect(order.at(-1)).toBe(99);
});

it('turns away who has waited too long, and those behind still get their turn', async () => {
  const lanes = new Lanes(1, 5, 200);
  let finish = (): void => undefined;
  const slow = lanes.through(() => new Promise<void>((done) => (finish = done)));
  await expect(lanes.through(() => Promise.resolve('in time'))).rejects.toBeInstanceOf(PdfBusy);
  const next = lanes.through(() => Promise.resolve('next'));
  finish();
  await slow;
  await expect(next).resolves.toBe('next');
  await expect(lanes.through(() => Promise.resolve('free'))).resolves.toBe('free');
});

it('gives the place back when the work fails', async () => {
  const lanes = new Lanes(1, 0);
  await expect(lanes.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(lanes.through(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
