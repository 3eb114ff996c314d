import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { auditEntities, verifierOf } from '@cuspid/audit/api';
import { Configuration, ConfigurationError } from '@cuspid/platform/api';
import { dataSourceOptions, migrationNames } from '@cuspid/platform/database';
import { storageIn } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';
import { backupsIn } from '../backup/old-backups';
import { putBack, type Wanted } from '../backup/put-back';
import { BackupRefused } from '../backup/refused';
import { backupFolder } from '../backup/settings';

/** Restores a backup: `--from <folder>` (the newest of BACKUP_FOLDER), `--until <UTC instant>`, `--replace`. */
const OPTIONS = {
  from: { type: 'string' },
  until: { type: 'string' },
  replace: { type: 'boolean', default: false },
} as const;
const [REFUSED, EX_CONFIG] = [1, 78];
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function wantedOf(): Promise<Wanted> {
  const { values } = parseArgs({ options: OPTIONS });
  const newest = (await backupsIn(backupFolder())).at(-1);
  const folder = values.from ?? (newest && join(backupFolder(), newest));
  if (!folder)
    throw new BackupRefused(`There is no backup in ${backupFolder()} (BACKUP_FOLDER): name one with --from.`);
  return { folder: resolve(folder), identity: identity(), replace: values.replace, say, ...untilOf(values.until) };
}

function untilOf(text: string | undefined): { until?: Date } {
  if (text === undefined) return {};
  const isInstant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(text);
  const until = new Date(`${text.replace(' ', 'T').replace(/Z?$/, 'Z')}`);
  if (isInstant && !Number.isNaN(until.getTime())) return { until };
  throw new BackupRefused(`--until is “${text}”: it must be a moment in UTC such as 2026-11-24T09:30:00Z.`);
}

function identity(): string {
  const file = process.env['BACKUP_IDENTITY_FILE']?.trim();
  if (!file) throw new BackupRefused('BACKUP_IDENTITY_FILE is not set: the file with the secret key of the backups.');
  try {
    const found = /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(readFileSync(file, 'utf8'))?.[0];
    if (found) return found;
  } catch {
    // Said below.
  }
  throw new BackupRefused(
    `BACKUP_IDENTITY_FILE is ${file}: there is no age secret key (AGE-SECRET-KEY-1…) to be read there.`,
  );
}

async function restore(): Promise<void> {
  const wanted = await wantedOf();
  const configuration = new Configuration({ ...process.env, LOG_LEVEL: 'silent' });
  const storage = storageIn(configuration.storage);
  const since = performance.now();
  const source = await new DataSource(
    await dataSourceOptions(configuration.migration ?? configuration.database, auditEntities),
  ).initialize();
  try {
    const { manifest, tables, objects, lacking } = await putBack({ configuration, source, storage }, wanted);
    say(`restored the backup of ${manifest.takenAt}`);
    say(
      `  database   the rows of ${tables} tables, the same as in the backup${wanted.until ? ', then what the log said' : ''}`,
    );
    say(`  files      ${Object.keys(manifest.objects).length} the same, of them ${objects} put back`);
    if (lacking.length) {
      say(`  LACKING    ${lacking.length} files came after the last backup and are in none; the first: ${lacking[0]}`);
      process.exitCode = REFUSED;
    }
    // An older schema is brought up to date by the start; its trail is checked after that.
    if (manifest.schema === migrationNames().at(-1)) await prove(source, configuration);
    say(`  took       ${((performance.now() - since) / 1_000).toFixed(1)} s`);
  } finally {
    await source.destroy();
  }
}

async function prove(source: DataSource, configuration: Configuration): Promise<void> {
  const proof = await verifierOf(source, storageIn(configuration.storage), configuration).prove({
    from: 0,
    deep: false,
  });
  say(
    `  audit      ${proof.checked} entries checked: ${proof.isIntact ? 'intact' : 'NOT intact (npm run audit:verify)'}`,
  );
  if (!proof.isIntact) process.exitCode = REFUSED;
}

try {
  await restore();
} catch (error) {
  const isWrong = error instanceof ConfigurationError;
  const isTold = isWrong || error instanceof BackupRefused;
  process.stderr.write(`${isTold ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = isWrong ? EX_CONFIG : REFUSED;
}
