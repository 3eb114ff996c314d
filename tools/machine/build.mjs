import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { takingTurns } from './alone.mjs';
import { ROOT, inRoot } from './places.mjs';
import { run } from './process.mjs';
import { Stop, step } from './say.mjs';

/** Built applications stay beside the packages they import, whatever folder the clinic keeps its data in. */
const APPS = inRoot('dist');
const OURS = 'clinic-'; // dist/clinic-<hash>/api is as deep as dist/apps/api: source maps stay true
const KEPT = 3;

const SOURCES = ['apps/api', 'apps/web', 'libs', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const ASIDE = /\.spec\.ts$|\.md$|\/vitest\.config\.mts$|\/node_modules\/|\/\.angular\//;

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** A name for exactly these sources. */
export function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of SOURCES.map((name) => inRoot(name)).flatMap(filesUnder)) {
    if (ASIDE.test(file)) continue;
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

const built = (folder) => ({ main: join(folder, 'api', 'main.js'), web: join(folder, 'web', 'browser') });

/**
 * The API and the web app: those of the folder `CUSPID_APP` names (`api/main.js`, `web/browser`), else built from the present sources, in a folder that no later build writes to: a clinic keeps running
 * while its sources change and its tests build.
 */
export async function needApp() {
  if (process.env.CUSPID_APP) return built(process.env.CUSPID_APP);
  const folder = join(APPS, OURS + sourcesHash());
  if (!existsSync(folder)) await takingTurns(`build ${APPS}`, () => build(folder));
  utimesSync(folder, new Date(), new Date());
  forgetOld();
  return built(folder);
}

async function build(folder) {
  if (existsSync(folder)) return; // while we waited for our turn
  const { code, output } = await step('building the API and the web app', () =>
    run('nx', ['run-many', '-t', 'build', '-p', 'api', 'web', '--output-style=static'], { quiet: true }),
  );
  if (code !== 0) throw new Stop(`The build failed:\n${output.trim()}`);
  takeOver(folder);
}

/** Moves what Nx left in `dist` to a folder of its own: whole or not at all. */
function takeOver(folder) {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  for (const app of ['api', 'web']) cpSync(inRoot('dist', 'apps', app), join(draft, app), { recursive: true });
  renameSync(draft, folder);
}

function forgetOld() {
  const newestFirst = readdirSync(APPS)
    .filter((name) => name.startsWith(OURS))
    .map((name) => join(APPS, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const folder of newestFirst.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
}
