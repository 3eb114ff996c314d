import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where servers live that are in nobody's PATH: Debian's sbin, Red Hat's libexec, Homebrew, the vendor's own package. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/bin', '/usr/local/mysql/bin'];
const BREW_FOLDERS = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'].flatMap((brew) => [
  `${brew}/bin`,
  `${brew}/opt/mariadb/bin`,
  `${brew}/opt/mysql/bin`,
  `${brew}/opt/mysql@8.4/bin`,
]);

/** Debian's package of a Chromium without windows: it prints and draws the same with a third of the work. */
export const HEADLESS = 'chromium-headless-shell';
/** The program itself: what stands in PATH starts it and stays between us and it, so that a kill would hit the wrong one. */
const HEADLESS_FILE = `/usr/lib/chromium/${HEADLESS}`;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC_BROWSERS = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

const pathFolders = () => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program says when asked one thing, or nothing when it cannot run. */
export function answerOf(file, args) {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }).trim();
  } catch {
    return undefined;
  }
}

/** The oldest servers whose SQL we rely on (docs/architecture.md, rule 9). */
const OLDEST = { mariadb: [10, 11], mysql: [8, 4] };

/** Reads `mariadbd --version` and the like. */
export function serverFrom(file, text) {
  const version = /Ver\s+(\d+)\.(\d+)\.(\d+)/.exec(text ?? '');
  if (!version) return undefined;
  const kind = /mariadb/i.test(text) ? 'mariadb' : 'mysql';
  const [major, minor] = [Number(version[1]), Number(version[2])];
  const [oldMajor, oldMinor] = OLDEST[kind];
  const recent = major > oldMajor || (major === oldMajor && minor >= oldMinor);
  return { file, kind, version: `${major}.${minor}.${version[3]}`, recent };
}

/** The first recent MariaDB or MySQL server on this machine; one that is too old is answered only if there is no other. */
export function findServer(folders = [...pathFolders(), ...SERVER_FOLDERS, ...BREW_FOLDERS]) {
  const files = ['mariadbd', 'mysqld'].flatMap((name) => [...new Set(folders)].map((folder) => join(folder, name)));
  let old;
  for (const file of files.filter(executable)) {
    const server = serverFrom(file, answerOf(file, ['--no-defaults', '--version']));
    if (server?.recent) return server;
    old ??= server;
  }
  return old;
}

/** A Chromium that runs: `CHROMIUM` if it is set, else the first found. (Ubuntu's `chromium-browser` is often an empty shell.) */
export function findChromium(folders = [...pathFolders(), '/usr/bin', '/snap/bin']) {
  const asked = process.env.CHROMIUM;
  const found = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const files = asked ? [asked] : [...new Set([HEADLESS_FILE, ...found, ...MAC_BROWSERS])];
  return files.filter(executable).find((file) => /\d+\.\d+/.test(answerOf(file, ['--version']) ?? ''));
}

/** Whether a printed page can show Sinhala and Tamil. Only asked where we could do something about it. */
export function hasClinicFonts(root = '/usr/share/fonts') {
  const listed = answerOf('fc-list', [':lang=si', 'file']);
  if (listed && answerOf('fc-list', [':lang=ta', 'file'])) return true;
  return existsSync(root) && /sinhala/i.test(readdirSync(root, { recursive: true }).join('\n'));
}
