import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, removeDatabase } from './machine/database.mjs';
import { needServer, wantChromium } from './machine/install.mjs';
import { needPackages } from './machine/packages.mjs';
import { HOME, inHome, inRoot } from './machine/places.mjs';
import { childEnvironment, isAlive, run, stopRunning, whenAskedToEnd } from './machine/process.mjs';
import { stopLeftOverApi } from './machine/api.mjs';
import { blocksOf, targetsOf, total } from './machine/results.mjs';
import { leave, say, seconds, step } from './machine/say.mjs';

const FOLDER = inHome(`test-${process.pid}`);
const OUTPUT = inHome('logs', 'test.log');

/** The operator's own clinic must not leak into what the specs see. */
const OURS_TO_SET =
  /^(PORT|HOST|NODE_ENV|DEMO|JWT_SECRET|CLINIC_TIME_ZONE|WEB_|DB_|SMTP_|FILE_STORAGE_|MAIL_|SESSION_|AUDIT_|LOG_LEVEL|CUSPID_APP)/;

let closeDatabase = () => {};

/** The server specs use: the one `TEST_DB_HOST` names, or a private one in a folder of this run. */
async function database() {
  if (process.env.TEST_DB_HOST) {
    say(`specs use the server ${process.env.TEST_DB_HOST}, as TEST_DB_HOST says`);
    return {};
  }
  const server = await needServer();
  const opened = await step(`opening a database for this run (${server.kind} ${server.version})`, () =>
    openDatabase({ server, folder: FOLDER, databases: ['cuspid_test_%'], say, makesUsers: true }),
  );
  closeDatabase = opened.stop;
  const { host, port, user, password } = opened.settings;
  return { TEST_DB_HOST: host, TEST_DB_PORT: String(port), TEST_DB_USER: user, TEST_DB_PASSWORD: password };
}

/** Forgets what runs that were killed left behind. */
async function sweep() {
  const folders = readdirSync(HOME).filter((name) => /^test-(clinic-)?\d+/.test(name));
  for (const name of folders) {
    if (isAlive(Number(/\d+/.exec(name)[0]))) continue; // of another run
    await stopLeftOverApi(inHome(name));
    await removeDatabase(inHome(name));
  }
}

/** Runs Nx and answers what each target did; a target's name is shown as soon as it has ended. */
async function nx(args, env) {
  const profile = join('tmp', `profile-${process.pid}-${Date.now()}.json`);
  const shown = new Set();
  let output = '';
  const onOutput = (chunk) => {
    output += chunk;
    for (const target of blocksOf(output).keys()) if (!shown.has(target)) shown.add(target) && say(`  ${target}`);
  };
  const { code } = await run('nx', [...args, '--output-style=static'], {
    env: { ...env, NX_PROFILE: profile },
    onOutput,
  });
  writeFileSync(OUTPUT, output, { flag: 'a' });
  const targets = targetsOf(readProfile(profile), output);
  const explained = code === 0 || targets.some(({ failed }) => failed);
  return explained
    ? targets
    : [...targets, { name: `nx ${args.join(' ')}`, seconds: 0, text: output, passed: 0, failed: 1, skipped: 0 }];
}

function readProfile(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8'));
  } catch {
    return []; // Nx ended before its first target
  } finally {
    rmSync(inRoot(file), { force: true });
  }
}

/** Everything that must pass: first what specs and compilers say, then the stories in a browser, with the machine to themselves. */
async function everything(env) {
  // The cache knows sources, not servers: against a server of the operator's, every spec runs.
  const fresh = process.env.TEST_DB_HOST ? ['--skip-nx-cache'] : [];
  const first = await nx(
    ['run-many', '-t', 'lint', 'layout', 'typecheck', 'test', 'build', '--parallel=2', ...fresh],
    env,
  );
  const stories = await nx(['run', 'e2e:e2e', ...fresh], env);
  const known = new Set(first.map(({ name }) => name));
  return [...first, ...stories.filter(({ name }) => !known.has(name))];
}

function report(targets, since) {
  for (const { name, text } of targets.filter(({ failed }) => failed))
    process.stdout.write(`\n━━━ ${name} failed ━━━\n${text.trim()}\n`);
  const slowest = [...targets].sort((one, other) => other.seconds - one.seconds).slice(0, 5);
  say();
  say(`slowest: ${slowest.map(({ name, seconds: took }) => `${name} ${took.toFixed(1)} s`).join(', ')}`);
  say(`${targets.length} targets in ${seconds(since)}; all they said is in ${OUTPUT}`);
  const failing = targets.filter(({ failed }) => failed).map(({ name }) => name);
  if (failing.length) say(`failed: ${failing.join(', ')}`);
  const { passed, failed, skipped } = total(targets);
  if (skipped) say(`${skipped} skipped`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed || !passed ? 1 : 0;
}

let ending;

/** Ends all this run has started. */
function tidyUp() {
  ending ??= (async () => {
    await stopRunning();
    await closeDatabase();
    await removeDatabase(FOLDER);
    await sweep();
  })();
  return ending;
}

async function test() {
  const since = Date.now();
  mkdirSync(inHome('logs'), { recursive: true, mode: 0o700 });
  writeFileSync(OUTPUT, '');
  whenAskedToEnd(() => void tidyUp().then(() => process.exit(130)));
  await sweep();
  await needPackages();
  const chromium = await wantChromium();
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS_TO_SET.test(name)));
  const given = Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => !(name in own))
      .map((name) => [name, undefined]),
  );
  const env = childEnvironment({ ...given, ...(await database()), ...(chromium && { CHROMIUM: chromium }) });
  const targets = await everything(env);
  if (!ending) report(targets, since);
}

test()
  .catch((error) => ending ?? leave(error))
  .finally(tidyUp)
  .finally(() => process.exit());
