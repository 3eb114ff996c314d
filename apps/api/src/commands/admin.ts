import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Configuration, ConfigurationError, DomainError } from '@cuspid/platform/api';
import { DatabaseRefused, prepare } from '@cuspid/platform/database';
import { AddressRefused, requireAddress } from '@cuspid/platform/providers';
import { USER } from '@cuspid/users/contracts';
import { Operator, type Admitted } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { createApplication } from '../application';

/** Makes the first administrator, or gives one a temporary password, and prints it once. `--email`, `--name`. */
const USAGE = 'npm run admin -- --email ruwan@clinic.example [--name "Ruwan Wijesinghe"]';
const [REFUSED, EX_CONFIG] = [1, 78];

const DONE: Record<Admitted['outcome'], string> = {
  CREATED: 'is the first administrator.',
  RESET: 'has a temporary password now, and is signed out everywhere.',
  RAISED: 'is an administrator now: there was none.',
};

class Misused extends Error {}

function asked(): { email: string; name: string } {
  try {
    const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } });
    const name = values.name?.trim() || 'Administrator';
    if (!values.email || name.length > USER.nameMax) throw new Misused();
    return { email: requireAddress(values.email.trim()), name };
  } catch (error) {
    const what = error instanceof AddressRefused ? 'The address is not one plain e-mail address.\n' : '';
    throw new Misused(`${what}Use it like this:  ${USAGE}`);
  }
}

async function admit(): Promise<string> {
  const { email, name } = asked();
  // What the API logs is for its log; here somebody reads.
  const configuration = new Configuration({ ...process.env, LOG_LEVEL: 'silent' });
  await prepare(configuration, (reason) => process.stderr.write(`${reason}\n`));
  const app = await createApplication(configuration);
  try {
    const admitted = await app.get(Operator, { strict: false }).admit(email, name);
    return told(admitted, `${configuration.webUrl}/sign-in`);
  } finally {
    await app.close();
    await app.get(DataSource).destroy();
  }
}

const told = ({ outcome, name, email, password }: Admitted, address: string) => `${name} ${DONE[outcome]}

  Sign in at   ${address}
  E-mail       ${email}
  Password     ${password}

Good for ${USER.temporaryHours} hours and for one thing: to choose a password of one's own. It is not shown again.
`;

try {
  process.stdout.write(await admit());
} catch (error) {
  const isWrong = error instanceof ConfigurationError || error instanceof DatabaseRefused;
  const isTold = isWrong || error instanceof Misused || error instanceof DomainError;
  process.stderr.write(`${isTold ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = isWrong ? EX_CONFIG : REFUSED;
}
