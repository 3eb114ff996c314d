import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findServer } from '../machine/binaries.mjs';
import { needApp } from '../machine/build.mjs';
import { openDatabase } from '../machine/database.mjs';
import { clinicEnvironment, databaseEnvironment } from '../machine/environment.mjs';
import { needPackages, projectNode } from '../machine/packages.mjs';
import { freePort, isAlive, pause, stopProcess } from '../machine/process.mjs';
import { say } from '../machine/say.mjs';
import { drill } from './drill.mjs';
import { ask } from './load.mjs';
import { rowsIn } from './rows.mjs';

const REPLICAS = 3;
const LATE_SECONDS = Number(process.env.DRILL_LATE_SECONDS ?? 60);
const READY_WITHIN_MS = 180_000;
const NAME = 'cuspid';

async function startOne({ app, env, folder, count }) {
  const port = await freePort(4_400 + count * 20);
  const own = join(folder, `replica-${count}`);
  mkdirSync(own, { recursive: true });
  const set = clinicEnvironment({ port, folder, web: app.web, chromium: findChromium(), given: {} });
  const log = join(own, 'api.log');
  const out = openSync(log, 'a', 0o600);
  const child = spawn(projectNode(), ['--enable-source-maps', app.main], {
    env: { ...set, ...env, NODE_ENV: 'test', DEMO: 'false', LOG_LEVEL: 'info' },
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  return { child, log, url: `http://127.0.0.1:${port}` };
}

/** What one says while its database is missing: whether it lives, and whether work may be sent there (`0`: nobody answers). */
async function lookedAt({ child, url }) {
  const { status } = await ask(undefined, url, '/health/ready');
  return { isAlive: isAlive(child.pid), ready: status };
}

async function allReady(started) {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (const { child, url } of started) {
    while ((await ask(undefined, url, '/health/ready')).status !== 200) {
      if (!isAlive(child.pid) || Date.now() > deadline) return;
      await pause(200);
    }
  }
}

function told(waiting, started, took) {
  const lived = started.every(({ child }) => isAlive(child.pid)) && waiting.every((one) => one.isAlive);
  const refused = waiting.every(({ ready }) => ready !== 200);
  say(`while it was missing: ready said ${waiting.map(({ ready }) => ready || 'nobody').join(', ')}`);
  say(`${lived ? 'none ended' : 'ENDED: one of them'}; all ready ${took.toFixed(1)} s after the server was started`);
  return lived && refused;
}

/** Every migration is there once, and only one process did them. */
async function migratedOnce(env, started) {
  const statement = 'select count(*) as done, count(distinct name) as names from migrations';
  const [row] = await rowsIn(env, NAME, statement);
  const workers = started.filter(({ log }) => /migrated: \d+ steps/.test(readFileSync(log, 'utf8')));
  say(
    `${row.done} migrations, ${row.names} of them different; done by ${workers.length} of ${started.length} processes`,
  );
  return Number(row.done) === Number(row.names) && Number(row.done) > 0 && workers.length === 1;
}

/** `npm run drill:start`: three processes start at once on an empty database whose server comes up a minute late. */
drill(async ({ folder, keep }) => {
  await needPackages();
  const open = () => openDatabase({ server: findServer(), folder, databases: [NAME], say: () => {} });
  const first = await open();
  const env = databaseEnvironment(first.settings, NAME, first.application);
  await first.stop();
  const app = await needApp();
  const started = [];
  let database;
  keep({ stop: () => database?.stop() });
  keep({ stop: () => Promise.all(started.map(({ child }) => stopProcess(child.pid))) });
  for (let count = 0; count < REPLICAS; count++) started.push(await startOne({ app, env, folder, count }));
  say(`${REPLICAS} processes started, no database for ${LATE_SECONDS} s`);
  await pause(LATE_SECONDS * 1_000);
  const waiting = await Promise.all(started.map(lookedAt));
  const since = performance.now();
  database = await open();
  await allReady(started);
  const took = (performance.now() - since) / 1_000;
  return [told(waiting, started, took), await migratedOnce(env, started)];
});
