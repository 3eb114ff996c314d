import { afterEach, describe, expect, it } from 'vitest';
import { findServer } from '../machine/binaries.mjs';
import { openDatabase } from '../machine/database.mjs';
import { ask, needGivenServer } from '../machine/given-server.mjs';
import { newHome, start, tidyUp } from './starting.mjs';

let server;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await tidyUp();
});

/** A server that is not the clinic's own, as its operator would name it in the environment. */
async function operatorsServer() {
  server = await openDatabase({ server: findServer(), folder: newHome(), databases: ['cuspid_test_%'], say: () => {} });
  const { host, port, user, password } = server.settings;
  return { DB_HOST: host, DB_PORT: String(port), DB_USER: user, DB_PASSWORD: password, DB_NAME: 'cuspid_test_clinic' };
}

describe('a server of the operator’s own (DB_HOST)', () => {
  it('is used, with its database created, and no private one is started', async () => {
    const env = await operatorsServer();
    const clinic = await start(newHome(), { env });
    expect(await clinic.visit(7)).toBe(true);
    expect(clinic.databasePids()).toEqual([]);
    expect(await clinic.stop()).toBe(0);
    await expect(ask(env, ['select id from visit'], 'cuspid_test_clinic')).resolves.toBeUndefined(); // it still runs
  });

  it('that refuses is named setting by setting', async () => {
    const env = await operatorsServer();
    const refusal = (change) => needGivenServer({ ...env, ...change });
    await expect(refusal({ DB_PASSWORD: 'wrong' })).rejects.toThrow(/^DB_USER or DB_PASSWORD is wrong/);
    await expect(refusal({ DB_NAME: 'someone_elses' })).rejects.toThrow(/^DB_NAME is someone_elses/);
    await expect(refusal({ DB_HOST: 'no-such-host.invalid' })).rejects.toThrow(/^DB_HOST is no-such-host.invalid/);
    await expect(refusal({ DB_SSL: 'true', DB_SSL_CA: '/no/such/ca.pem' })).rejects.toThrow(/^DB_SSL_CA is/);
  });

  it('is never spoken to without TLS when TLS was asked for', async () => {
    const env = await operatorsServer(); // MariaDB offers none here
    await expect(needGivenServer({ ...env, DB_SSL: 'true' })).rejects.toThrow(/cannot be used/);
  });
});
