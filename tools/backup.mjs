import { command } from './machine/command.mjs';
import { readDotEnv } from './machine/environment.mjs';
import { inHome } from './machine/places.mjs';

/**
 * `npm run backup`: the database, every file and the heads of the audit trail, encrypted, into a folder; the clinic goes on meanwhile.
 * `-- --logs` copies what of the binary log is new, `-- --new-key` prints a pair of keys. docs/runbooks/backup.md.
 */
readDotEnv();
// An operator's server has its binary log where its operator knows.
const logs = process.env.DB_HOST ? {} : { BACKUP_LOGS: inHome('data', 'db') };
command('backup', { BACKUP_FOLDER: inHome('backups'), ...logs });
