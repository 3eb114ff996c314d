import { dayAfter } from '@cuspid/platform/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { ReportKind } from '@cuspid/reports/contracts';
import type { ReportDto } from '@cuspid/reports/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportsService } from './reports.service';
import { disagreements } from './testing/agreement';
import { openReportsClinic } from './testing/reports-clinic';

const ZONE = 'Europe/London';
const HASH = '0'.repeat(64);

describe('the reports of work', () => {
  let clinic: SpecClinic;
  let admin: Person, ana: Person, sam: Person;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    [admin, ana] = [await clinic.person('ADMIN'), await clinic.person('ORTHODONTIST')];
    sam = await clinic.person('STUDENT');
    await clinic.source.query("insert ignore into clinic_setting (id, name, time_zone) values (1, 'Spec', ?)", [ZONE]);
    await clinic.source.query("update clinic_setting set time_zone = ?, currency = 'LKR' where id = 1", [ZONE]);
    clinic.get(Clinic).forget();
  }, 120_000);
  afterAll(() => clinic.close());

  const report = (kind: ReportKind, from: string, to: string): Promise<ReportDto> =>
    clinic.get(ReportsService).of(kind, { from, to });
  const figure = ({ figures }: ReportDto, key: string) => figures.find((one) => one.key === key);
  const value = (told: ReportDto, key: string) => figure(told, key)?.value;
  const rows = ({ tables }: ReportDto, key: string) =>
    tables.find((one) => one.key === key)?.rows.map((row) => row.cells);
  const insert = async (table: string, row: Record<string, unknown>): Promise<number> =>
    (await clinic.source.query('insert into ?? (??) values (?)', [table, Object.keys(row), Object.values(row)]))
      .insertId;

  async function note(executedAt: string, author: Person, set: object = {}): Promise<number> {
    const at = new Date(executedAt);
    return insert('clinical_note', {
      ...{ patient_id: await clinic.patient(), author_id: author.id, type: 'TREATMENT', state: 'SIGNED', text: 'Done' },
      ...{ procedure_name: 'Bonding', executed_at: at, execution_status: 'COMPLETED' },
      ...{ created_at: at, edited_at: at, changed_at: at, signed_at: at, signed_hash: HASH },
      ...set,
    });
  }

  async function planned(createdAt: string, set: object = {}): Promise<number> {
    const [at, patientId] = [new Date(createdAt), await clinic.patient()];
    const made = { patient_id: patientId, created_at: at, created_by_id: ana.id };
    const phase = await insert('plan_phase', { ...made, name: 'First', place: 1 });
    return insert('plan_item', {
      ...made,
      ...{ phase_id: phase, place: 1, name: 'Bonding', execution_status: 'PLANNED', terms_at: at },
      ...{ updated_at: at, updated_by_id: ana.id },
      ...set,
    });
  }

  it('counts what was done, charged and planned by the clinic’s days', async () => {
    // London’s 29 March 2026: from 00:00 to 23:00 UTC.
    await note('2026-03-28T23:59:59Z', ana);
    await note('2026-03-29T00:00:00Z', ana);
    await note('2026-03-29T22:59:00Z', sam, { procedure_name: 'Debonding' });
    await note('2026-03-29T23:00:00Z', sam);
    await note('2026-03-29T12:00:00Z', ana, { state: 'DRAFT', signed_at: null, signed_hash: null });
    await note('2026-03-29T12:00:00Z', ana, { execution_status: 'PARTIAL' });
    await note('2026-03-29T12:00:00Z', ana, { state: 'STRUCK', struck_by_id: ana.id, struck_at: new Date() });
    await planned('2026-03-29T10:00:00Z');
    await planned('2026-03-29T11:00:00Z', { execution_status: 'COMPLETED' });
    await planned('2026-03-29T12:00:00Z', { removed_at: new Date() });
    await planned('2026-03-30T12:00:00Z');
    const procedure = await insert('clinic_procedure', { name: 'Bonding', category: 'Orthodontics' });
    const patientId = await clinic.patient();
    const charge = (set: object = {}) =>
      insert('posting', {
        ...{
          patient_id: patientId,
          kind: 'CHARGE',
          amount_minor: 500,
          currency: 'LKR',
          paid_on: '2026-03-29',
        },
        ...{ paid_at: new Date(), posted_at: new Date(), posted_by_id: admin.id, procedure_id: procedure },
        ...set,
      });
    await charge();
    const undone = await charge();
    await charge({
      procedure_id: null,
      kind: 'REVERSAL',
      reverses_id: undone,
      reverses_kind: 'CHARGE',
      reason: 'Wrong',
    });
    await charge({ procedure_id: null });
    const told = await report('procedures', '2026-03-29', '2026-03-29');
    expect(value(told, 'procedures-done')).toBe(2);
    expect(figure(told, 'procedures-done')?.before).toBe(1);
    expect(value(told, 'procedures-charged')).toBe(1);
    expect(figure(told, 'procedures-plan-done')).toMatchObject({ value: 500, numerator: 1, denominator: 2 });
    expect(rows(told, 'procedures')).toEqual([
      ['Bonding', 1, 1, 2, 500],
      ['Debonding', 1, 0, 0, null],
    ]);
    expect(rows(told, 'by-clinician')?.map((cells) => cells[1])).toEqual([1, 1]);
    expect(await disagreements(clinic, 'procedures', { from: '2026-03-28', to: '2026-03-30' })).toEqual([]);
  });

  async function study(state: string, set: object = {}): Promise<number> {
    const at = new Date('2026-10-01T10:00:00Z');
    return insert('teaching_case', {
      ...{ patient_id: await clinic.patient(), student_id: sam.id, supervisor_id: ana.id, state },
      ...{ opened_at: at, changed_at: at },
      ...set,
    });
  }

  async function decided(caseId: number, version: number, submittedAt: string, at: string, decision: string) {
    const submission = await insert('case_submission', {
      ...{ case_id: caseId, kind: 'TREATMENT_PLAN', task_id: 0, version, author_id: sam.id },
      ...{ submitted_at: new Date(submittedAt), content: '{}', content_hash: HASH },
    });
    await insert('case_review', {
      ...{ submission_id: submission, author_id: sam.id, by_id: ana.id, screen_of_id: ana.id, decision },
      ...{ signed_at: 'OWN_SCREEN', at: new Date(at), content_hash: HASH, hash: HASH },
    });
  }

  it('tells of cases as they are, of decisions by the clinic’s days, and of what is overdue', async () => {
    const today = await clinic.get(Clinic).today();
    const open = await study('ASSIGNED');
    await study('PENDING_VERIFICATION');
    // 25 October 2026 ends at midnight UTC in London, and began at 23:00 of the day before.
    await study('VERIFIED', { verified_at: new Date('2026-10-25T23:59:00Z') });
    await study('VERIFIED', { verified_at: new Date('2026-10-26T00:00:00Z') });
    const left = await study('ASSIGNED', { removed_at: new Date() });
    await decided(open, 1, '2026-10-24T22:50:00Z', '2026-10-24T22:59:00Z', 'RETURNED');
    await decided(open, 2, '2026-10-24T22:00:00Z', '2026-10-24T23:00:00Z', 'RETURNED');
    await decided(open, 3, '2026-10-25T00:00:00Z', '2026-10-25T23:59:00Z', 'APPROVED');
    await decided(open, 4, '2026-10-25T12:00:00Z', '2026-10-25T12:20:59Z', 'APPROVED');
    const task = async (caseId: number, due: string, set: object = {}) =>
      insert('case_task', {
        ...{ case_id: caseId, kind: 'OTHER', title: 'Records', status: 'ASSIGNED', due_on: due, percent: 0 },
        ...{ set_by_id: ana.id, created_at: new Date(), changed_at: new Date() },
        ...set,
      });
    await task(open, dayAfter(today, -1));
    await task(open, today);
    await task(left, dayAfter(today, -9));
    await task(open, dayAfter(today, -9), { status: 'COMPLETED', completed_at: new Date() });
    const told = await report('teaching', '2026-10-25', '2026-10-25');
    expect([value(told, 'cases-open'), value(told, 'cases-waiting'), value(told, 'cases-verified')]).toEqual([2, 1, 1]);
    expect([value(told, 'work-approved'), value(told, 'work-returned')]).toEqual([2, 1]);
    expect(figure(told, 'work-returned-share')).toMatchObject({ value: 333, denominator: 3, before: 1_000 });
    expect(value(told, 'sign-off-median')).toBe(60);
    expect(value(told, 'tasks-overdue')).toBe(1);
    expect(rows(told, 'by-student')).toEqual([[sam.name, 2, 3, 1]]);
    expect(rows(told, 'by-supervisor')).toEqual([[ana.name, 2, 3]]);
    expect(await disagreements(clinic, 'teaching', { from: '2026-10-24', to: '2026-10-26' })).toEqual([]);
  });
});
