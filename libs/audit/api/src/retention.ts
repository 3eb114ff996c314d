import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import { clock, connectionOptions, LockHeld, underLock } from '@cuspid/platform/database';
import mysql from 'mysql2/promise';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { Archiving } from './archiving';
import { archivedEnd } from './chain';
import { Sealer } from './sealer';

const DAY_MS = 24 * 3_600_000;
const DELETED = 1_000;

/**
 * Once a day the oldest entries, past the years they are kept, leave for a file: written, read back, noted, and only then
 * deleted, by the user that may. Whatever is killed on the way, the next run goes on from there.
 */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly configuration: Configuration,
    private readonly log: Logger,
    private readonly archiving: Archiving,
    private readonly sealer: Sealer,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.start(), DAY_MS);
    this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Archives what is older than the years it is kept; how many entries left. Begins once what this process is at is done. */
  async run(now = clock.now()): Promise<number> {
    await this.running;
    return this.archive(now);
  }

  private async archive(now: Date): Promise<number> {
    const before = new Date(now);
    before.setUTCFullYear(before.getUTCFullYear() - this.configuration.audit.keepYears);
    if (!(await this.hasOlder(before))) return this.finish();
    await this.sealer.sealAll();
    let left = await this.finish();
    for (;;) {
      const piece = await this.archiving.next(before);
      if (!piece.rows.length) return left;
      await this.archiving.keep(piece);
      left += await this.finish();
    }
  }

  private start(): void {
    const { database } = this.configuration;
    this.running = underLock(database, 'audit-archive', 0, () => this.archive(clock.now()))
      .then((left) => left && this.log.log(`${left} old audit entries went to an archive`))
      .catch((error: unknown) => {
        if (!(error instanceof LockHeld)) this.log.error({ err: error }, 'old audit entries could not be archived');
      });
  }

  private async hasOlder(before: Date): Promise<boolean> {
    const [row]: object[] = await this.source.query('select 1 from audit_entry where at < ? limit 1', [before]);
    return row !== undefined;
  }

  /** Deletes what is noted as archived: of this run, or of one that was killed. */
  private async finish(): Promise<number> {
    const { position } = await archivedEnd(this.source);
    const [lowest]: object[] = await this.source.query('select 1 from audit_seal where position <= ? limit 1', [
      position,
    ]);
    if (!lowest) return 0;
    const { migration, database } = this.configuration;
    const connection = await mysql.createConnection(connectionOptions(migration ?? database));
    try {
      return await this.erase(connection, position);
    } finally {
      await connection.end();
    }
  }

  private async erase(connection: mysql.Connection, last: number): Promise<number> {
    for (let deleted = 0; ;) {
      const links: { position: number; entryId: number }[] = await this.source.query(
        'select position, entry_id as entryId from audit_seal where position <= ? order by position limit ?',
        [last, DELETED],
      );
      if (!links.length) return deleted;
      await connection.query('delete from audit_entry where id in (?)', [links.map(({ entryId }) => entryId)]);
      await connection.query('delete from audit_seal where position <= ?', [links.at(-1)?.position]);
      deleted += links.length;
    }
  }
}
