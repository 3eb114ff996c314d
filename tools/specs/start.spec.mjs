import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pause } from '../machine/process.mjs';
import { kill9, newHome, start, tidyUp, until } from './starting.mjs';

afterEach(tidyUp);

describe('npm start', () => {
  it('starts a database of its own and the API, says where they are, and leaves nothing behind', async () => {
    const clinic = await start(newHome());
    expect(clinic.said()).toContain(`http://localhost:${clinic.port}/api/docs`);
    expect(clinic.said()).toContain(`http://localhost:${clinic.port}/display/abc`);
    expect(clinic.said()).toContain('reception@cuspid.test');
    expect(await clinic.settings()).toMatchObject({ demo: 'true', secret: 64 });
    expect(await clinic.stop()).toBe(0);
    expect([...clinic.databasePids(), ...clinic.apiPids()]).toEqual([]);
  });

  it('keeps the data over a restart, and the second start takes seconds', async () => {
    const home = newHome();
    const first = await start(home);
    expect(await first.visit(1)).toBe(true);
    await first.stop();
    const since = Date.now();
    const second = await start(home);
    expect(Date.now() - since).toBeLessThan(15_000);
    expect(await second.visits()).toEqual([1]);
    await second.stop();
  });

  it('offers no demo sign-in in production', async () => {
    const clinic = await start(newHome(), { env: { NODE_ENV: 'production', WEB_URL: 'https://clinic.example' } });
    expect(await clinic.settings()).toMatchObject({ demo: 'false' });
    expect(clinic.said()).not.toContain('@cuspid.test');
    await clinic.stop();
  });
});

describe('npm start, told something wrong', () => {
  it('stops with the API’s own sentence when the configuration is wrong, and does not try again', async () => {
    const clinic = await start(newHome(), { env: { STAND_IN_REFUSES: 'SMTP_PORT is "many": it must be a number' } });
    expect(await clinic.ended).toBe(78);
    expect(clinic.said()).toContain('SMTP_PORT is "many": it must be a number');
    expect([...clinic.databasePids(), ...clinic.apiPids()]).toEqual([]);
  });

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await until(() => other.listening);
    const { port } = other.address();
    const clinic = await start(newHome(), { port });
    other.close();
    expect(await clinic.ended).toBe(1);
    expect(clinic.said().trim()).toMatch(new RegExp(`^Port ${port} is taken by another program: .*$`));
  });
});

describe('beside each other', () => {
  it('a second start in the same folder says where the first one is, and harms nothing', async () => {
    const home = newHome();
    const first = await start(home);
    const [database] = first.databasePids();
    const second = await start(home);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`already runs here: http://localhost:${first.port}`);
    expect(first.databasePids()).toEqual([database]);
    expect(await first.visit(1)).toBe(true);
    await first.stop();
  });

  it('of two started at the same moment exactly one runs', async () => {
    const home = newHome();
    const both = await Promise.all([start(home), start(home)]);
    const running = both.filter(({ child }) => child.exitCode === null);
    expect(running).toHaveLength(1);
    expect(running[0].databasePids()).toHaveLength(1);
    await running[0].stop();
  });

  it('clinics in two folders do not touch each other', async () => {
    const [one, other] = await Promise.all([start(newHome()), start(newHome())]);
    expect([await one.visit(1), await other.visit(2)]).toEqual([true, true]);
    await one.stop();
    expect(await other.visits()).toEqual([2]);
    await other.stop();
  });
});

describe('kill -9', () => {
  it('of the script: the next start takes over the same database server and a fresh API', async () => {
    const home = newHome();
    const first = await start(home);
    expect(await first.visit(1)).toBe(true);
    const [database] = first.databasePids();
    const [api] = first.apiPids();
    await first.killScript();
    expect(first.databasePids()).toEqual([database]);

    const second = await start(home, { port: first.port });
    expect(second.databasePids()).toEqual([database]);
    expect(second.apiPids()).not.toContain(api);
    expect(await second.visits()).toEqual([1]);

    await kill9(database); // one it did not start itself
    await until(() => second.visit(2));
    expect(await second.visits()).toEqual([1, 2]);
    await second.stop();
    expect([...second.databasePids(), ...second.apiPids()]).toEqual([]);
  });

  it('of database and API during a stream of writes: both come back by themselves, with every acknowledged row', async () => {
    const clinic = await start(newHome());
    const acknowledged = [];
    let writing = true;
    const stream = (async () => {
      for (let id = 1; writing; id++) if (await clinic.visit(id)) acknowledged.push(id);
    })();
    for (const pids of [() => clinic.databasePids(), () => clinic.apiPids(), () => clinic.databasePids()]) {
      await pause(700);
      await kill9(pids()[0]);
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 5);
    }
    writing = false;
    await stream;
    const there = new Set(await clinic.visits());
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(20);
    await clinic.stop();
  });
});
