import { setTimeout } from 'node:timers/promises';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

let clinic: SpecClinic;
beforeAll(async () => {
  clinic = await openWholeClinic();
});
afterAll(() => clinic.close());

it('says that it is not ready and goes on working, before it takes no more connections', async () => {
  const desk = await clinic.person('RECEPTION');
  const { app, http } = await clinic.replica({ DRAIN_SECONDS: '2' });
  expect((await http.call('GET', '/api/health/ready')).status).toBe(200);
  const gone = app.close();
  await setTimeout(300);
  expect(await http.call('GET', '/api/health/ready')).toMatchObject({ status: 503, body: { status: 'stopping' } });
  expect((await http.as(desk, 'GET', '/api/queue')).status).toBe(200);
  await gone;
  await expect(http.call('GET', '/api/health/live')).rejects.toThrow();
});
