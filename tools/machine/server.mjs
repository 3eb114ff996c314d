import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answerOf } from './binaries.mjs';
import { Stop } from './say.mjs';

const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

/** Debian's MySQL looks for a folder that only its full server package makes, and ends without it. */
const NO_FILES = ['--secure-file-priv=NULL'];

/**
 * A folder of the server's own for what it writes on the way: MariaDB clears its temporary folder when it starts, and in the
 * machine's it would clear away what another server is just using.
 */
function scratchArgument(data) {
  const folder = join(dirname(data), 'scratch');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return `--tmpdir=${folder}`;
}

export const dataArgument = (data) => `--datadir=${data}`;

/** A socket's path may not be longer than about 100 bytes; a deep checkout gets one in the temporary folder. */
export function socketOf(folder) {
  const near = join(folder, 'db.sock');
  if (Buffer.byteLength(near) < 100) return near;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const far = join(tmpdir(), `cuspid-${name}`);
  mkdirSync(far, { recursive: true, mode: 0o700 });
  return join(far, 'db.sock');
}

/** An acknowledged write survives a kill -9 and a power cut. */
const LASTING = ['--innodb-flush-log-at-trx-commit=1'];
/** Data that goes with the run of the specs need not survive it: nothing waits for the disk. */
const PASSING = ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--innodb-doublewrite=0'];

/** What was done since a backup can be done again, up to any moment of the last week. */
const LOGGED = [
  '--log-bin=binlog',
  '--server-id=1',
  '--binlog-format=ROW',
  '--sync-binlog=1',
  '--binlog-expire-logs-seconds=604800',
  '--max-binlog-size=64M',
  '--log-bin-trust-function-creators=ON', // triggers are made by an account that owns the schema, not the server
];

/** Everything the server is told; no option file of the machine is read, so that nobody's server is meant but ours. */
export function serverArguments({ kind }, { data, folder, port, init, isPassing }) {
  return [
    '--no-defaults',
    dataArgument(data),
    scratchArgument(data),
    ...asRoot(),
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    `--socket=${socketOf(folder)}`,
    `--pid-file=${join(folder, 'db.pid')}`,
    `--log-error=${join(folder, 'db.log')}`,
    `--init-file=${init}`,
    ...(isPassing ? PASSING : LASTING),
    '--innodb-buffer-pool-size=256M',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    '--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    '--transaction-isolation=READ-COMMITTED',
    '--default-time-zone=+00:00',
    '--max-connections=300',
    '--max-allowed-packet=64M',
    '--skip-name-resolve', // and so root@localhost means the socket, never loopback
    ...(isPassing ? ['--skip-log-bin'] : LOGGED),
    '--local-infile=0',
    ...(kind === 'mysql' ? ['--mysqlx=OFF', ...NO_FILES] : []),
  ];
}

/** Starts the server on its own: it must outlive a kill -9 of whoever started it, and hears no Ctrl-C. */
export function startServer(server, where) {
  const log = openSync(join(where.folder, 'db.log'), 'a', 0o600);
  const child = spawn(server.file, serverArguments(server, where), { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.on('error', () => child.emit('exit', 127, null));
  return child;
}

/** Makes the data folder of a new server: whole or not at all, whatever is killed meanwhile. */
export async function createData(server, data) {
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true, mode: 0o700 });
  await (server.kind === 'mysql' ? initializeMysql(server, draft) : initializeMariadb(server, draft));
  renameSync(draft, data);
}

async function initializeMysql({ file }, data) {
  await feed(
    file,
    ['--no-defaults', '--initialize-insecure', dataArgument(data), scratchArgument(data), ...asRoot(), ...NO_FILES],
    '',
  );
}

/**
 * What `mariadb-install-db` does, without it: the script wants programs that Debian's server-core package does not bring.
 * Help texts, the sys schema and the test database are left out.
 */
async function initializeMariadb({ file }, data) {
  mkdirSync(data, { mode: 0o700 });
  const options = answerOf(file, ['--no-defaults', '--verbose', '--help']) ?? '';
  const charsets = /^character-sets-dir\s+(.+)$/m.exec(options)?.[1];
  if (!charsets) throw new Stop(`${file} does not say where its files are: it cannot be used.`);
  const scripts = ['mysql_system_tables', 'mysql_performance_tables', 'mysql_system_tables_data'].map((name) =>
    readFirst(
      ['mysql', 'mariadb'].flatMap((brand) =>
        join(dirname(charsets.replace(/\/$/, '')), name.replace('mysql', brand) + '.sql'),
      ),
    ),
  );
  const sql = ['create database if not exists mysql;', 'use mysql;', 'set @auth_root_socket = null;', ...scripts].join(
    '\n',
  );
  const named = sql.replace(/^.*@current_hostname.*$/gm, ''); // no accounts under this machine's name
  await feed(
    file,
    [
      '--no-defaults',
      '--bootstrap',
      dataArgument(data),
      scratchArgument(data),
      ...asRoot(),
      '--enforce-storage-engine=',
      '--max-allowed-packet=8M',
    ],
    named,
  );
}

function readFirst(files) {
  for (const file of files) {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  throw new Stop(`The database server's own files are not complete: ${files[0]} is missing.`);
}

function feed(file, args, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdin.on('error', () => {}); // it ended early: its exit code and words say why
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Stop(`${file} could not make its data folder:\n${said.trim().split('\n').slice(-5).join('\n')}`));
    });
    child.stdin.end(input);
  });
}
