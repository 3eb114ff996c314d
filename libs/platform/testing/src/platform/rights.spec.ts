import { randomBytes } from 'node:crypto';
import {
  connectionOptions,
  DatabaseRefused,
  isTooMuch,
  prepare,
  type DatabaseSettings,
} from '@cuspid/platform/database';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../database';

async function ask(settings: DatabaseSettings, ...statements: string[]): Promise<unknown> {
  const connection = await mysql.createConnection(connectionOptions(settings));
  try {
    let answer: unknown;
    for (const statement of statements) [answer] = await connection.query(statement);
    return answer;
  } finally {
    await connection.end();
  }
}

describe('the application’s user', () => {
  let migration: DatabaseSettings;
  let database: DatabaseSettings;
  let drop: () => Promise<void>;
  const user = `cuspid_spec_${randomBytes(4).toString('hex')}`;

  const ready = () => prepare({ database, migration }, () => undefined);

  beforeAll(async () => {
    ({ settings: migration, drop } = await emptyDatabase());
    database = { ...migration, user, password: randomBytes(18).toString('base64url') };
    await ask(migration, `create user ${user}@'%' identified by '${database.password}'`);
    await ready();
  });
  afterAll(async () => {
    await ask(migration, `drop user ${user}@'%'`);
    await drop();
  });

  it('reads and writes rows', async () => {
    await ask(
      database,
      "insert into sequence (name, value) values ('x', 1)",
      "update sequence set value = 2 where name = 'x'",
      "delete from sequence where name = 'x'",
      "select * from audit_turn where name = 'seal' for update skip locked",
    );
  });

  it('adds to the audit log and its chain, and can neither change nor shorten them', async () => {
    await ask(
      database,
      "insert into audit_entry (at, action) values (now(3), 'thing.done')",
      'select * from audit_seal',
    );
    for (const table of ['audit_entry', 'audit_seal', 'audit_archive']) {
      for (const statement of [`delete from ${table}`, `truncate table ${table}`, `drop table ${table}`]) {
        await expect(ask(database, statement), statement).rejects.toThrow(/denied/);
      }
    }
    await expect(ask(database, "update audit_entry set action = 'x'")).rejects.toThrow(/denied/);
  });

  it('changes no schema, drops no trigger, writes no file, makes no user, says of no migration that it was run', async () => {
    for (const statement of [
      'create table mine (id int)',
      'alter table patient add column mine int',
      'drop trigger audit_entry_no_update',
      'create trigger mine before insert on patient for each row set new.notes = 1',
      'create view mine as select 1',
      "select 1 into outfile '/tmp/cuspid-spec'",
      "create user mine@'%' identified by 'x'",
      'set global max_connections = 1',
      'delete from migrations',
      "insert into migrations (timestamp, name) values (1, 'x')",
      'select * from mysql.user',
    ]) {
      await expect(ask(database, statement), statement).rejects.toThrow(/denied|not allowed|need|do not have/i);
    }
  });

  it('has exactly these rights, and gets back those it lost, and loses those that are too much', async () => {
    const account = `${user}@'%'`;
    await ask(
      migration,
      `revoke insert on patient from ${account}`,
      `grant delete on audit_entry to ${account}`,
      `grant update on migrations to ${account}`,
    );
    await ready();
    await ask(database, 'select count(*) from patient');
    await expect(ask(database, 'delete from audit_entry')).rejects.toThrow(/denied/);
    await expect(ask(database, 'update migrations set timestamp = 1')).rejects.toThrow(/denied/);
    await expect(ask(database, "insert into patient (first_name) values ('x')")).rejects.not.toThrow(/denied/);
  });

  it('is refused at the start when it may do more: the message says what', async () => {
    await ask(migration, `grant select on patient to ${user}@'%' with grant option`);
    await expect(ready()).rejects.toThrow(DatabaseRefused);
    await expect(ready()).rejects.toThrow(/may do more than read and write rows \(GRANT .*patient.*\): revoke it/);
    await ask(migration, `revoke grant option on patient from ${user}@'%'`);
    await ready();
    await expect(prepare({ database: migration, migration }, () => undefined)).rejects.toThrow(DatabaseRefused);
  });

  it.each<[string, boolean]>([
    ['GRANT USAGE ON *.* TO `a`@`%` IDENTIFIED BY PASSWORD', false],
    ['GRANT SELECT, INSERT, UPDATE, DELETE ON `cuspid`.`patient` TO `a`@`%`', false],
    ['GRANT SELECT, INSERT ON `cuspid`.`audit_entry` TO `a`@`%`', false],
    ['GRANT ALL PRIVILEGES ON `another`.* TO `a`@`%`', false],
    ['GRANT SELECT, INSERT, DELETE ON `cuspid`.`audit_entry` TO `a`@`%`', true],
    ['GRANT SELECT, ALTER ON `cuspid`.`patient` TO `a`@`%`', true],
    ['GRANT SELECT ON `cuspid`.`patient` TO `a`@`%` WITH GRANT OPTION', true],
    ['GRANT SELECT ON `cuspid`.* TO `a`@`%`', true],
    ['GRANT SELECT ON `cus%`.* TO `a`@`%`', true],
    ['GRANT FILE ON *.* TO `a`@`%`', true],
    ['GRANT USAGE ON *.* TO `a`@`%` WITH GRANT OPTION', true],
    ['GRANT `dba`@`%` TO `a`@`%`', true],
    ['GRANT dba TO `a`@`%`', true],
  ])('%s: is that too much? %s', (grant, answer) => {
    expect(isTooMuch(grant, 'cuspid')).toBe(answer);
  });
});
