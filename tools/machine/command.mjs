import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { needApp } from './build.mjs';
import { clinicEnvironment, readDotEnv } from './environment.mjs';
import { commandDatabase } from './folder-database.mjs';
import { needPackages, projectNode } from './packages.mjs';
import { HOME } from './places.mjs';
import { leave, say } from './say.mjs';

/**
 * Runs one of the API's commands (`dist/apps/api/<name>.js`) with the arguments given to us, as the API itself would be run: the
 * operator's settings, or those of the clinic in this folder. Answers how it ended, with what it said where `stdio` keeps it.
 */
export async function runCommand(name, more = {}, stdio = 'inherit') {
  readDotEnv();
  await needPackages();
  const database = await commandDatabase(HOME, say);
  try {
    const { main } = await needApp();
    // The port is the one the clinic is found at: addresses are made of it.
    const port = process.env.PORT ?? 3000;
    const env = { ...more, ...clinicEnvironment({ port, folder: HOME, web: undefined }), ...database.env };
    const file = join(dirname(main), `${name}.js`);
    return spawnSync(projectNode(), [file, ...process.argv.slice(2)], { env, stdio, encoding: 'utf8' });
  } finally {
    await database.stop();
  }
}

/** `runCommand`, as all there is to a script: it ends with the command's own code. */
export const command = (name, more) =>
  runCommand(name, more)
    .then(({ status }) => (process.exitCode = status ?? 1))
    .catch(leave)
    .finally(() => process.exit());
