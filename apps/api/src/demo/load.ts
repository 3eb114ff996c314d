import type { INestApplicationContext } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration } from '@cuspid/platform/api';
import { transaction, underLock, type Tx } from '@cuspid/platform/database';
import { QueueDisplay } from '@cuspid/queue/api';
import { ClinicSetting } from '@cuspid/settings/api';
import { Passwords, User } from '@cuspid/users/api';
import { Logger } from 'nestjs-pino';
import { DataSource, IsNull } from 'typeorm';
import { HOURS } from './clinic-lists';
import { displayToken, hashOf } from './display-token';
import { imagineClinic, type Occasion } from './imagine';
import { DEMO_PASSWORD } from './people';
import { writeClinic, writeLists } from './write';

const LOCK_SECONDS = 120;
const CODE_PREFIX = 'PT';

/**
 * Fills an empty database with the demo clinic; leaves any other as it is. Only ever outside production.
 *
 * All of it is one transaction: whoever is stopped half-way leaves nothing, and the next start, seeing no people, begins
 * again. The waiting-room link is told at every start.
 */
export async function loadDemoClinic(app: INestApplicationContext): Promise<void> {
  const { database, jwtSecret, timeZone } = app.get(Configuration);
  const source = app.get(DataSource);
  const token = displayToken(jwtSecret);
  await underLock(database, 'demo', LOCK_SECONDS, async () => {
    if (await source.manager.existsBy(User, {})) return;
    const started = Date.now();
    const passwordHash = await app.get(Passwords).hash(DEMO_PASSWORD);
    const occasion = { now: new Date(), timeZone, passwordHash, codePrefix: CODE_PREFIX };
    await transaction(source, (tx) => load(tx, app.get(Audit), occasion, token));
    app.get(Logger).log(`demo clinic loaded in ${Date.now() - started} ms`);
  });
  const isOut = await source.manager.existsBy(QueueDisplay, { tokenHash: hashOf(token), revokedAt: IsNull() });
  if (isOut) app.get(Logger).log(`display: /display/${token}`);
}

async function load(tx: Tx, audit: Audit, occasion: Occasion, token: string): Promise<void> {
  const clinic = imagineClinic(occasion);
  await tx.insert(ClinicSetting, {
    id: 1,
    name: 'Mahaweli Teaching Dental Hospital',
    place: 'Kandy · Orthodontic Unit',
    address: '12 Hospital Road, Kandy',
    phone: '081 223 4500',
    email: 'orthodontics@mahaweli.test',
    hours: HOURS,
    timeZone: occasion.timeZone,
    currency: 'LKR',
    codePrefix: occasion.codePrefix,
  });
  await writeClinic(tx, clinic);
  await writeLists(tx, occasion.now.getUTCFullYear());
  await tx.insert(QueueDisplay, {
    tokenHash: hashOf(token),
    name: 'Waiting room',
    createdById: clinic.staff.id('admin@cuspid.test'),
    createdAt: occasion.now,
  });
  await audit.record(tx, {}, 'demo.loaded', { after: { patients: clinic.patients.length } });
}
