import { existsSync } from 'node:fs';
import { answerOf, findChromium, findServer, hasClinicFonts, HEADLESS } from './binaries.mjs';
import { childEnvironment, run } from './process.mjs';
import { Stop, say, step } from './say.mjs';

const SERVER_BY_HAND = [
  'Cuspid needs the program of a MariaDB (10.11 or later) or MySQL (8.4 or later) server. It will run it privately; nothing has to be set up or started.',
  '  Debian, Ubuntu 24.04:  sudo apt-get install --no-install-recommends mariadb-server-core',
  '  Fedora, Red Hat:       sudo dnf install mariadb-server',
  '  Arch:                  sudo pacman -S mariadb',
  '  Alpine:                sudo apk add mariadb',
  '  macOS:                 brew install mariadb',
  'Or set DB_HOST, DB_USER and DB_PASSWORD to use a server you have. Then start again.',
].join('\n');

const CHROMIUM_BY_HAND = [
  'Without Chromium everything works but the PDFs. To have them too:',
  '  Debian:  sudo apt-get install --no-install-recommends chromium-headless-shell fonts-noto-core',
  '  Ubuntu:  sudo snap install chromium      Fedora: sudo dnf install chromium',
  '  Alpine:  sudo apk add chromium           macOS:  brew install --cask chromium',
  'or set CHROMIUM to the program of a Chrome you have.',
].join('\n          ');

/** How this machine lets us install: directly as root, by a sudo that asks nothing, or not at all. */
function aptPrefix() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return answerOf('sudo', ['-n', 'true']) === undefined ? undefined : ['sudo', '-n'];
}

const QUIET = ['DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_MODE=l'];

/** Installs Debian packages; the lists are fetched first only when the packages are not known or no longer there. */
async function apt(prefix, packages) {
  const get = (...args) => {
    const line = [...prefix, 'env', ...QUIET, 'apt-get', ...args];
    return run(line[0], line.slice(1), { env: childEnvironment(), quiet: true });
  };
  const install = () => get('install', '-y', '-q', '--no-install-recommends', ...packages);
  const first = await install();
  if (first.code === 0) return first;
  await get('update', '-q');
  return install();
}

async function tryApt(title, packages) {
  const prefix = aptPrefix();
  if (!prefix) return false;
  const { code, output } = await step(`installing ${title} (${packages.join(', ')})`, () => apt(prefix, packages));
  if (code !== 0) say(`  apt could not: ${output.trim().split('\n').slice(-2).join(' ')}`);
  return code === 0;
}

/** A database server's program, found or installed; stops with what to do when neither works. */
export async function needServer() {
  const found = findServer();
  if (found?.recent) return found;
  if (found) say(`${found.file} is ${found.kind} ${found.version}: too old for Cuspid`);
  await tryApt('the database server', ['mariadb-server-core']);
  const installed = findServer();
  if (installed?.recent) return installed;
  throw new Stop(SERVER_BY_HAND);
}

/** Whether Debian has a Chromium without windows where the one found has them. */
const isHeadlessBetter = (found) =>
  !process.env.CHROMIUM && !found.endsWith(HEADLESS) && Boolean(answerOf('apt-cache', ['show', HEADLESS]));

/**
 * Chromium's program, found or installed; without one the clinic runs, but prints nothing. `wantsBest`: for whom it is worth
 * a download even where one is found; a start waits for no network.
 */
export async function wantChromium({ wantsBest = false } = {}) {
  if (process.env.CHROMIUM && !findChromium())
    throw new Stop(`CHROMIUM is ${process.env.CHROMIUM}, which does not run.`);
  const found = findChromium();
  if (!found || (wantsBest && isHeadlessBetter(found)))
    await tryApt('Chromium, for PDFs', [HEADLESS, 'fonts-noto-core']);
  if (!findChromium()) await tryApt('Chromium, for PDFs', ['chromium', 'fonts-noto-core']);
  const chromium = findChromium();
  if (!chromium) say(CHROMIUM_BY_HAND);
  else if (process.platform === 'linux' && !process.env.CHROMIUM && !hasClinicFonts()) {
    await tryApt('fonts for Sinhala and Tamil', ['fonts-noto-core']);
  }
  return chromium;
}
