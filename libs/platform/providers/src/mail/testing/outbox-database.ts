import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate, type DatabaseSettings } from '@cuspid/platform/database';
import { MailLetter } from '../mail-letter';

/** The database server the specs were given (`npm test` starts a private one). */
function server() {
  const { TEST_DB_HOST, TEST_DB_PORT = '3306', TEST_DB_USER = 'root', TEST_DB_PASSWORD = '' } = process.env;
  if (!TEST_DB_HOST) throw new Error('This spec needs a database server: TEST_DB_HOST, TEST_DB_PORT, TEST_DB_USER …');
  return { host: TEST_DB_HOST, port: Number(TEST_DB_PORT), user: TEST_DB_USER, password: TEST_DB_PASSWORD };
}

export interface OutboxDatabase {
  settings: DatabaseSettings;
  source: DataSource;
  forget(): Promise<void>;
}

/** A migrated database of its own, with the outbox as its only entity. */
export async function outboxDatabase(): Promise<OutboxDatabase> {
  const name = `cuspid_outbox_${randomBytes(6).toString('hex')}`;
  await onServer(`create database \`${name}\` character set utf8mb4 collate utf8mb4_unicode_520_ci`);
  const settings: DatabaseSettings = { ...server(), name, ssl: false };
  const source = await new DataSource(await dataSourceOptions(settings, [MailLetter])).initialize();
  await migrate(source, settings);
  const forget = async () => {
    await source.destroy();
    await onServer(`drop database if exists \`${name}\``);
  };
  return { settings, source, forget };
}

async function onServer(statement: string): Promise<void> {
  const connection = await mysql.createConnection(server());
  await connection.query(statement).finally(() => connection.end());
}
