import { AuditModule } from '@cuspid/audit/api';
import { AuthModule } from '@cuspid/auth/api';
import { CaseHistoryModule } from '@cuspid/case-history/api';
import { ClinicalNotesModule } from '@cuspid/clinical-notes/api';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { DocumentsModule } from '@cuspid/documents/api';
import { InventoryModule } from '@cuspid/inventory/api';
import { NoticesModule } from '@cuspid/notices/api';
import { PatientMaterialsModule } from '@cuspid/patient-materials/api';
import { PatientsModule } from '@cuspid/patients/api';
import { PaymentRecordsModule } from '@cuspid/payment-records/api';
import { ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type Answered, type SpecClinic } from '@cuspid/platform/testing';
import { QueueModule } from '@cuspid/queue/api';
import { RecallsModule } from '@cuspid/recalls/api';
import { SettingsModule } from '@cuspid/settings/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from 'nestjs-pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entities } from '../entities';
import { loadDemoClinic } from './load';
import { DEMO_PASSWORD } from './people';

const modules = [
  ProvidersModule.inMemory(),
  AuditModule,
  UsersModule,
  AuthModule,
  NoticesModule,
  SettingsModule,
  PatientsModule,
  VisitsModule,
  RecallsModule,
  QueueModule,
  DentalChartModule,
  CaseHistoryModule,
  ClinicalNotesModule,
  DocumentsModule,
  InventoryModule,
  PatientMaterialsModule,
  PaymentRecordsModule,
];

const FILLED = [
  'user',
  'chair',
  'clinic_setting',
  'visit_type',
  'clinic_procedure',
  'department',
  'holiday',
  'patient',
  'patient_term',
  'care_team_member',
  'visit',
  'queue_entry',
  'dental_chart',
  'chart_act',
  'chart_finding',
  'clinical_note',
  'patient_problem',
  'plan_item',
  'document',
  'inventory_item',
  'stock_movement',
  'day_close',
  'invoice',
  'instalment',
  'discount',
];

async function counts(clinic: SpecClinic): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of FILLED) {
    found[table] = await clinic.source.manager.count(table);
  }
  return found;
}

async function signIn(clinic: SpecClinic, who: string): Promise<(path: string) => Promise<Answered>> {
  const body = { email: `${who}@cuspid.test`, password: DEMO_PASSWORD };
  const { body: answer } = await clinic.http.call('POST', '/api/auth/login', { body });
  const token = String(answer['accessToken']);
  return (path) => clinic.http.call('GET', `/api/${path}`, { token });
}

describe('a loaded demo clinic', () => {
  let clinic: SpecClinic;
  let worked = 0;

  beforeAll(async () => {
    clinic = await openClinic({ modules, entities });
    const before = process.cpuUsage();
    await loadDemoClinic(clinic.app);
    const { user, system } = process.cpuUsage(before);
    worked = (user + system) / 1_000;
  });
  afterAll(() => clinic.close());

  // Work, not the clock: other specs run on the same cores. A third of it goes into films and photographs.
  it('is there in seconds', () => {
    expect(worked).toBeLessThan(6_000);
  });

  it('has what a clinic has', async () => {
    const found = await counts(clinic);
    expect(found).toMatchObject({ user: 14, chair: 6, clinic_setting: 1, patient: 400 });
    expect(found['patient_term']).toBeGreaterThan(4_000);
    expect(found['visit']).toBeGreaterThan(2_000);
    expect(found['dental_chart']).toBeGreaterThanOrEqual(55);
    expect(found['chart_finding']).toBeGreaterThan(2_000);
  });

  it('books under the words its settings name', async () => {
    const strange = await clinic.source.query(
      "select distinct type from visit where type <> 'Registration' and type not in (select name from visit_type)",
    );
    expect(strange).toEqual([]);
    const homeless = await clinic.source.query(
      'select department from `user` where department is not null and department not in (select name from department)',
    );
    expect(homeless).toEqual([]);
  });

  it('is left as it is by a second start', async () => {
    const before = await counts(clinic);
    await loadDemoClinic(clinic.app);
    expect(await counts(clinic)).toEqual(before);
  });

  it('lets the six in, and shows the orthodontist some patients and the desk all', async () => {
    const asked = async (who: string) =>
      (await (await signIn(clinic, who))('patients?count=true&limit=1')).body['total'];
    expect(await asked('reception')).toBe(400);
    expect(await asked('admin')).toBe(400);
    expect(await asked('ortho')).toBe(120);
    expect(await asked('surgeon')).toBe(90);
    expect(await asked('student')).toBe(25);
    expect(await asked('nurse')).toBe(400);
  });

  it('finds its people by fragments, accents and scripts', async () => {
    const ask = await signIn(clinic, 'reception');
    const first = async (q: string) => {
      const { body } = await ask(`patients?q=${encodeURIComponent(q)}&limit=5`);
      return JSON.stringify(body['items']);
    };
    expect(await first('wick dil')).toContain('Wickramasinghe');
    expect(await first('muller')).toContain('Müller');
    expect(await first('obrien')).toContain('O’Brien');
    expect(await first('නිමල්')).toContain('පෙරේරා');
    expect(await first('0774512096')).toContain('Dilani');
  });

  it('shows a lively board and today’s visits', async () => {
    const ask = await signIn(clinic, 'nurse');
    const { body: board } = await ask('queue');
    expect(Array.isArray(board['items']) && board['items'].length).toBeGreaterThan(20);
    expect(Number(board['seen'])).toBeGreaterThanOrEqual(9);
    const { body: visits } = await ask('visits?count=true&limit=100');
    expect(Number(visits['total'])).toBe(38 + 3);
  });

  it('goes on counting where it stopped: codes and tickets', async () => {
    const body = { email: 'reception@cuspid.test', password: DEMO_PASSWORD };
    const token = String((await clinic.http.call('POST', '/api/auth/login', { body })).body['accessToken']);
    const person = { firstName: 'Nayomi', lastName: 'Abeyratne', sex: 'FEMALE', dateOfBirth: '1999-09-09' };
    const { status, body: made } = await clinic.http.call('POST', '/api/patients', { token, body: person });
    expect([status, made['patientCode']]).toEqual([201, expect.stringMatching(/^PT-00401\d$/)]);
    const [last] = await clinic.source.query(
      'select count(*) as count from queue_entry where day = (select max(day) from queue_entry)',
    );
    const entry = await clinic.http.call('POST', '/api/queue', { token, body: { patientId: Number(made['id']) } });
    expect([entry.status, entry.body['ticket']]).toEqual([201, `A ${Number(last.count) + 1}`]);
  });

  it('shows the orthodontist charts from the seventh by name on, none for the first six, and goes on from there', async () => {
    const ask = await signIn(clinic, 'ortho');
    const { body: directory } = await ask('patients?limit=26');
    const rows: { id: number }[] = Array.isArray(directory['items']) ? directory['items'] : [];
    expect(rows).toHaveLength(26);
    for (const [index, { id }] of rows.entries()) {
      const { status, body } = await ask(`patients/${id}/dental-chart`);
      const [version, isCharted] = [Number(body['version']), index >= 6];
      expect([status, isCharted ? version > 3 : version === 0]).toEqual([200, true]);
      expect((await ask(`patients/${id}/dental-chart.svg`)).status).toBe(200);
    }
    const { id } = rows.at(-1) ?? { id: 0 };
    const before = Number((await ask(`patients/${id}/dental-chart`)).body['version']);
    const login = { email: 'ortho@cuspid.test', password: DEMO_PASSWORD };
    const token = String((await clinic.http.call('POST', '/api/auth/login', { body: login })).body['accessToken']);
    const body = { text: '36 "recall in six months"' };
    const made = await clinic.http.call('POST', `/api/patients/${id}/dental-chart/entries`, { token, body });
    expect([made.status, made.body['version']]).toEqual([201, before + 1]);
  });

  it('gives the waiting room a screen', async () => {
    const said: string[] = [];
    const logger = clinic.app.get<{ log(text: string): void }>(Logger);
    vi.spyOn(logger, 'log').mockImplementation((text) => void said.push(text));
    await loadDemoClinic(clinic.app);
    vi.restoreAllMocks();
    const [, token] = /^display: \/display\/([\w-]{32})$/.exec(said.at(-1) ?? '') ?? [];
    const { status, body } = await clinic.http.call('GET', `/api/queue/display/${String(token)}`);
    expect([status, Array.isArray(body['calls']) && body['calls'].length]).toEqual([200, 5]);
  });
});

describe('a demo clinic cut off half-way', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openClinic({ modules, entities });
  });
  afterAll(() => clinic.close());

  /** Cuts the connection that is waiting in the trigger, as the death of the process would. */
  async function cut(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const [row] = await clinic.source.query(
        "select id from information_schema.processlist where db = database() and info like '%sleep(20)%' and id <> connection_id()",
      );
      if (row) return void (await clinic.source.query('kill connection ?', [Number(row.id)]));
      await sleep(50);
    }
    throw new Error('the load never came to the visits');
  }

  it('leaves nothing, and the next start loads the whole', async () => {
    await clinic.source.query(
      'create trigger visit_waits before insert on visit for each row set @slept = (select sleep(20))',
    );
    const [load] = await Promise.allSettled([loadDemoClinic(clinic.app), cut()]);
    expect(load.status).toBe('rejected');
    expect(Object.values(await counts(clinic))).toEqual(FILLED.map(() => 0));
    await clinic.source.query('drop trigger visit_waits');
    await loadDemoClinic(clinic.app);
    expect(await counts(clinic)).toMatchObject({ user: 14, patient: 400 });
  });
});
