import { join, resolve } from 'node:path';
import { BackupRefused } from './refused';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where backups lie, and for whom they are encrypted. */
export interface BackupSettings {
  folder: string;
  /** age public key, `age1…`. */
  recipient: string;
  keepDays: number;
  /** Folder of the server's binary log, where it can be read. */
  logs?: string;
}

const KEEP_DAYS = 35;

/** BACKUP_FOLDER, BACKUP_RECIPIENT, BACKUP_KEEP_DAYS, BACKUP_LOGS. @throws BackupRefused for what is wrong. */
export function backupSettings(environment: Environment = process.env): BackupSettings {
  const recipient = environment['BACKUP_RECIPIENT']?.trim() ?? '';
  if (!/^age1[02-9ac-hj-np-z]{50,}$/.test(recipient)) {
    throw new BackupRefused(
      `BACKUP_RECIPIENT is ${recipient ? `“${recipient}”` : 'not set'}: give the public key that npm run backup -- --new-key prints.`,
    );
  }
  const days = environment['BACKUP_KEEP_DAYS']?.trim() || String(KEEP_DAYS);
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new BackupRefused(`BACKUP_KEEP_DAYS is “${days}”: it must be 1 to 9999.`);
  const logs = environment['BACKUP_LOGS']?.trim();
  return { folder: backupFolder(environment), recipient, keepDays: Number(days), ...(logs && { logs }) };
}

export const backupFolder = (environment: Environment = process.env): string =>
  resolve(environment['BACKUP_FOLDER']?.trim() || join('.cuspid', 'backups'));
