import { keepApi, logOf, stopLeftOverApi } from './machine/api.mjs';
import { holdAlone } from './machine/alone.mjs';
import { needApp } from './machine/build.mjs';
import { openDatabase, stopLeftOver } from './machine/database.mjs';
import { clinicEnvironment, databaseEnvironment, needPort, readDotEnv } from './machine/environment.mjs';
import { needServer, wantChromium } from './machine/install.mjs';
import { needGivenServer } from './machine/given-server.mjs';
import { needPackages } from './machine/packages.mjs';
import { HOME } from './machine/places.mjs';
import { stopRunning, whenAskedToEnd } from './machine/process.mjs';
import { Stop, leave, say, step } from './machine/say.mjs';

const DEMO_PEOPLE = ['admin', 'ortho', 'surgeon', 'nurse', 'reception', 'student'];
const DEMO_PASSWORD = 'Cuspid-demo-1';

/** What has been started so far, last first: how it is stopped. */
const started = [];
let isOurs = false;
let ending;

/** Ends everything this start began, and the process. */
function end(code) {
  ending ??= (async () => {
    await stopRunning();
    for (const { name, stop } of started) await step(`stopping ${name}`, stop);
    if (isOurs) await stopUnknown();
    process.exit(code);
  })();
  return ending;
}

/** A Ctrl-C may fall between the birth of a process and our knowing of it. */
async function stopUnknown() {
  await stopLeftOverApi(HOME);
  if (!process.env.DB_HOST) await stopLeftOver(HOME);
}

/** Stops when asked to; one who presses Ctrl-C again and again does not want to wait. */
function stopWhenAsked() {
  let presses = 0;
  whenAskedToEnd((name) => {
    if (name === 'SIGINT' && ++presses > 3) process.exit(130);
    if (!ending) say(`stopping (${name})`);
    void end(0);
  });
}

/** Only one start a folder: a second one says where the clinic is. */
async function aloneOrStop(port) {
  const { holder } = await holdAlone(HOME, () => ({ pid: process.pid, url: address(port) }));
  if (holder) throw new Stop(`The clinic already runs here: ${holder.url} (started by process ${holder.pid}).`);
  isOurs = true;
}

const address = (port) => `http://localhost:${port}`;

/** The settings of the database: a private server, or the operator's own. */
async function database() {
  if (process.env.DB_HOST) {
    await step(`using the database server ${process.env.DB_HOST}, as DB_HOST says`, () => needGivenServer(process.env));
    return {};
  }
  const server = await needServer();
  const name = process.env.DB_NAME ?? 'cuspid';
  const opened = await step(`opening the clinic's own database (${server.kind} ${server.version})`, () =>
    openDatabase({ server, folder: HOME, databases: [name], say }),
  );
  started.unshift({ name: 'the database', stop: opened.stop });
  return databaseEnvironment(opened.settings, name, opened.application);
}

function greet(port, env, display) {
  say();
  say(`Cuspid is ready:      ${address(port)}`);
  say(`API console:          ${address(port)}/api/docs`);
  if (display) say(`Waiting-room display: ${address(port)}${display}`);
  if (env.DEMO === 'true') {
    say(`Demo sign-ins:        ${DEMO_PEOPLE.map((person) => `${person}@cuspid.test`).join(', ')}`);
    say(`Password of all six:  ${DEMO_PASSWORD}`);
  }
  say(`Log: ${logOf(HOME)}   Stop: Ctrl-C`);
}

async function start() {
  stopWhenAsked();
  readDotEnv();
  await aloneOrStop(process.env.PORT ?? 3000);
  await stopLeftOverApi(HOME); // of a start that was killed: it holds the port
  const port = await needPort();
  await needPackages();
  const chromium = await wantChromium();
  const settings = await database();
  const app = await needApp();
  if (ending) return;
  const env = { ...clinicEnvironment({ port, folder: HOME, web: app.web, chromium }), ...settings };
  const onFinal = (error) => (leave(error), void end(error.code));
  const api = await step('starting the API (migrations, demo clinic)', () =>
    keepApi({ main: app.main, env, folder: HOME, port, say, onFinal }),
  );
  started.unshift({ name: 'the API', stop: api.stop });
  if (!ending) greet(port, env, api.display);
}

start().catch(async (error) => {
  if (ending) return ending; // what was under way broke because it was stopped
  leave(error);
  await end(process.exitCode);
});
