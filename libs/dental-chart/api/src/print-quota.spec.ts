import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChartClinic } from './testing/chart-clinic';

let clinic: SpecClinic;

beforeAll(async () => {
  clinic = await openChartClinic();
});
afterAll(() => clinic.close());

it('prints thirty charts a minute for one person, whichever replica they ask, and says when to ask again', async () => {
  const [ana, ben] = [await clinic.person('ORTHODONTIST'), await clinic.person('ORTHODONTIST')];
  const path = `/api/patients/${await clinic.patient({}, [ana, ben])}/dental-chart.pdf`;
  const replica = await clinic.replica();
  const token = await clinic.http.token(ana);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, call) => (call % 2 ? replica : clinic).http.call('GET', path, { token })),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(refused).toHaveLength(10);
  for (const { headers } of refused) {
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(61);
  }
  expect((await clinic.http.as(ben, 'GET', path)).status).toBe(200);
});
