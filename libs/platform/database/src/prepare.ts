import { DataSource } from 'typeorm';
import { migrate } from './migrate';
import { dataSourceOptions, type DatabaseSettings } from './options';
import { reach } from './reach';
import { settleRights } from './rights';

/**
 * Makes the database ready for the application: waits until it answers, brings the schema up to date, and, where the schema
 * has a user of its own, gives the application's user its rights and no more. Answers the migrations done.
 * @throws DatabaseRefused when a setting is wrong, or the application's user may do too much.
 */
export async function prepare(
  { database, migration }: { database: DatabaseSettings; migration?: DatabaseSettings | undefined },
  waiting: (reason: string) => void,
): Promise<string[]> {
  const settings = migration ?? database;
  await reach(settings, waiting, migration ? 'DB_MIGRATION' : 'DB');
  const source = await new DataSource(await dataSourceOptions(settings, [])).initialize();
  try {
    const done = await migrate(source, settings);
    if (migration) {
      await settleRights(database, migration);
      await reach(database, waiting);
    }
    return done;
  } finally {
    await source.destroy();
  }
}
