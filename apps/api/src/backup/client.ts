import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { isCertificate, type DatabaseSettings } from '@cuspid/platform/database';
import { BackupRefused } from './refused';

type Program = 'dump' | 'client' | 'binlog';
const NAMES: Record<Program, readonly string[]> = {
  dump: ['mariadb-dump', 'mysqldump'],
  client: ['mariadb', 'mysql'],
  binlog: ['mariadb-binlog', 'mysqlbinlog'],
};
/** How much of what a program says before it fails is told. */
const WORDS = 2_000;

/** The programs of the database server's client package, signed in without the password ever being in a command line. */
export class DatabaseClient {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cuspid-backup-'));
  private readonly options = join(this.folder, 'client.cnf');

  constructor(private readonly settings: DatabaseSettings) {
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
    const own = program === 'binlog' ? ['--no-defaults'] : [`--defaults-file=${this.options}`];
    const child = spawn(programOf(program), [...own, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    return {
      output: child.stdout,
      input: child.stdin,
      done: ended(child, programOf(program)),
      end: () => child.kill(),
    };
  }

  /** Forgets the password. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private tls(): string[] {
    const { ca, host } = this.settings;
    const file = join(this.folder, 'ca.pem');
    if (ca && isCertificate(ca)) writeFileSync(file, ca, { mode: 0o600 });
    const place = ca && (isCertificate(ca) ? file : ca);
    const isAddress = /^[\d.]+$|:/.test(host);
    const authority = place ? [`ssl-ca=${place}`] : [];
    // As the API does it: a server reached by its address is trusted by its authority alone.
    if (isMariadbClient()) return [...authority, isAddress ? 'ssl' : 'ssl-verify-server-cert'];
    return [...authority, `ssl-mode=${isAddress ? 'VERIFY_CA' : 'VERIFY_IDENTITY'}`];
  }

  private plain(): string[] {
    return isMariadbClient() ? ['skip-ssl'] : ['ssl-mode=PREFERRED'];
  }
}

export interface Running {
  output: Readable;
  input: Writable;
  done: Promise<void>;
  end: () => void;
}

/** Whether the programs here are MariaDB's: some options have other names there. */
export const isMariadbClient = (): boolean => programOf('dump').startsWith('mariadb');

function programOf(program: Program): string {
  const found = NAMES[program].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (found) return found;
  throw new BackupRefused(
    `Neither ${NAMES[program].join(' nor ')} is on this machine: install the client of the database server (Debian: apt-get install --no-install-recommends mariadb-client).`,
  );
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
      else reject(new Error(`${name} ended with ${code ?? 'a signal'}: ${words.trim()}`));
    });
  });
  // Whoever waits hears of it; nobody may be waiting yet.
  done.catch(() => undefined);
  return done;
}
