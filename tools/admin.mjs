import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { needApp } from './machine/build.mjs';
import { clinicEnvironment, readDotEnv } from './machine/environment.mjs';
import { commandDatabase } from './machine/folder-database.mjs';
import { needPackages, projectNode } from './machine/packages.mjs';
import { HOME } from './machine/places.mjs';
import { leave, say } from './machine/say.mjs';

/**
 * `npm run admin -- --email …`: makes the first administrator of an empty clinic, or gives one a temporary password. The
 * clinic may be running meanwhile.
 */
async function admin() {
  readDotEnv();
  await needPackages();
  const database = await commandDatabase(HOME, say);
  try {
    const { main } = await needApp();
    // The port is the one the clinic is found at: the address to sign in at is made of it.
    const port = process.env.PORT ?? 3000;
    const env = { ...clinicEnvironment({ port, folder: HOME, web: undefined }), ...database.env };
    const file = join(dirname(main), 'admin.js');
    const { status } = spawnSync(projectNode(), [file, ...process.argv.slice(2)], { env, stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    await database.stop();
  }
}

admin()
  .catch(leave)
  .finally(() => process.exit());
