import { statfs } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Bell, Configuration, EventStream, Metrics } from '@cuspid/platform/api';
import { Pdf } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';
import { backupAge } from './backup/backup-taken';

/** Names what the process tells of its parts beside the requests: docs/runbooks/watching.md says what to be woken by. */
@Injectable()
export class FiguresWatched implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly source: DataSource,
    private readonly streams: EventStream,
    private readonly pdf: Pdf,
    private readonly configuration: Configuration,
    private readonly bell: Bell,
  ) {}

  onModuleInit(): void {
    const { metrics } = this;
    const pool = async () => poolOf(this.source);
    metrics.watch('db_connections', 'Connections to the database, and who waits for one', pool, 'state');
    metrics.watch('event_streams', 'Live streams that are open', async () => this.streams.count);
    metrics.watch('pdf_pages', 'PDFs being made and waiting', async () => ({ ...this.pdf.load() }), 'state');
    const up = async () => Number(this.bell.isUp);
    if (this.bell.isWanted)
      metrics.watch('redis_up', 'Whether processes ring at each other; 0: they look by themselves', up);
    metrics.watch('backup_age_seconds', 'Since the last backup; +Inf: there never was one', () =>
      backupAge(this.source),
    );
    const { storage } = this.configuration;
    if (storage.kind !== 'folder') return;
    metrics.watch('files_free_ratio', 'Free part of the disk the files are on', () => freeOf(storage.folder));
  }
}

/** mysql2 tells its pool's state by no method: the lists it keeps are counted. */
function poolOf({ driver }: DataSource): Record<string, number> {
  const pool: unknown = Reflect.get(driver, 'pool');
  if (typeof pool !== 'object' || pool === null) throw new Error('the driver has no pool');
  const [all, free] = [lengthOf(pool, '_allConnections'), lengthOf(pool, '_freeConnections')];
  return { busy: all - free, free, waiting: lengthOf(pool, '_connectionQueue') };
}

function lengthOf(pool: object, name: string): number {
  const list: unknown = Reflect.get(pool, name);
  if (typeof list !== 'object' || list === null || !('length' in list)) throw new Error(`a pool has no ${name}`);
  return Number(list.length);
}

async function freeOf(folder: string): Promise<number> {
  const { bavail, blocks } = await statfs(folder);
  return bavail / blocks;
}
