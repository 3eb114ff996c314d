import { Requirements } from '@cuspid/cases/api';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { loadDemoClinic } from './load';

describe('what the demo students have done', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    await loadDemoClinic(clinic.app);
  }, 300_000);
  afterAll(() => clinic.close());

  it('is believable: everybody has begun, something is reached and something open, nothing done more than is asked for', async () => {
    const admin = await clinic.person('ADMIN');
    const { items } = await clinic.get(Requirements).students(admin, { limit: 50 });
    expect(items.length).toBeGreaterThan(1);
    for (const { student, items: kinds } of items) {
      for (const { name, done, quota } of kinds) expect(done, `${student.name}: ${name}`).toBeLessThanOrEqual(quota);
      expect(kinds.filter(({ done, quota }) => done < quota).length, student.name).toBeGreaterThan(0);
      expect(
        kinds.reduce((sum, { done }) => sum + done, 0),
        student.name,
      ).toBeGreaterThan(0);
    }
    const reached = items.map(({ items: kinds }) => kinds.filter(({ done, quota }) => done === quota).length);
    expect(Math.max(...reached)).toBeGreaterThan(0);
  });
});
