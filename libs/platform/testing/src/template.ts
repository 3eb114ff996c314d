import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSourceOptions, migrate, underLock, type DatabaseSettings } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { ask, emptyDatabase, ensureDatabase } from './database';

const MIGRATIONS = join(import.meta.dirname, '../../database/src/migrations');
/** How long the first spec may take to make the template while the others wait. */
const PATIENCE_SECONDS = 110;
/** Holds the statements that make a copy, and is written last: a template without it was never finished. */
const COPY = 'template_copy';

interface Row {
  [column: string]: unknown;
}

/** `??` stands for a name. */
type Query = (sql: string, values?: string[]) => Promise<Row[]>;

/**
 * An empty database brought up to date; `drop` takes it away. It is a copy of one that the migrations were run on once:
 * running them for each spec file took longer than many a spec. `template.spec.ts` holds the copy against the migrations.
 */
export async function migratedDatabase(): Promise<{ settings: DatabaseSettings; drop: () => Promise<void> }> {
  const statements = await copyStatements();
  const database = await emptyDatabase();
  await ask(database.settings, ...statements);
  return database;
}

/** The statements that make the copy; the first spec of a run makes the template, others wait for it. */
async function copyStatements(): Promise<string[]> {
  const settings = await ensureDatabase(`cuspid_test_template_${stateOfMigrations()}`);
  return (
    (await written(settings)) ??
    underLock(settings, 'template', PATIENCE_SECONDS, async () => (await written(settings)) ?? make(settings))
  );
}

/** Another state of the migrations is another template. */
function stateOfMigrations(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

async function written(settings: DatabaseSettings): Promise<string[] | undefined> {
  const [there] = await ask(settings, `show tables like '${COPY}'`);
  if (!there) return undefined;
  const rows = await ask(settings, `select statement from ${COPY} order by id`);
  return rows.length ? rows.map((row) => String(row['statement'])) : undefined;
}

async function make(settings: DatabaseSettings): Promise<string[]> {
  const source = await new DataSource(await dataSourceOptions(settings, [])).initialize();
  await migrate(source, settings);
  const query: Query = (sql, values) => source.query(sql, values);
  const statements = await statementsOf(settings.name, query);
  await query('create table if not exists ?? (id int unsigned not null primary key, statement longtext not null)', [
    COPY,
  ]);
  const rows = statements.map((statement, id) => [id, statement]);
  await source.query('insert into ?? (id, statement) values ?', [COPY, rows]);
  await source.destroy();
  return statements;
}

async function statementsOf(template: string, query: Query): Promise<string[]> {
  const tables = await query(
    'select table_name as name from information_schema.tables where table_schema = database() and table_name <> ? order by table_name',
    [COPY],
  );
  const made: string[] = [];
  const filled: string[] = [];
  const guarded: string[] = [];
  for (const name of tables.map((row) => String(row['name']))) {
    const [shown] = await query('show create table ??', [name]);
    made.push(String(shown?.['Create Table']));
    const [any] = await query('select 1 from ?? limit 1', [name]);
    if (any) filled.push(await rowsOf(template, name, query));
  }
  for (const { Trigger: name } of await query('show triggers')) {
    const [shown] = await query('show create trigger ??', [String(name)]);
    guarded.push(String(shown?.['SQL Original Statement']).replace(/^CREATE DEFINER=\S+ /, 'CREATE '));
  }
  const noted = 'update typeorm_metadata set `schema` = database()';
  return ['set foreign_key_checks = 0', ...made, ...filled, noted, ...guarded];
}

/** Rows the migrations wrote; what the server generates it generates again. */
async function rowsOf(template: string, table: string, query: Query): Promise<string> {
  const columns = await query(
    "select column_name as name from information_schema.columns where table_schema = database() and table_name = ? and coalesce(generation_expression, '') = '' order by ordinal_position",
    [table],
  );
  const names = columns.map(({ name }) => `\`${String(name)}\``).join(', ');
  return `insert into \`${table}\` (${names}) select ${names} from \`${template}\`.\`${table}\``;
}
