import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { holdAlone } from './machine/alone.mjs';
import { stopLeftOverApi } from './machine/api.mjs';
import { stopLeftOver } from './machine/database.mjs';
import { readDotEnv } from './machine/environment.mjs';
import { HOME, inHome } from './machine/places.mjs';
import { Stop, leave, say } from './machine/say.mjs';

/** Not the clinic's: what test runs keep there. */
const NOT_OURS = /^test-/;

async function confirmed() {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY)
    throw new Stop('Nobody is here to ask: npm run reset -- --yes forgets the clinic without asking.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `This forgets every patient, chart, file and mail in ${HOME}. Type "forget" to go on: `,
  );
  terminal.close();
  return answer.trim() === 'forget';
}

async function reset() {
  readDotEnv();
  const { holder } = await holdAlone(HOME, () => ({ pid: process.pid, url: 'npm run reset' }));
  if (holder) throw new Stop(`The clinic is running (${holder.url}, process ${holder.pid}): stop it first.`);
  if (!existsSync(HOME)) return say('There is nothing to forget.');
  if (!(await confirmed())) return say('Nothing was changed.');
  await stopLeftOverApi(HOME);
  await stopLeftOver(HOME);
  const names = readdirSync(HOME).filter((name) => !NOT_OURS.test(name));
  for (const name of names) rmSync(inHome(name), { recursive: true, force: true });
  say(`Forgotten: ${names.join(', ') || 'nothing was there'}.`);
  if (process.env.DB_HOST) say(`The database on ${process.env.DB_HOST} was not touched.`);
}

await reset().catch(leave);
