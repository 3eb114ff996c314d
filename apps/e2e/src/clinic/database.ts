import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Clinic } from '@tools/clinic.mjs';

/** Asks a clinic's database directly: for what no route does yet, and for what must be there whatever the API says. */
export async function sql(
  database: Clinic['database'],
  text: string,
  parameters: (string | number | number[])[] = [],
): Promise<RowDataPacket[]> {
  const { name, ...server } = database;
  const connection = await createConnection({ ...server, database: name, multipleStatements: false });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(text, parameters);
    return rows;
  } finally {
    await connection.end();
  }
}
