import { tmpdir } from 'node:os';
import { Bell, Events, MetricsServer } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import type { SpecClinic } from '@cuspid/platform/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

/** Nobody listens there. */
const GONE = 'redis://127.0.0.1:1';

describe('a clinic whose Redis is gone (one that is there: npm run drill:redis)', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openWholeClinic();
  });
  afterAll(() => clinic.close());

  it('starts, says so, and hears of what other processes did by looking', async () => {
    const { app } = await clinic.replica({ REDIS_URL: GONE, METRICS_PORT: '0', FILE_STORAGE_FOLDER: tmpdir() });
    expect([app.get(Bell).isWanted, app.get(Bell).isUp]).toEqual([true, false]);
    const port = app.get(MetricsServer).port;
    const text = await (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
    expect(text).toContain('\ncuspid_redis_up 0\n');

    const heard = vi.fn();
    app.get(Events).subscribe(heard);
    await transaction(clinic.app.get(DataSource), (tx) => clinic.app.get(Events).publish(tx, 'queue', { id: 4_711 }));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(expect.objectContaining({ id: 4_711 })), 10_000);
    app.get(Bell).ring('events');
    expect(app.get(Bell).isUp).toBe(false);
  });
});
