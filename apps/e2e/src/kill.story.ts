import { expect, test } from '@playwright/test';
import { startClinic, type Clinic } from '@tools/clinic.mjs';
import { Api, type Entry, type Patient } from './clinic/api';
import { sql } from './clinic/database';

const DESKS = 4;
const KILLS = 3;

interface CheckedIn {
  patientId: number;
  ticket: string;
}

/** Desks that register and check in one patient after the other, for as long as they are open. */
class Desks {
  /** What the clinic has said is done. */
  readonly acknowledged: CheckedIn[] = [];
  private open = true;
  private readonly working: Promise<void>[];

  constructor(private readonly api: Api) {
    this.working = Array.from({ length: DESKS }, (_, desk) => this.work(desk));
  }

  async close(): Promise<void> {
    this.open = false;
    await Promise.all(this.working);
  }

  async hasGoneOn(by: number): Promise<void> {
    const heard = this.acknowledged.length;
    const message = 'the desks go on';
    const options = { message, intervals: [20], timeout: 40_000 };
    await expect.poll(() => this.acknowledged.length, options).toBeGreaterThanOrEqual(heard + by);
  }

  private async work(desk: number): Promise<void> {
    for (let index = 0; this.open; index++) {
      const key = `kill-story-${desk}-${index}`;
      const body = { firstName: `Kill${desk}`, lastName: `Story${index}`, sex: 'OTHER', age: 30, isNotDuplicate: true };
      const { id } = await this.until201<Patient>('/patients', body, `${key}-registration`);
      const { ticket } = await this.until201<Entry>('/queue', { patientId: id }, `${key}-check-in`);
      this.acknowledged.push({ patientId: id, ticket });
    }
  }

  /** Presses again, with the same key, until there is an answer: what a page of ours does. */
  private async until201<T>(path: string, body: object, key: string): Promise<T> {
    for (;;) {
      const answer = await this.api
        .ask<T>(path, { body, headers: { 'idempotency-key': key } })
        .catch(() => ({ status: 0, body: null, headers: null }));
      if (answer.status === 201 && answer.body) return answer.body;
      const isBeingDone = answer.status === 409 && JSON.stringify(answer.body).includes('still-running');
      // Anything but «cannot be reached» is a fault of the clinic, not of the kill.
      if (![0, 503].includes(answer.status) && !isBeingDone) {
        throw new Error(`${path} with ${key} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function comesBack(clinic: Clinic, before: number | undefined, pid: () => number | undefined): Promise<void> {
  const isBack = async () => {
    const ready = await fetch(`${clinic.url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    return ready && pid() !== undefined && pid() !== before;
  };
  await expect.poll(isBack, { message: 'comes back by itself', timeout: 40_000, intervals: [100] }).toBe(true);
}

test.describe('a clinic whose server and database are killed', () => {
  let clinic: Clinic;
  test.beforeAll(async () => {
    clinic = await startClinic({ demo: true, ownDatabase: true, database: `cuspid_test_kill_${process.pid}` });
  });
  test.afterAll(() => clinic?.stop());

  test('has every check-in it acknowledged, exactly once, and comes back by itself', async () => {
    test.setTimeout(120_000);
    const desks = new Desks(await Api.signIn(clinic.url, 'reception'));
    for (let kill = 0; kill < KILLS; kill++) {
      await desks.hasGoneOn(5);
      const api = clinic.apiPid();
      clinic.killApi();
      await comesBack(clinic, api, () => clinic.apiPid());

      await desks.hasGoneOn(5);
      const database = clinic.databasePid();
      clinic.killDatabase();
      await comesBack(clinic, database, () => clinic.databasePid());
    }
    await desks.hasGoneOn(5);
    await desks.close();
    await everyOneIsThereOnce(clinic, desks.acknowledged);
    await noneIsHalf(clinic);
  });
});

/** Every patient and every entry the desks made, as the database has them, against what was acknowledged. */
async function everyOneIsThereOnce(clinic: Clinic, acknowledged: readonly CheckedIn[]): Promise<void> {
  const rows = await sql(
    clinic.database,
    `select patient.id as patientId, entry.ticket, entry.day from patient
     left join queue_entry entry on entry.patient_id = patient.id
     where patient.last_name like 'Story%' order by patient.id`,
  );
  const kept = rows.map((row) => ({ patientId: Number(row['patientId']), ticket: String(row['ticket']) }));
  expect(kept).toEqual([...acknowledged].sort((one, other) => one.patientId - other.patientId));
  const tickets = new Set(rows.map((row) => `${row['day']} ${row['ticket']}`));
  expect(tickets.size, 'no ticket is given twice').toBe(rows.length);
}

/** Whoever was being registered when the clinic was killed is there with all that belongs to them, or not at all. */
async function noneIsHalf(clinic: Clinic): Promise<void> {
  const [row] = await sql(
    clinic.database,
    `select count(*) as people,
       sum((select count(*) from visit where visit.patient_id = patient.id and visit.type = 'Registration') <> 1) as visitless,
       sum((select count(*) from patient_term term where term.patient_id = patient.id) = 0) as unfindable,
       sum((select count(*) from audit_entry entry
            where entry.patient_id = patient.id and entry.action = 'patient.registered') <> 1) as untold,
       max(cast(substring(patient_code, 4, char_length(patient_code) - 4) as unsigned))
         - min(cast(substring(patient_code, 4, char_length(patient_code) - 4) as unsigned)) + 1 as numbers
     from patient where last_name like 'Story%'`,
  );
  const told = Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]));
  expect(told, 'whole or not there').toMatchObject({ visitless: 0, unfindable: 0, untold: 0 });
  expect(told['numbers'], 'no code is drawn for nobody').toBe(told['people']);
}
