import mysql from 'mysql2';
import type { RowDataPacket } from 'mysql2';
import type { DataSource } from 'typeorm';
import { migrations } from './migrations';
import { connectionOptions, type DatabaseSettings } from './options';

const LOCK_SECONDS = 120;

/** The migrations this program knows, the oldest first. */
export const migrationNames = (): string[] => migrations.map(({ name }) => name);

/**
 * Brings the schema up to date. However many processes start at once, one migrates and the others wait: the lock is
 * held by a connection of its own, so it ends with the process that holds it.
 */
export async function migrate(source: DataSource, settings: DatabaseSettings): Promise<string[]> {
  return underLock(settings, 'migrate', LOCK_SECONDS, async () => {
    // The server commits DDL by itself; every migration can be run again after a crash.
    const done = await source.runMigrations({ transaction: 'none' });
    return done.map((migration) => migration.name);
  });
}

/** Another process has the lock, and had it for as long as we were ready to wait. */
export class LockHeld extends Error {}

/** Runs `work` while holding a lock named for this database: one process at a time, on whatever machine. */
export async function underLock<T>(
  settings: DatabaseSettings,
  name: string,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const connection = mysql.createConnection(connectionOptions(settings)).promise();
  const lock = `${settings.name}.${name}`;
  try {
    const [rows] = await connection.query<RowDataPacket[]>('select get_lock(?, ?) as held', [lock, seconds]);
    if (Number(rows[0]?.['held']) !== 1)
      throw new LockHeld(`Another process has held the lock “${lock}” for ${seconds} s.`);
    return await work();
  } finally {
    await connection.end().catch(() => undefined);
  }
}
