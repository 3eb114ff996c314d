import mysql from 'mysql2';
import type { RowDataPacket } from 'mysql2';
import { connectionOptions, type DatabaseSettings } from './options';
import { serverCode } from './transaction';

/**
 * How many connections of this account are at work in its database; ours is in none. An account that rules the schema does not see those
 * of others: each is asked for itself. One the server does not know has none.
 */
export async function connectionsAt(settings: DatabaseSettings): Promise<number> {
  const connection = mysql.createConnection({ ...connectionOptions(settings), database: undefined }).promise();
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      'select count(*) as many from information_schema.processlist where db = ?',
      [settings.name],
    );
    return Number(rows[0]?.['many']);
  } catch (error) {
    if (serverCode(error) === 'ER_ACCESS_DENIED_ERROR') return 0;
    throw error;
  } finally {
    connection.destroy();
  }
}
