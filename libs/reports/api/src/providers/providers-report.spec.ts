import { Clinic } from '@cuspid/settings/api';
import { AuditEntry } from '@cuspid/audit/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportKeeper } from '../kept/report-keeper';
import { ReportsService } from '../reports.service';
import { disagreements } from '../testing/agreement';
import { openReportsClinic } from '../testing/reports-clinic';

const MONDAY = '2026-05-04';
const days = { from: '2026-05-01', to: '2026-05-31' };

describe('the reports of clinicians and the overview', () => {
  let clinic: SpecClinic;
  let admin: Person;
  let ana: Person;
  let ben: Person;
  let patient: number;
  let chair: number;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    [admin, ana, ben] = [
      await clinic.person('ADMIN'),
      await clinic.person('ORTHODONTIST', { name: 'Ana' }),
      await clinic.person('ORTHODONTIST', { name: 'Ben' }),
    ];
    patient = await clinic.patient();
    ({ insertId: chair } = await ask("insert into chair (name, sort) values ('Chair 1', 1)"));
    await ask("insert ignore into clinic_setting (id, name, time_zone) values (1, 'Spec', 'Asia/Colombo')");
    await ask("update clinic_setting set time_zone = 'Asia/Colombo', currency = 'LKR' where id = 1");
    // Who asked a moment ago believes what was there for a second.
    clinic.get(Clinic).forget();
    const first = await visit(`${MONDAY}T04:00:00Z`, ana, 'COMPLETED');
    await visit(`${MONDAY}T05:00:00Z`, ana, 'DID_NOT_ATTEND');
    await visit('2026-05-05T04:00:00Z', ana, 'COMPLETED');
    await visit('2026-05-05T05:00:00Z', ben, 'COMPLETED');
    await visit('2026-05-05T06:00:00Z', undefined, 'CANCELLED');
    // 30 minutes booked, 12 and 40 in care.
    await stay(first, MONDAY, [10, 22, 62, 65]);
    await note(ana, `${MONDAY}T05:00:00Z`);
    await post(first, 'CHARGE', 250_000, MONDAY);
    await post(first, 'PAYMENT', 100_000, MONDAY);
    await post(null, 'CHARGE', 70_000, MONDAY);
  }, 120_000);
  afterAll(() => clinic.close());

  const ask = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);

  async function visit(at: string, by: Person | undefined, status: string): Promise<number> {
    const { insertId } = await ask(
      `insert into visit (patient_id, provider_id, chair_id, starts_at, minutes, type, status, created_by_id, created_at)
       values (?, ?, ?, ?, 30, 'Review', ?, ?, now(3))`,
      [patient, by?.id ?? null, chair, new Date(at), status, admin.id],
    );
    return Number(insertId);
  }

  async function stay(visitId: number, day: string, edges: number[]): Promise<void> {
    const at = (minutes = 0) => new Date(Date.parse(`${day}T04:00:00Z`) + minutes * 60_000);
    const { insertId } = await ask(
      `insert into queue_entry (patient_id, visit_id, ticket, status, day, stage_since, entered_at, called_at, completed_at,
         checked_in_by_id) values (?, ?, 'A 1', 'COMPLETED', ?, ?, ?, ?, ?, ?)`,
      [patient, visitId, day, at(edges[3]), at(), at(edges[0]), at(edges[3]), admin.id],
    );
    const stages = ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'UNDER_TREATMENT', 'AT_CASHIER', 'COMPLETED'];
    const rows = stages.map((to, n) => [insertId, stages[n - 1] ?? null, to, at(n ? edges[n - 1] : 0), admin.id]);
    await ask('insert into queue_move (entry_id, from_status, to_status, at, actor_id) values ?', [rows]);
  }

  const note = (author: Person, at: string) =>
    ask(
      `insert into clinical_note (patient_id, author_id, type, text, created_at, edited_at, changed_at)
       values (?, ?, 'PROGRESS', 'Seen', ?, ?, ?)`,
      [patient, author.id, new Date(at), new Date(at), new Date(at)],
    );

  let receipts = 0;
  const post = (visitId: number | null, kind: string, amount: number, day: string) =>
    ask(
      `insert into posting (patient_id, kind, amount_minor, currency, description, method, receipt_number, paid_on, paid_at,
         posted_at, posted_by_id, visit_id) values (?, ?, ?, 'LKR', 'Filling', ?, ?, ?, now(3), now(3), ?, ?)`,
      [patient, kind, amount, ...(kind === 'PAYMENT' ? ['CASH', ++receipts] : [null, null]), day, admin.id, visitId],
    );

  async function clinicians(): Promise<unknown[][]> {
    const { tables } = await clinic.get(ReportsService).of('providers', days);
    return (tables[0]?.rows ?? []).map(({ cells }) => cells);
  }

  it('tells of each clinician what they did, kept and counted alike', async () => {
    const told = [
      // Monday and Tuesday, nine hours each: 60 of 1,080 minutes.
      ['Ana', 'ORTHODONTIST', 2, 56, 22, 333, 1, 250_000],
      ['Ben', 'ORTHODONTIST', 1, 56, null, 0, null, null],
      ['Nobody in particular', null, 0, null, null, null, null, null],
    ];
    expect(await clinicians()).toEqual(told);
    await clinic.get(ReportKeeper).keepAll();
    expect(await clinicians()).toEqual(told);
  });

  it('opens the rows of every figure of every report, and they add up', async () => {
    for (const kind of ['overview', 'visits', 'providers'] as const)
      expect(await disagreements(clinic, kind, days), kind).toEqual([]);
  });

  it('tells the clinic at a glance', async () => {
    const { figures } = await clinic.get(ReportsService).of('overview', days);
    const values = Object.fromEntries(figures.map(({ key, value }) => [key, value]));
    expect(values).toMatchObject({
      ...{ 'visits-completed': 3, 'missed-share': 250, 'wait-median': 10, collected: 100_000 },
    });
  });

  it('notes who was shown which patients behind a figure, and nothing where nobody was', async () => {
    const { from, to } = days;
    const rows = (figure: string, day: string) =>
      clinic.http.as(admin, 'GET', `/api/reports/providers/rows?figure=${figure}&key=${ana.id}&from=${from}&to=${day}`);
    expect((await rows('provider-visits', from)).status).toBe(200);
    expect((await rows('provider-visits', to)).status).toBe(200);
    const own = `/api/reports/own/rows?figure=own-completed&from=${from}&to=${to}`;
    // Nobody is her patient any longer: what she did is counted, and names nobody.
    expect((await clinic.http.as(ana, 'GET', own)).status).toBe(200);
    expect((await clinic.http.as(admin, 'GET', `${own}&userId=${ana.id}`)).status).toBe(200);
    const noted = async () => {
      const entries = await clinic.source.getRepository(AuditEntry).findBy({ action: 'report.opened' });
      return entries.map(({ actorId, after }) => ({ actorId, ...after }));
    };
    const shown = { actorId: admin.id, from, to, patients: [patient] };
    await expect.poll(noted).toEqual([
      { ...shown, kind: 'providers', figure: 'provider-visits', key: String(ana.id) },
      { ...shown, kind: 'own', figure: 'own-completed', userId: ana.id },
    ]);
  });

  it('is for administrators', async () => {
    const status = async (person: Person, path: string) =>
      (await clinic.http.as(person, 'GET', `/api/reports/${path}`)).status;
    expect(await status(ana, 'overview')).toBe(403);
    expect(await status(admin, `overview?from=${days.from}&to=${days.to}`)).toBe(200);
    expect(await status(admin, 'visits/rows?figure=visits-completed')).toBe(200);
    expect(await status(admin, 'visits/rows?figure=nothing')).toBe(404);
    expect(await status(admin, 'visits?from=2024-01-01&to=2026-01-01')).toBe(422);
  });
});
