import { dataSourceOptions, migrate, type DatabaseSettings } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { ask, emptyDatabase } from '../database';
import { migratedDatabase } from '../template';

/** All that a schema says of itself and what the migrations wrote into it. */
async function told(settings: DatabaseSettings): Promise<Record<string, unknown>> {
  const tables = (await ask(settings, 'show tables')).map((row) => String(Object.values(row)[0]));
  const said: Record<string, unknown> = {};
  for (const table of tables) {
    const [shown] = await ask(settings, `show create table \`${table}\``);
    const rows = await ask(settings, `select * from \`${table}\``);
    // MySQL spells the character set out once it was told it.
    const made = String(shown?.['Create Table']).replaceAll('CHARACTER SET utf8mb4 COLLATE', 'COLLATE');
    said[table] = [made, JSON.stringify(rows).replaceAll(settings.name, 'this database')];
  }
  const triggers = await ask(settings, 'show triggers');
  said['triggers'] = triggers.map(({ Trigger, Event, Table, Statement, Timing }) => [
    ...[Trigger, Event, Table, Statement, Timing],
  ]);
  return said;
}

describe('the database of a spec', () => {
  it('is what the migrations make, although it is a copy', async () => {
    const [copied, again, migrated] = [await migratedDatabase(), await migratedDatabase(), await emptyDatabase()];
    const source = await new DataSource(await dataSourceOptions(migrated.settings, [])).initialize();
    await migrate(source, migrated.settings);
    await source.destroy();
    const expected = await told(migrated.settings);
    expect(Object.keys(expected).length).toBeGreaterThan(40);
    expect(expected['triggers']).not.toEqual([]);
    expect(await told(copied.settings)).toEqual(expected);
    expect(await told(again.settings)).toEqual(expected);
    for (const { drop } of [copied, again, migrated]) await drop();
  });
});
