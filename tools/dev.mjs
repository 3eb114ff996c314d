import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { holdAlone } from './machine/alone.mjs';
import { stopLeftOverApi } from './machine/api.mjs';
import { openDatabase } from './machine/database.mjs';
import { clinicEnvironment, databaseEnvironment, needPort, readDotEnv } from './machine/environment.mjs';
import { needServer, wantChromium } from './machine/install.mjs';
import { needPackages, projectNode } from './machine/packages.mjs';
import { HOME, ROOT, inRoot } from './machine/places.mjs';
import { childEnvironment, isAlive, pause, stopGroup, stopRunning, whenAskedToEnd } from './machine/process.mjs';
import { Stop, leave, say, step } from './machine/say.mjs';

const API_PORT = '3000'; // apps/web/proxy.conf.json says the same
const MAIN = inRoot('dist', 'apps', 'api', 'main.js');

const children = [];
let database;
let ending;

/** Starts a watcher in a group of its own; the end of one is the end of all. */
function watch(name, file, args, env) {
  const child = spawn(file, args, { cwd: ROOT, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  children.push(child);
  child.on('exit', (code) => {
    if (!ending) say(`${name} ended (${code})`);
    void end(1);
  });
}

function end(code) {
  ending ??= (async () => {
    await stopRunning();
    await Promise.all(children.filter(({ pid }) => isAlive(pid)).map(({ pid }) => stopGroup(pid)));
    if (database) await step('stopping the database', database.stop);
    process.exit(code);
  })();
  return ending;
}

async function settings() {
  if (process.env.DB_HOST) return {};
  const server = await needServer();
  const name = process.env.DB_NAME ?? 'cuspid';
  database = await step('opening the clinic’s own database', () =>
    openDatabase({ server, folder: HOME, databases: [name], say }),
  );
  return databaseEnvironment(database.settings, name, database.application);
}

async function dev() {
  whenAskedToEnd(() => void end(0));
  readDotEnv();
  const { holder } = await holdAlone(HOME, () => ({ pid: process.pid, url: 'http://localhost:4200' }));
  if (holder) throw new Stop(`The clinic already runs here: ${holder.url} (process ${holder.pid}). Stop it first.`);
  await stopLeftOverApi(HOME);
  const port = await needPort(API_PORT);
  await needPackages();
  const chromium = await wantChromium();
  const env = { ...clinicEnvironment({ port, folder: HOME, web: undefined, chromium }), ...(await settings()) };
  watch('the API’s build', 'rolldown', ['-w', '-c', 'apps/api/rolldown.config.mjs'], childEnvironment());
  while (!existsSync(MAIN) && !ending) await pause(200);
  watch('the API', projectNode(), ['--watch', '--enable-source-maps', MAIN], env);
  watch('the web app', 'nx', ['run', 'web:serve'], childEnvironment({ PORT: undefined })); // PORT is the API’s
  say(`Web app: http://localhost:4200   API: http://localhost:${port}/api/docs   Stop: Ctrl-C`);
}

dev().catch((error) => {
  leave(error);
  return end(process.exitCode);
});
