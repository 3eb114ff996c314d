import type { INestApplicationContext } from '@nestjs/common';
import { Passwords } from '@cuspid/auth/api';
import { Configuration } from '@cuspid/platform/api';
import { underLock } from '@cuspid/platform/database';
import { Chair, ClinicSetting } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './people';

const LOCK_SECONDS = 120;

/** Fills an empty database with the demo clinic; leaves any other as it is. Only ever outside production. */
export async function loadDemoClinic(app: INestApplicationContext): Promise<void> {
  const { database } = app.get(Configuration);
  const source = app.get(DataSource);
  await underLock(database, 'demo', LOCK_SECONDS, async () => {
    if (await source.manager.existsBy(User, {})) return;
    const started = Date.now();
    await loadClinic(source);
    await loadPeople(app);
    app.get(Logger).log(`demo clinic loaded in ${Date.now() - started} ms`);
  });
}

async function loadClinic(source: DataSource): Promise<void> {
  await source.manager.insert(ClinicSetting, {
    id: 1,
    name: 'Mahaweli Teaching Dental Hospital',
    place: 'Kandy · Orthodontic Unit',
    address: '12 Hospital Road, Kandy',
    phone: '081 223 4500',
    timeZone: 'Asia/Colombo',
    currency: 'LKR',
  });
  await source.manager.insert(
    Chair,
    [1, 2, 3, 4, 5, 6].map((sort) => ({ name: `Chair ${sort}`, sort })),
  );
}

async function loadPeople(app: INestApplicationContext): Promise<void> {
  const passwordHash = await app.get(Passwords).hash(DEMO_PASSWORD);
  const createdAt = new Date();
  await app.get(DataSource).manager.insert(
    User,
    DEMO_PEOPLE.map((person) => ({ ...person, passwordHash, createdAt })),
  );
}
