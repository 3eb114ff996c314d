import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Audit } from '@cuspid/audit/api';
import { Configuration, ConfigurationError, type Actor } from '@cuspid/platform/api';
import { clock, DatabaseRefused, LockHeld, prepare, underLock } from '@cuspid/platform/database';
import { Passwords, User } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { createApplication } from '../application';
import { importLegacy } from '../legacy/import';
import { Known } from '../legacy/known';
import { openLegacy } from '../legacy/open';
import { isWhole, linesOf, stayingIn } from '../legacy/report';
import { legacyDatabase } from '../legacy/settings';
import { LegacyRefused } from '../legacy/step';

/** Brings over what the former system holds: `--as <administrator>`, `--dry-run`. Ends with 3 where something stays behind. */
const USAGE = 'npm run import:legacy -- --as ruwan@clinic.example [--dry-run]';
const [REFUSED, UNEVEN, EX_CONFIG] = [1, 3, 78];
const LOCK_SECONDS = 5;
const SAID_EVERY_MS = 5_000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

function asked(): { as: string; isDry: boolean } {
  const options = { as: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.as) return { as: values.as.trim().toLowerCase(), isDry: values['dry-run'] };
  } catch {
    // Said below.
  }
  throw new LegacyRefused(`Use it like this:  ${USAGE}`);
}

/** What is brought over is registered by an administrator. */
async function administrator(source: DataSource, email: string): Promise<Actor> {
  const found = await source.manager.findOneBy(User, { email, role: 'ADMIN', isActive: true });
  if (!found) throw new LegacyRefused(`${email} is no administrator here: npm run admin makes one.`);
  const { id, name, role } = found;
  return { id, name, role, sessionId: 0, mustChangePassword: false, address: null, requestId: 'import:legacy' };
}

/** Long work says now and then how far it is. */
function progress(): (table: string, rows: number) => void {
  let said = Date.now();
  return (table, rows) => {
    if (Date.now() - said < SAID_EVERY_MS) return;
    said = Date.now();
    process.stderr.write(`${table}: ${rows} rows looked at …\n`);
  };
}

async function bring(): Promise<void> {
  const { as, isDry } = asked();
  const settings = legacyDatabase();
  const configuration = new Configuration({ ...process.env, LOG_LEVEL: 'silent' });
  await prepare(configuration, (reason) => process.stderr.write(`${reason}\n`));
  const legacy = await openLegacy(settings);
  const app = await createApplication(configuration);
  const source = app.get(DataSource);
  try {
    const by = await administrator(source, as);
    const newPassword = () => app.get(Passwords, { strict: false }).hash(randomBytes(32).toString('base64'));
    const known = new Known(by, clock.now(), app.get(Audit), newPassword);
    await underLock(configuration.database, 'import-legacy', LOCK_SECONDS, async () => {
      const told = await importLegacy({ source, legacy }, { known, isDry, progress: progress() });
      linesOf(told, await stayingIn(legacy)).forEach(say);
      say(isDry ? 'dry run: nothing was kept' : 'done');
      if (!isWhole(told)) process.exitCode = UNEVEN;
    });
  } finally {
    await app.close();
    await source.destroy();
    await legacy.destroy();
  }
}

try {
  await bring();
} catch (error) {
  const isWrong = error instanceof ConfigurationError || error instanceof DatabaseRefused;
  const isTold = isWrong || error instanceof LegacyRefused || error instanceof LockHeld;
  process.stderr.write(`${isTold ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = isWrong ? EX_CONFIG : REFUSED;
}
