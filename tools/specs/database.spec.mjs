import { createServer } from 'node:net';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterEach, describe, expect, it } from 'vitest';
import { findServer } from '../machine/binaries.mjs';
import { openDatabase } from '../machine/database.mjs';
import { newHome, tidyUp, until } from './starting.mjs';

afterEach(tidyUp);

const open = (folder) =>
  openDatabase({ server: findServer(), folder, databases: ['cuspid', 'cuspid_test_%'], say: () => {} });

async function ask(options, sql) {
  const connection = await createConnection(options);
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
}

describe('the private database server', () => {
  it('lets root in by the socket only, and nobody without a password', async () => {
    const folder = newHome();
    const { settings, socket, stop } = await open(folder);
    const { rootPassword } = JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8'));
    const { host, port } = settings;
    for (const stranger of [
      { user: 'root', password: rootPassword },
      { user: 'root', password: '' },
      { user: '', password: '' },
    ]) {
      await expect(ask({ host, port, ...stranger }, 'select 1')).rejects.toThrow(/denied/);
    }
    await expect(ask({ socketPath: socket, user: 'root', password: '' }, 'select 1')).rejects.toThrow(/denied/);
    const [who] = await ask(
      { socketPath: socket, user: 'root', password: rootPassword },
      'select current_user() as who',
    );
    expect(who).toEqual({ who: 'root@localhost' });
    await stop();
  });

  it('writes through to the disk, strictly, in utf8mb4, and reads committed', async () => {
    const { settings, stop } = await open(newHome());
    const [row] = await ask(
      settings,
      'select @@innodb_flush_log_at_trx_commit as flush, @@global.sql_mode as mode, @@character_set_server as charset, @@bind_address as address',
    );
    expect(row).toMatchObject({ flush: 1, charset: 'utf8mb4', address: '127.0.0.1' });
    expect(row.mode).toContain('STRICT_TRANS_TABLES');
    await stop();
  });

  it('lets its account make the databases it was opened for, and no others', async () => {
    const { settings, stop } = await open(newHome());
    await ask(settings, 'create database cuspid_test_one');
    await expect(ask(settings, 'create database cuspidXtestXtwo')).rejects.toThrow(/denied/);
    await expect(ask(settings, 'select * from mysql.global_priv')).rejects.toThrow(/denied/);
    await stop();
  });
});

describe('the application’s account', () => {
  it('is there beside the one that changes the schema, and may do nothing before it is given rights', async () => {
    const { settings, application, stop } = await open(newHome());
    expect(application.user).not.toBe(settings.user);
    const asApplication = { ...settings, ...application };
    expect(await ask(asApplication, 'select 1 as one')).toEqual([{ one: 1 }]);
    for (const statement of ['use cuspid', 'create database cuspid_test_x', 'select * from mysql.user']) {
      await expect(ask(asApplication, statement), statement).rejects.toThrow(/denied/);
    }
    await ask({ ...settings, database: 'cuspid' }, 'create table some (id int)');
    await ask(settings, `grant select on cuspid.some to ${application.user}@'127.0.0.1'`);
    expect(await ask(asApplication, 'select * from cuspid.some')).toEqual([]);
    await stop();
  });

  it('comes to a server that was made before there was one, also while that server still runs', async () => {
    const folder = newHome();
    const first = await open(folder);
    const root = { socketPath: first.socket, user: 'root', password: rootPasswordOf(folder) };
    await ask(root, "drop user cuspid_app@'127.0.0.1', cuspid_app@localhost");
    const second = await open(folder);
    expect(await ask({ ...second.settings, ...second.application }, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    await first.stop();
  }, 60_000);
});

const rootPasswordOf = (folder) => JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')).rootPassword;

describe('what it keeps in its folder', () => {
  it('passwords are for their owner’s eyes', async () => {
    const folder = newHome();
    const { stop } = await open(folder);
    const modes = ['db.json', 'db-opening.sql'].map((file) => statSync(join(folder, file)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    await stop();
  });

  it('a port that a stranger has taken meanwhile is given up for another', async () => {
    const folder = newHome();
    const first = await open(folder);
    await first.stop();
    const stranger = createServer().listen(first.settings.port, '127.0.0.1');
    await until(() => stranger.listening);
    const second = await open(folder);
    expect(second.settings.port).not.toBe(first.settings.port);
    await second.stop();
    stranger.close();
  });

  it('data is opened with new passwords when the old ones are lost', async () => {
    const folder = newHome();
    const first = await open(folder);
    await ask({ ...first.settings, database: 'cuspid' }, 'create table kept (id int)');
    await first.stop();
    rmSync(join(folder, 'db.json'));
    const second = await open(folder);
    expect(second.settings.password).not.toBe(first.settings.password);
    expect(await ask({ ...second.settings, database: 'cuspid' }, 'select * from kept')).toEqual([]);
    await second.stop();
  });

  it('data is made anew where the making of it was cut short', async () => {
    const folder = newHome();
    const draft = join(folder, 'data', 'db.new');
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'ibdata1'), 'half a file');
    const { settings, stop } = await open(folder);
    expect(await ask(settings, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });
});

describe('data of another server', () => {
  it('of a MariaDB is not handed to a MySQL', async () => {
    const folder = newHome();
    await (await open(folder)).stop();
    const server = { ...findServer(), kind: 'mysql' };
    await expect(openDatabase({ server, folder, databases: ['cuspid'], say: () => {} })).rejects.toThrow(
      /made by mariadb/,
    );
  });
});
