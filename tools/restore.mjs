import { command } from './machine/command.mjs';
import { inHome } from './machine/places.mjs';

/** `npm run restore -- --from <folder> [--until <moment>] [--replace]`, with the clinic stopped. docs/runbooks/backup.md. */
command('restore', { BACKUP_FOLDER: inHome('backups') });
