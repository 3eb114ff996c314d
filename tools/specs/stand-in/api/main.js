import { createServer } from 'node:http';
import { createConnection } from 'mysql2/promise';

/**
 * A stand-in for the API, for the specs of `npm start`: it answers readiness, and keeps visits in the database it was given.
 * POST /visits acknowledges a row only after its commit, like the real one.
 */
if (process.env.STAND_IN_REFUSES) {
  process.stderr.write(`${process.env.STAND_IN_REFUSES}\n`);
  process.exit(78);
}

const { DB_HOST: host, DB_PORT: port, DB_NAME: database } = process.env;
// Where there are two users, the one that may make a table: rights, table by table, are the real API's business.
const { DB_MIGRATION_USER: user = process.env.DB_USER, DB_MIGRATION_PASSWORD: password = process.env.DB_PASSWORD } =
  process.env;

async function query(sql, values) {
  const connection = await createConnection({
    host,
    port: Number(port),
    user,
    password,
    database,
    connectTimeout: 1_000,
  });
  try {
    const [rows] = await connection.query(sql, values);
    return rows;
  } finally {
    await connection.end();
  }
}

const routes = {
  'GET /api/health/ready': () => query('select 1'),
  'GET /settings': () => ({
    demo: process.env.DEMO,
    web: process.env.WEB_ROOT,
    secret: process.env.JWT_SECRET.length,
    pid: process.pid,
  }),
  'GET /visits': () => query('select id from visit order by id'),
  'POST /visits': (id) => query('insert into visit (id) values (?)', [id]),
};

const server = createServer(async (request, response) => {
  const [path, id] = request.url.split('?id=');
  try {
    const answer = await routes[`${request.method} ${path}`](Number(id));
    response.end(JSON.stringify(answer));
  } catch (error) {
    response.writeHead(503).end(String(error.message));
  }
});

await query('create table if not exists visit (id int unsigned primary key)');
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('display: /display/abc\n'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
