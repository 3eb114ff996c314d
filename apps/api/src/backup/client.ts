import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Readable, Writable } from 'node:stream';
import { isCertificate, serverKind, type DatabaseSettings, type ServerKind } from '@cuspid/platform/database';
import { BackupRefused } from './refused';

type Program = 'dump' | 'client' | 'binlog';
/** To each server its own programs: MariaDB's write a dump of a MySQL server that MySQL does not take. */
const NAMES: Record<ServerKind, Record<Program, string>> = {
  mariadb: { dump: 'mariadb-dump', client: 'mariadb', binlog: 'mariadb-binlog' },
  mysql: { dump: 'mysqldump', client: 'mysql', binlog: 'mysqlbinlog' },
};
/** How much of what a program says before it fails is told. */
const WORDS = 2_000;

/** The programs of the database server's client package, signed in without the password ever being in a command line. */
export class DatabaseClient {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cuspid-backup-'));
  private readonly options = join(this.folder, 'client.cnf');

  /** For the server as it says it is. */
  static async of(settings: DatabaseSettings): Promise<DatabaseClient> {
    return new DatabaseClient(settings, await serverKind(settings));
  }

  private constructor(
    private readonly settings: DatabaseSettings,
    readonly kind: ServerKind,
  ) {
    const { host, port, user, password, ssl } = settings;
    const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    const lines = [
      '[client]',
      'protocol=TCP',
      `host=${quoted(host)}`,
      `port=${port}`,
      `user=${quoted(user)}`,
      `password=${quoted(password)}`,
      'default-character-set=utf8mb4',
      ...(ssl ? this.tls() : this.plain()),
    ];
    writeFileSync(this.options, `${lines.join('\n')}\n`, { mode: 0o600 });
  }

  /** Runs a program; `done` rejects with its own words when it fails. */
  run(program: Program, args: readonly string[], env: Record<string, string> = {}): Running {
    const file = programOf(this.kind, program);
    const own = program === 'binlog' ? ['--no-defaults'] : [`--defaults-file=${this.options}`];
    const child = spawn(file, [...own, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    return {
      output: child.stdout,
      input: child.stdin,
      done: ended(child, file),
    };
  }

  /** Forgets the password. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private tls(): string[] {
    const { ca, host } = this.settings;
    const file = join(this.folder, 'ca.pem');
    // Without one of its own the server must be known to the authorities Node trusts, as for the API: MariaDB's program would, for an
    // address, take anybody.
    if (!ca || isCertificate(ca)) writeFileSync(file, ca ?? rootCertificates.join('\n'), { mode: 0o600 });
    const authority = `ssl-ca=${ca && !isCertificate(ca) ? ca : file}`;
    // As the API does it: a server reached by its address is trusted by its authority alone.
    const isAddress = /^[\d.]+$|:/.test(host);
    if (this.kind === 'mariadb') return [authority, isAddress ? 'ssl' : 'ssl-verify-server-cert'];
    return [authority, `ssl-mode=${isAddress ? 'VERIFY_CA' : 'VERIFY_IDENTITY'}`];
  }

  private plain(): string[] {
    return this.kind === 'mariadb' ? ['skip-ssl'] : ['ssl-mode=PREFERRED'];
  }
}

/** Waits for a program and for what is said to it; where both fail, the program's words are the reason. */
export async function heard(run: Running, saying: Promise<void>): Promise<void> {
  const [ended, said] = await Promise.allSettled([run.done, saying]);
  for (const one of [ended, said]) if (one.status === 'rejected') throw one.reason;
}

export interface Running {
  output: Readable;
  input: Writable;
  done: Promise<void>;
}

function programOf(kind: ServerKind, program: Program): string {
  const name = NAMES[kind][program];
  const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
  if (status === 0 && (kind === 'mariadb') === /mariadb/i.test(stdout)) return name;
  const how =
    kind === 'mariadb'
      ? 'Debian: apt-get install --no-install-recommends mariadb-client'
      : 'the package mysql-client of MySQL itself';
  throw new BackupRefused(`${name} is not on this machine, and the server is a ${kind}: install its client (${how}).`);
}

function ended(child: ChildProcess, name: string): Promise<void> {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words = `${words}${chunk.toString()}`.slice(-WORDS)));
  // It may end before all was said to it: its own words say why.
  child.stdin?.on('error', () => undefined);
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${name} ended with ${code ?? 'a signal'}: ${/^ERROR .*$/m.exec(words)?.[0] ?? words.trim()}`),
        );
    });
  });
  // Whoever waits hears of it; nobody may be waiting yet.
  done.catch(() => undefined);
  return done;
}
