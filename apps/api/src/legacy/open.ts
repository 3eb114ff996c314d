import { connectionOptions, dataSourceOptions, type DatabaseSettings } from '@cuspid/platform/database';
import mysql from 'mysql2';
import { DataSource } from 'typeorm';
import { STEPS } from './import';
import { LegacyRefused } from './step';

/** The former system's database, once it is sure that it is one. @throws LegacyRefused with what is wrong about it. */
export async function openLegacy(settings: DatabaseSettings): Promise<DataSource> {
  const { host, port, name } = settings;
  const connection = mysql.createConnection(connectionOptions(settings)).promise();
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      'select table_name as name from information_schema.tables where table_schema = database()',
    );
    const there = new Set(rows.map((row) => String(row['name'])));
    const lacking = STEPS.find(({ table }) => !there.has(table));
    if (lacking) throw new LegacyRefused(`There is no table ${lacking.table} in ${name}: is LEGACY_DB_NAME right?`);
  } catch (error) {
    if (error instanceof LegacyRefused) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new LegacyRefused(`The former system’s database at ${host}:${port} (LEGACY_DB_*) does not let us in: ${why}`);
  } finally {
    connection.destroy();
  }
  return new DataSource(await dataSourceOptions(settings, [])).initialize();
}
