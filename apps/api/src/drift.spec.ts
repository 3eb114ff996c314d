import { dataSourceOptions, migrate, pendingChanges } from '@cuspid/platform/database';
import { IdempotencyKey, LiveEventRow } from '@cuspid/platform/api';
import { emptyDatabase } from '@cuspid/platform/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from './entities';

describe('the schema', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  const opened: DataSource[] = [];
  const open = async () => {
    const all = [...entities, IdempotencyKey, LiveEventRow];
    const source = await new DataSource(await dataSourceOptions(database.settings, all)).initialize();
    opened.push(source);
    return source;
  };

  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(async () => {
    await Promise.all(opened.map((source) => source.destroy()));
    await database.drop();
  });

  it('is migrated once when four processes start on an empty database at the same moment', async () => {
    const sources = await Promise.all([open(), open(), open(), open()]);
    const done = await Promise.all(sources.map((source) => migrate(source, database.settings)));
    expect(done.flat()).toHaveLength(sources[0]?.migrations.length ?? 0);
    expect(done.filter((names) => names.length)).toHaveLength(1);
  });

  it('can be migrated again after a crash that left every statement done and none noted', async () => {
    const source = await open();
    await source.query('delete from migrations');
    expect(await migrate(source, database.settings)).toHaveLength(source.migrations.length);
  });

  it('is what the entities say: not one statement would change it', async () => {
    expect(await pendingChanges(await open())).toEqual([]);
  });
});
