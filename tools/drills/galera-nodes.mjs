import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServer } from '../machine/binaries.mjs';
import { inRoot } from '../machine/places.mjs';
import { freePort, isAlive, stopProcess } from '../machine/process.mjs';
import { Stop } from '../machine/say.mjs';
import { createData } from '../machine/server.mjs';
import { startProgram } from './program.mjs';
import { rowsIn } from './rows.mjs';

const PROVIDER = '/usr/lib/galera/libgalera_smm.so';
const NODES = [1, 2, 3];
const UP_WITHIN_MS = 180_000;
const secret = () => randomBytes(18).toString('base64url');

/** Three MariaDB nodes that are one Galera cluster, with a database `name` and the accounts of a clinic. */
export async function openCluster({ folder, name, keep }) {
  const server = findServer();
  if (!existsSync(PROVIDER) || server?.kind !== 'mariadb')
    throw new Stop(
      'Galera is not here: apt-get install --no-install-recommends mariadb-server mariadb-backup galera-4',
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const accounts = { user: 'cuspid', password: secret(), application: { user: 'cuspid_app', password: secret() } };
  const sst = secret();
  const check = { DB_HOST: '127.0.0.1', DB_USER: 'check_node', DB_PASSWORD: secret() };
  const nodes = [];
  for (const count of NODES) nodes.push(keep(await nodeOf({ count, folder, check, file: server.file })));
  const address = `gcomm://${nodes.map(({ ports }) => `127.0.0.1:${ports.group}`).join(',')}`;
  for (const node of nodes) node.args.push(`--wsrep-cluster-address=${address}`, `--wsrep-sst-auth=sst:${sst}`);
  await createData(server, nodes[0].data);
  await teach(nodes[0], wordsFor({ name, accounts, sst, check }));
  const [first, ...others] = nodes;
  await first.start('--wsrep-new-cluster');
  for (const node of others) await node.start();
  return { nodes, accounts, check };
}

async function nodeOf({ count, folder, check, file }) {
  const from = 24_400 + count * 100;
  const ports = { sql: await freePort(from, 20), group: await freePort(from + 20, 20) };
  const [missed, whole] = [await freePort(from + 40, 20), await freePort(from + 60, 20)];
  const data = join(folder, `node-${count}`);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const base = [
    `--defaults-file=${inRoot('docker', 'galera.cnf')}`,
    `--datadir=${data}`,
    `--socket=${data}.sock`,
    `--pid-file=${data}.pid`,
    `--log-error=${data}.log`,
    ...(process.getuid() === 0 ? ['--user=root'] : []),
  ];
  const options = `gmcast.listen_addr=tcp://127.0.0.1:${ports.group};ist.recv_addr=127.0.0.1:${missed};gcache.size=64M`;
  const args = [
    `--port=${ports.sql}`,
    '--bind-address=127.0.0.1',
    `--wsrep-node-name=db-${count}`,
    `--wsrep-node-address=127.0.0.1:${ports.group}`,
    `--wsrep-sst-receive-address=127.0.0.1:${whole}`,
    `--wsrep-provider-options=${options}`,
  ];
  return new Node({ name: `db-${count}`, file, base, args, data, ports, check: { ...check, DB_PORT: ports.sql } });
}

class Node {
  constructor(what) {
    Object.assign(this, what);
  }

  /** Starts it and waits until it has all the others have. After a kill it says first how far it had come. */
  async start(...more) {
    const position = existsSync(join(this.data, 'grastate.dat'))
      ? [`--wsrep-start-position=${await this.position()}`]
      : [];
    await this.run([...this.args, ...position, ...more], () => this.isSynced());
  }

  async run(args, isUp) {
    const program = { files: [this.file], version: '--version', bring: 'mariadb-server' };
    const waiting = { isUp, patience: UP_WITHIN_MS, lastWords: () => this.lastWords() };
    ({ child: this.child } = await startProgram(program, { args: [...this.base, ...args], ...waiting }));
  }

  /** What docker/database-check.sh asks. */
  async isSynced() {
    const statement =
      "show global status where variable_name in ('wsrep_cluster_status','wsrep_local_state','wsrep_ready')";
    const found = await rowsIn(this.check, 'information_schema', statement).catch(() => []);
    return (
      found
        .map(({ Value }) => Value)
        .sort()
        .join(' ') === '4 ON Primary'
    );
  }

  /** How far it had come when it ended, as `cluster:number`. */
  async position() {
    const log = `${this.data}.recovered`;
    writeFileSync(log, '');
    const base = this.base.map((arg) => (arg.startsWith('--log-error') ? `--log-error=${log}` : arg));
    const child = spawn(this.file, [...base, ...this.args, '--wsrep-recover'], { stdio: 'ignore' });
    await once(child, 'exit');
    const found = /Recovered position:\s*(\S+:-?\d+)/.exec(readFileSync(log, 'utf8'));
    if (!found) throw new Stop(`${this.name} does not say how far it had come`);
    return found[1];
  }

  /** The first node of a cluster that ended as a whole. */
  bootstrap() {
    const file = join(this.data, 'grastate.dat');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/safe_to_bootstrap: 0/, 'safe_to_bootstrap: 1'));
    return this.start('--wsrep-new-cluster');
  }

  async kill() {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  signal(name) {
    this.child.kill(name);
  }

  async stop() {
    if (!this.child || !isAlive(this.child.pid)) return;
    this.signal('SIGCONT');
    await stopProcess(this.child.pid, 30_000);
  }

  lastWords() {
    return readFileSync(`${this.data}.log`, 'utf8').trim().split('\n').slice(-12).join('\n');
  }
}

function wordsFor({ name, accounts, sst, check }) {
  const { user, password, application } = accounts;
  const make = (who, host, word) => `CREATE USER '${who}'@'${host}' IDENTIFIED BY '${word}';`;
  return [
    `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;`,
    make(user, '127.0.0.1', password),
    make(application.user, '127.0.0.1', application.password),
    make(check.DB_USER, '127.0.0.1', check.DB_PASSWORD),
    make('sst', 'localhost', sst),
    `GRANT ALL PRIVILEGES ON \`${name}\`.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;`,
    "GRANT RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR, REPLICA MONITOR ON *.* TO 'sst'@'localhost';",
    '',
  ].join('\n');
}

/** Accounts are made before the node is one of a cluster: an opening file is read before that has settled. */
async function teach(node, words) {
  const file = `${node.data}.sql`;
  writeFileSync(file, words, { mode: 0o600 });
  const alone = ['--wsrep-on=OFF', '--wsrep-provider=none', '--bind-address=127.0.0.1', `--port=${node.ports.sql}`];
  const isThere = () => rowsIn(node.check, 'information_schema', 'select 1 as one').then(() => true);
  await node.run([...alone, `--init-file=${file}`], isThere);
  await node.stop();
}
