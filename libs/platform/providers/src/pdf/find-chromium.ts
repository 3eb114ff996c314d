import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { ChromiumMissing } from './pdf';

const PLACES = [
  // Debian's Chromium without windows, the program itself: what is in PATH starts it and stays above it.
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of the machine’s Chromium: the one that was named, else the first of the usual places. Errors: `ChromiumMissing`. */
export async function findChromium(named = process.env['CHROMIUM']): Promise<string> {
  const looked = named ? [named] : PLACES;
  for (const path of looked) {
    if (await isProgram(path)) return path;
  }
  throw new ChromiumMissing(looked);
}

const isProgram = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
