import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, ping } from './database.mjs';
import { databaseEnvironment } from './environment.mjs';
import { needServer } from './install.mjs';
import { Stop } from './say.mjs';

/** The private server of a folder as it runs, if it runs. */
async function runningServer(folder) {
  const file = join(folder, 'db.json');
  if (!existsSync(file)) throw new Stop(`There is no clinic in ${folder} yet: npm start makes one.`);
  const { port, user, password, application } = JSON.parse(readFileSync(file, 'utf8'));
  const settings = { host: '127.0.0.1', port, user, password };
  try {
    await ping(settings);
    return { settings, application, stop: async () => {} };
  } catch {
    return undefined;
  }
}

/**
 * The settings of the clinic's database for a command that is run beside the clinic: of the operator's server, of the private
 * one as it runs, or of that one opened for as long as the command needs it (`stop`).
 */
export async function commandDatabase(folder, say) {
  if (process.env.DB_HOST) return { env: {}, stop: async () => {} };
  const name = process.env.DB_NAME ?? 'cuspid';
  const opened =
    (await runningServer(folder)) ??
    (await openDatabase({ server: await needServer(), folder, databases: [name], say }));
  return { env: databaseEnvironment(opened.settings, name, opened.application), stop: opened.stop };
}
