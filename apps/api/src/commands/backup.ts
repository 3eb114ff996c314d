import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Configuration, ConfigurationError } from '@cuspid/platform/api';
import { dataSourceOptions, LockHeld, underLock } from '@cuspid/platform/database';
import { storageIn } from '@cuspid/platform/providers';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { DataSource } from 'typeorm';
import { keepLogs } from '../backup/logs';
import { removeOld } from '../backup/old-backups';
import { BackupRefused } from '../backup/refused';
import { backupSettings, type BackupSettings } from '../backup/settings';
import { take, type Place } from '../backup/take';

/** Takes a backup; with `--logs` copies what of the server's binary log is new; with `--new-key` prints a pair of keys. */
const OPTIONS = { logs: { type: 'boolean' }, 'new-key': { type: 'boolean' } } as const;
const [REFUSED, EX_CONFIG] = [1, 78];

const say = (line: string) => process.stdout.write(`${line}\n`);
const mib = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MiB`;

async function newKey(): Promise<void> {
  const identity = await generateX25519Identity();
  say(`BACKUP_RECIPIENT=${await identityToRecipient(identity)}`);
  say(
    '\nKeep the line below in a file somewhere else than the clinic: without it no backup can be opened, with it every one.\n',
  );
  say(identity);
}

/** One backup at a time, and the removal of old ones with it. */
async function atWork(work: (place: Place, settings: BackupSettings) => Promise<void>): Promise<void> {
  const settings = backupSettings();
  const configuration = new Configuration({ ...process.env, LOG_LEVEL: 'silent' });
  const { migration, database, storage } = configuration;
  const source = await new DataSource(await dataSourceOptions(migration ?? database, [])).initialize();
  try {
    const place = { configuration, source, storage: storageIn(storage) };
    await underLock(database, 'backup', 0, () => work(place, settings));
  } finally {
    await source.destroy();
  }
}

async function backup(place: Place, settings: BackupSettings): Promise<void> {
  const since = performance.now();
  const { folder, manifest, copied } = await take(place, settings);
  const { dump, objects, tables } = manifest;
  say(`backup in ${folder}`);
  say(
    `  database   ${Object.keys(tables).length} tables with rows, ${mib(dump.bytes)} (${mib(dump.sealedBytes)} encrypted)`,
  );
  say(`  files      ${Object.keys(objects).length}, of them ${copied} new`);
  if (!manifest.log) say('  log        not told: this backup can be restored, but no moment after it');
  const removed = await removeOld(settings, place.configuration.audit.secrets);
  say(`  took       ${((performance.now() - since) / 1_000).toFixed(1)} s${removed ? `; removed ${removed} old` : ''}`);
}

async function logs(place: Place, settings: BackupSettings): Promise<void> {
  const grown = await keepLogs(place, settings);
  say(grown.length ? `kept ${grown.join(', ')}` : 'nothing new in the binary log');
}

try {
  const { values } = parseArgs({ options: OPTIONS });
  await (values['new-key'] ? newKey() : atWork(values.logs ? logs : backup));
} catch (error) {
  const isWrong = error instanceof ConfigurationError;
  const isTold = isWrong || error instanceof BackupRefused || error instanceof LockHeld;
  process.stderr.write(`${isTold ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = isWrong ? EX_CONFIG : REFUSED;
}
