import { command } from './machine/command.mjs';

/**
 * `npm run admin -- --email …`: makes the first administrator of an empty clinic, or gives one a temporary password. The
 * clinic may be running meanwhile.
 */
command('admin');
