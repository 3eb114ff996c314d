import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { takingTurns } from './alone.mjs';
import { answerOf } from './binaries.mjs';
import { inRoot } from './places.mjs';
import { run } from './process.mjs';
import { Stop, step } from './say.mjs';

const STAMP = inRoot('node_modules', '.cuspid-lock');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');

const installedHash = () => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined);

/** Installs the packages of the lock file unless exactly those are there. */
export async function needPackages() {
  if (installedHash() !== lockHash()) await takingTurns(STAMP, install);
  checkNode();
}

async function install() {
  const wanted = lockHash();
  if (installedHash() === wanted) return; // somebody else did, while we waited for our turn
  if (!installedByHand()) {
    const { code } = await step('installing packages (about a minute)', () =>
      run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: process.env }),
    );
    if (code !== 0) throw new Stop('npm ci could not install the packages: see its message above.');
  }
  writeFileSync(STAMP, wanted);
}

/** npm's own record says that all of the lock file is installed: somebody ran `npm install` or `npm ci`, and once is enough. */
function installedByHand() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  return Object.entries(packages).every(
    ([path, { version, optional, link }]) => !path || optional || link || installed[path]?.version === version,
  );
}

/** The Node everything runs on: the one that came with the packages, else the machine's, if it is new enough. */
export const projectNode = () => {
  const own = inRoot('node_modules', '.bin', 'node');
  return existsSync(own) ? own : process.execPath;
};

function checkNode() {
  const version = answerOf(projectNode(), ['--version']) ?? '';
  if (satisfies(version)) return;
  throw new Stop(
    `Cuspid needs Node 22.22.3, 24.15 or 26 (or later of these); here it is ${version || 'not found'}. Install one from nodejs.org and start again.`,
  );
}

/** `engines` of package.json, without a package to read it. */
export function satisfies(version) {
  const [major, minor, patch] = version.replace(/^v/, '').split('.').map(Number);
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 3);
  if (major === 24) return minor >= 15;
  return major >= 26;
}
