import { AccessLog, PatientParts, TimelineService } from '@cuspid/patients/api';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

/** Rows of each kind one patient has, and how many a page may make the server read of one source. */
const [ROWS, READ] = [20_000, 1_200];

const DIGIT = `(select 0 d union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)`;
/** `n` from 1 to 20,000, out of digits. */
const NUMBERS = `(select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n
  from ${DIGIT} a, ${DIGIT} b, ${DIGIT} c, ${DIGIT} e, (select 0 d union all select 1) f) numbers`;
const AT = "date_add('2000-01-01', interval n hour)";

/** What a patient of a lifetime has: `:p` is the patient, `:u` somebody of the staff. */
const LIFETIME = [
  `insert into visit (patient_id, starts_at, minutes, type, status, created_by_id, created_at)
    select :p, ${AT}, 30, 'Adjustment', 'COMPLETED', :u, now(3) from ${NUMBERS}`,
  `insert into queue_entry (patient_id, day, ticket, status, checked_in_by_id, entered_at, stage_since, completed_at)
    select :p, '2000-01-01', concat('A ', n), 'COMPLETED', :u, ${AT}, ${AT}, ${AT} from ${NUMBERS}`,
  `insert into chart_act (patient_id, number, kind, author_id, recorded_at)
    select :p, n, 'entry', :u, ${AT} from ${NUMBERS}`,
  `insert into chart_finding (patient_id, act_id, tooth, code, layer, effective_on, recorded_at, author_id)
    select patient_id, id, if(number % 50 = 0, '16', '36'), 'caries', 'condition', '2000', recorded_at, :u from chart_act`,
  `insert into audit_entry (at, actor_id, actor_name, role, action, entity, entity_id, patient_id)
    select ${AT}, :u, 'Ana', 'NURSE', if(n % 40 = 0, 'patient.changed', 'patient.read'), 'patient', :p, :p from ${NUMBERS}`,
  `insert into perio_exam (patient_id, kind, state, examined_on, started_at, started_by_id)
    select :p, 'full', 'FINISHED', date_add('1970-01-01', interval n day), ${AT}, :u from ${NUMBERS}`,
  `insert into perio_version (patient_id, exam_id, number, kind, saved_at, saved_by_id, examined_on, sheet)
    select patient_id, id, 1, 'entry', started_at, :u, examined_on,
      '{"teeth":["16"],"implants":[],"screening":{},"facts":{},"note":null,"confirmed":null}' from perio_exam`,
  `insert into ortho_exam (patient_id, examined_on, state, created_at, created_by_id, saved_at, saved_by_id)
    select :p, date_add('1970-01-01', interval n day), 'FINISHED', ${AT}, :u, ${AT}, :u from ${NUMBERS}`,
  `insert into ortho_control (patient_id, done_on, done, recorded_at, recorded_by_id)
    select :p, date_add('1970-01-01', interval n day), 'Ties changed', ${AT}, :u from ${NUMBERS}`,
  `insert into chart_version (patient_id, name, as_of, known_at, content, content_hash, saved_at, saved_by_id)
    select :p, 'Before', '2000-01-01', ${AT}, '{}', repeat('0', 64), ${AT}, :u from ${NUMBERS}`,
];

/** The lists of a chart's rooms, with the index each walks. */
const LISTS = [
  ['dental-chart/perio', 'perio_exam_patient'],
  ['dental-chart/ortho/exams', 'ortho_exam_day'],
  ['dental-chart/ortho/controls', 'ortho_control_day'],
  ['dental-chart/versions', 'chart_version_saved'],
] as const;

describe('the timeline of a patient with twenty thousand of everything', () => {
  let clinic: SpecClinic;
  let dentist: Person, admin: Person;
  let id: number;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    [dentist, admin] = [await clinic.person('ORTHODONTIST'), await clinic.person('ADMIN')];
    id = await clinic.patient({}, [dentist]);
    for (const sql of LIFETIME) {
      await clinic.source.query(sql.replaceAll(':p', String(id)).replaceAll(':u', String(dentist.id)));
    }
    await clinic.source.query(
      'analyze table visit, queue_entry, chart_act, chart_finding, audit_entry, perio_exam, ortho_exam, ortho_control, chart_version',
    );
  }, 120_000);
  afterAll(() => clinic.close());

  const timeline = () => clinic.get(TimelineService);
  /** The plans of the work itself: what seals the trail meanwhile is its own. */
  const plansFor = async (work: () => Promise<unknown>) =>
    (await plansOf(clinic.source, work)).filter(({ steps }) => !steps.some(({ table }) => table === 's'));
  /** A cursor in the middle of a lifetime, made by reading: one source is enough to make it. */
  const deep = async () => {
    const { nextCursor } = await timeline().page(dentist, id, { to: '2001-01-01', limit: 100 });
    return nextCursor ?? undefined;
  };

  it('reads no more for a deep page than for the first, and sorts none of them', async () => {
    const read: number[] = [];
    for (const cursor of [undefined, await deep()]) {
      const plans = await plansFor(() => timeline().page(dentist, id, { limit: 50, ...(cursor && { cursor }) }));
      for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(READ);
      read.push(plans.reduce((sum, plan) => sum + plan.read, 0));
      const keys = plans.flatMap(({ steps }) => steps.map(({ key }) => key));
      for (const key of [
        'visit_patient',
        'queue_entry_patient_entered',
        'chart_act_recorded',
        'audit_entry_patient_action',
      ])
        expect(keys).toContain(key);
    }
    const [first = 0, later = 0] = read;
    expect(later).toBeLessThan(first * 1.5 + 200);
  });

  it.each(LISTS)('of exams, controls and versions is read by pages: %s', async (list, index) => {
    let cursor = '';
    const read: number[] = [];
    for (let page = 0; page < 3; page++) {
      const plans = await plansFor(async () => {
        const answer = await clinic.http.as(dentist, 'GET', `/api/patients/${id}/${list}?limit=100${cursor}`);
        expect([answer.status, answer.body['items']]).toEqual([200, expect.objectContaining({ length: 100 })]);
        cursor = `&cursor=${encodeURIComponent(String(answer.body['nextCursor']))}`;
      });
      const pages = plans.filter(({ steps }) => steps.some(({ key }) => key === index));
      expect(pages.length).toBeGreaterThan(0);
      expect(JSON.stringify(pages)).not.toContain('filesort');
      read.push(Math.max(...plans.map((plan) => plan.read)));
    }
    // Two rows of the exam of each of a hundred, and what stands beside it.
    expect(Math.max(...read), String(read)).toBeLessThan(700);
  });

  it('tells the changes of a record without going through what was only read', async () => {
    const plans = await plansFor(() => timeline().page(dentist, id, { kind: 'record', limit: 50 }));
    for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(READ);
    expect((await timeline().page(dentist, id, { kind: 'record', limit: 50 })).items).toHaveLength(50);
  });

  it('finds what was charted on one tooth, act by act', async () => {
    const { items } = await timeline().page(dentist, id, { tooth: '16', limit: 20 });
    expect(items.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => 'chart'));
    // One act in fifty is about it: each is looked at once, none twice.
    const plans = await plansFor(() => timeline().page(dentist, id, { tooth: '16', limit: 20 }));
    for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(20 * 50 * 6);
  });

  it('counts its kinds only as far as it says', async () => {
    const { items, teeth } = await timeline().counts(dentist, id, {});
    expect(items.find(({ kind }) => kind === 'visits')?.count).toBe(1_000);
    expect(teeth).toEqual(['16', '36']);
  });

  it('tells who looked a batch at a time, on the first page and on a deep one', async () => {
    const log = clinic.get(AccessLog);
    const { nextCursor } = await log.page(admin, id, { to: '2001-01-01', limit: 100 });
    for (const cursor of [undefined, nextCursor ?? undefined]) {
      const plans = await plansFor(() => log.page(admin, id, { limit: 50, ...(cursor && { cursor }) }));
      for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(2_100);
      expect(plans.length).toBeLessThanOrEqual(12);
    }
  });

  it('hands out a whole lifetime some rows at a time', async () => {
    const parts = clinic.get(PatientParts).all();
    const visits = parts.find(({ name }) => name === 'visits');
    let told = 0;
    for await (const rows of visits?.export?.(clinic.source.manager, id) ?? []) {
      expect(rows.length).toBeLessThanOrEqual(500);
      told += rows.length;
    }
    expect(told).toBe(ROWS);
  });
});
