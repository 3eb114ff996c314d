import type { INestApplicationContext } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Waiting } from '@cuspid/case-history/api';
import { PastNotes } from '@cuspid/clinical-notes/api';
import { Configuration } from '@cuspid/platform/api';
import { transaction, underLock, type Tx } from '@cuspid/platform/database';
import { QueueDisplay } from '@cuspid/queue/api';
import { RecallKeeper } from '@cuspid/recalls/api';
import { ClinicSetting } from '@cuspid/settings/api';
import { Passwords, User } from '@cuspid/users/api';
import { Logger } from 'nestjs-pino';
import { DataSource, IsNull } from 'typeorm';
import { writeAhead } from './ahead';
import { writeCases } from './cases';
import { HOURS } from './clinic-lists';
import { ClinicTime } from './clinic-time';
import { loadInvoices, writeCloses } from './closes';
import { displayToken, hashOf } from './display-token';
import { loadDocuments } from './documents';
import { imagineClinic, type Occasion } from './imagine';
import { writeHistories } from './history';
import { markCharts } from './indices';
import { writeInventory } from './inventory';
import { loadMaterials } from './materials';
import { writeNotes } from './notes';
import { writeOrthodontics } from './orthodontics';
import { writePayments } from './payments';
import { DEMO_PASSWORD } from './people';
import { writePerio } from './perio';
import { writePlans } from './plans';
import { writeRecalls } from './recalls';
import { writeRequirements } from './requirements';
import { writeShortNotice } from './short-notice';
import { writeTerms } from './terms';
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
    await transaction(source, (tx) => load(tx, app, occasion, token));
    await loadDocuments(app, new ClinicTime(occasion.now, timeZone));
    await loadMaterials(app);
    await loadInvoices(app);
    app.get(Logger).log(`demo clinic loaded in ${Date.now() - started} ms`);
  });
  const isOut = await source.manager.existsBy(QueueDisplay, { tokenHash: hashOf(token), revokedAt: IsNull() });
  if (isOut) app.get(Logger).log(`display: /display/${token}`);
}

async function load(tx: Tx, app: INestApplicationContext, occasion: Occasion, token: string): Promise<void> {
  const clinic = imagineClinic(occasion);
  const time = new ClinicTime(occasion.now, occasion.timeZone);
  const desk = clinic.staff.id('reception@cuspid.test');
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
  await writePerio(tx, clinic, occasion.now);
  await writeShortNotice(tx, { desk, now: occasion.now });
  const patients = clinic.patients.map(({ id }) => id);
  await writeRecalls(tx, app.get(RecallKeeper), { patients, desk, now: occasion.now });
  await writeAhead(tx, { desk, time });
  await writeOrthodontics(tx, { ortho: clinic.staff.id('ortho@cuspid.test'), time });
  await writeHistories(tx, app.get(Waiting), clinic.staff, time);
  await writeNotes(tx, app.get(PastNotes), clinic.staff, time);
  await writeTreatment(tx, time);
  await writeInventory(tx, app, { nurse: clinic.staff.id('nurse@cuspid.test'), time });
  await loadMoney(tx, app, { desk, time });
  await markCharts(tx);
  await app.get(Audit).record(tx, {}, 'demo.loaded', { after: { patients: clinic.patients.length } });
}

/** What is planned, and what students do of it. */
async function writeTreatment(tx: Tx, time: ClinicTime): Promise<void> {
  await writePlans(tx, time);
  await writeCases(tx, time);
  await writeRequirements(tx, time);
}

/** The ledger; instalments after all other payments: receipts go on from theirs. */
async function loadMoney(
  tx: Tx,
  app: INestApplicationContext,
  when: { desk: number; time: ClinicTime },
): Promise<void> {
  await writePayments(tx, when);
  await writeCloses(tx, when);
  await writeTerms(tx, app, when);
}
