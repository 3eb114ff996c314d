import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything a run leaves on the machine is under here (`CUSPID_HOME` moves it; specs do). */
export const HOME = process.env.CUSPID_HOME ?? join(ROOT, '.cuspid');

export const inRoot = (...parts) => join(ROOT, ...parts);
export const inHome = (...parts) => join(HOME, ...parts);
