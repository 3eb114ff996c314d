import { connectionTo } from '../machine/given-server.mjs';

/** What a clinic's database answers to the account that owns it. */
export async function rowsIn(env, name, statement) {
  const { DB_MIGRATION_USER: user = env.DB_USER, DB_MIGRATION_PASSWORD: password = env.DB_PASSWORD } = env;
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({
    ...connectionTo({ ...env, DB_USER: user, DB_PASSWORD: password }),
    database: name,
  });
  try {
    const [rows] = await connection.query(statement);
    return rows;
  } finally {
    await connection.end();
  }
}
