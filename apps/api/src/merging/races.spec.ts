import { MEASURED_AGAIN, plansOf, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { MergeService } from '@cuspid/patients/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { fillChart, insert, queueEntry } from './two-records';

describe('a merge, and what else happens to the two records', () => {
  let clinic: SpecClinic;
  let desk: Person, admin: Person, dentist: Person, student: Person;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    [desk, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
    [dentist, student] = [await clinic.person('ORTHODONTIST'), await clinic.person('STUDENT')];
  });
  afterAll(() => clinic.close());

  const call = (by: Person, method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    clinic.http.as(by, method, `/api/patients/${path}`, { ...(body && { body }), headers });
  const at = (version: number) => ({ 'if-match': `"${version}"` });
  let made = 0;
  const twin = (team: Person[] = []) => clinic.patient({ firstName: 'Asha', lastName: `Twin${++made}` }, team);
  const merge = (stays: number, goes: number, set: object = {}, by = desk) =>
    call(by, 'POST', `${stays}/merge`, { withId: goes, withVersion: 1, ...set }, at(1));
  const statuses = (answers: Answered[]) => answers.map(({ status }) => status).sort();
  const one = async (sql: string, values: unknown[]) => Object.values((await clinic.source.query(sql, values))[0])[0];

  it('is done once, whoever merges which into which at one moment', async () => {
    for (let round = 0; round < 4; round++) {
      const [a, b] = [await twin(), await twin()];
      const answers = await Promise.all([merge(a, b), merge(b, a), merge(a, b, {}, admin)]);
      expect(statuses(answers)[0]).toBe(200);
      expect(
        statuses(answers)
          .slice(1)
          .every((status) => [410, 412].includes(status)),
      ).toBe(true);
      expect(Number(await one('select count(*) from patient where id in (?) and is_active = 1', [[a, b]]))).toBe(1);
    }
  });

  it('is one merge for one key, however often it is pressed', async () => {
    const [a, b] = [await twin(), await twin()];
    const press = () =>
      call(desk, 'POST', `${a}/merge`, { withId: b, withVersion: 1 }, { ...at(1), 'idempotency-key': `m${a}` });
    const first = await press();
    expect([first.status, (await press()).body]).toEqual([200, first.body]);
  });

  it('and an edit of either record: one of the two is told that it came too late', async () => {
    for (const edited of [0, 1]) {
      const pair = [await twin(), await twin()];
      const edit = call(desk, 'PATCH', String(pair[edited]), { province: 'Central' }, at(1));
      const [first, second] = await Promise.all([merge(pair[0]!, pair[1]!), edit]);
      expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1);
      expect([410, 412]).toContain(Math.max(first.status, second.status));
    }
  });

  it('and archiving either record: never a record put away with rows of another in it', async () => {
    const [a, b] = [await twin(), await twin()];
    const archive = call(admin, 'DELETE', String(a), { endOpen: true }, at(1));
    const answers = await Promise.all([merge(a, b), archive]);
    expect(statuses(answers)[0]).toBe(200);
    expect([404, 410, 412]).toContain(statuses(answers)[1]);
    expect((await call(admin, 'POST', `${b}/reactivate`)).status).not.toBe(200);
  });

  it('loses no act that somebody records on either chart meanwhile', async () => {
    const [a, b] = [await twin([dentist]), await twin([dentist])];
    for (const id of [a, b]) await fillChart(clinic, id, [0, 1], dentist);
    const acts = [16, 26, 36].flatMap((tooth) =>
      [a, b].map((id) => call(dentist, 'POST', `${id}/dental-chart/entries`, { text: `${tooth} o caries` })),
    );
    const [merged, ...recorded] = await Promise.all([merge(a, b, { isSamePerson: true }), ...acts]);
    expect(merged?.status, JSON.stringify(merged?.body)).toBe(200);
    const kept = recorded.filter(({ status }) => status === 201).length;
    expect(recorded.every(({ status }) => [201, 410].includes(status))).toBe(true);
    const numbers = await clinic.source.query('select number from chart_act where patient_id = ? order by number', [a]);
    expect(numbers.map(({ number }: { number: number }) => number)).toEqual(
      Array.from({ length: 4 + kept }, (_, n) => n + 1),
    );
    expect(Number(await one('select count(*) from chart_act where patient_id = ?', [b]))).toBe(0);
  });

  it('waits until one of two open queue entries is closed', async () => {
    const [a, b] = [await twin(), await twin()];
    for (const id of [a, b]) await queueEntry(clinic, id, desk, 'IN_WAITING_ROOM');
    expect((await merge(a, b)).body).toMatchObject({ status: 409, code: 'merge-blocked' });
    await clinic.source.query("update queue_entry set status = 'COMPLETED' where patient_id = ?", [b]);
    expect((await merge(a, b)).status).toBe(200);
  });

  it('asks whether it is one person where it looks like two', async () => {
    const [a, b] = [await twin(), await twin()];
    await clinic.source.query("update patient set sex = 'MALE' where id = ?", [b]);
    const refused = await merge(a, b);
    expect(refused.body).toMatchObject({ status: 409, code: 'looks-like-two-people' });
    expect(refused.body['conflict']).toMatchObject({ items: [{ code: 'other-sex' }] });
    expect((await merge(a, b, { isSamePerson: true })).status).toBe(200);
  });

  it('tells of a tooth that one chart extracts and the other fills later; which one, to clinicians’ eyes only', async () => {
    const [a, b] = [await twin(), await twin()];
    for (const [id, code, day] of [
      [a, 'missing', '2020'],
      [b, 'caries', '2024-01-01'],
    ] as const) {
      const common = { patient_id: id, author_id: dentist.id, recorded_at: new Date() };
      const act_id = await insert(clinic, 'chart_act', { ...common, number: 1, kind: 'entry' });
      await insert(clinic, 'chart_finding', {
        ...common,
        act_id,
        tooth: '16',
        code,
        layer: 'condition',
        effective_on: day,
      });
    }
    const against = async (by: Person) => (await call(by, 'GET', `${a}/merge-preview?with=${b}`)).body['against'];
    expect(await against(admin)).toContainEqual(
      expect.objectContaining({ code: 'charts-contradict', count: 1, which: '16' }),
    );
    expect(await against(desk)).toContainEqual(
      expect.objectContaining({ code: 'charts-contradict', count: 1, which: null }),
    );
  });

  it('leads whoever may see the record that stayed from the other one to it; nobody else learns of it', async () => {
    const [a, b] = [await twin([dentist]), await twin()];
    const code = String(await one('select patient_code from patient where id = ?', [b]));
    await merge(a, b);
    for (const by of [desk, admin, dentist]) {
      const answer = await call(by, 'GET', String(b));
      expect(answer.body, by.role).toMatchObject({ status: 410, code: 'patient-merged', conflict: { id: a } });
    }
    expect((await call(student, 'GET', String(b))).body).toMatchObject({ status: 404, code: 'not-found' });
    const found = await clinic.http.as(desk, 'GET', `/api/patients?q=${code}`);
    expect(JSON.parse(JSON.stringify(found.body['items'])).map(({ id }: { id: number }) => id)).toEqual([a]);
    expect((await call(admin, 'POST', `${b}/reactivate`)).body).toMatchObject({ status: 410 });
  });

  it('is in the trail of both, and the trail of the one shows what was done to the other', async () => {
    const [a, b] = [await twin(), await twin()];
    await call(desk, 'PATCH', String(b), { province: 'Uva' }, at(1));
    await call(desk, 'POST', `${a}/merge`, { withId: b, withVersion: 2 }, at(1));
    const { body } = await clinic.http.as(admin, 'GET', `/api/audit-logs?patientId=${a}&limit=50`);
    const entries: { action: string; patient: { id: number } }[] = JSON.parse(JSON.stringify(body['items']));
    const told = entries.map(({ action, patient }) => `${action} ${patient.id === a ? 'a' : 'b'}`);
    expect(told).toEqual(expect.arrayContaining(['patient.merged a', 'patient.merged b', 'patient.changed b']));
  });

  it('lets no act of a chart change hands outside a merge, and nothing else of it ever', async () => {
    const [a, b] = [await twin(), await twin()];
    await fillChart(clinic, a, [0], dentist);
    const append = /append-only/;
    await expect(
      clinic.source.query('update chart_act set patient_id = ? where patient_id = ?', [b, a]),
    ).rejects.toThrow(append);
    const running = { patient_id: b, merged_id: a, state: 'MOVING', merged_by_id: desk.id, merged_at: new Date() };
    await insert(clinic, 'patient_merge', running);
    await expect(clinic.source.query("update chart_act set text = 'x' where patient_id = ?", [a])).rejects.toThrow(
      append,
    );
    await expect(
      clinic.source.query("update chart_finding set code = 'sound' where patient_id = ?", [a]),
    ).rejects.toThrow(append);
    await clinic.source.query('update chart_act set patient_id = ? where patient_id = ?', [b, a]);
  });

  it('moves five thousand rows in seconds, each table by its index', { retry: MEASURED_AGAIN }, async () => {
    const [a, b] = [await twin(), await twin()];
    const day = (n: number) => new Date(Date.UTC(2020, 0, 1) + n * 3_600_000);
    const rows = Array.from({ length: 5_000 }, (_, n) => [b, day(n), 0, 'Check', 'COMPLETED', desk.id, day(n)]);
    await clinic.source.query(
      'insert into visit (patient_id, starts_at, minutes, type, status, created_by_id, created_at) values ?',
      [rows],
    );
    const plans = await plansOf(clinic.source, () => clinic.get(MergeService).preview(desk, a, b));
    const visits = plans.flatMap(({ steps }) => steps).filter(({ table }) => table === 'visit');
    expect(visits.map(({ key }) => key)).not.toContain(null);
    expect(visits.length).toBeGreaterThan(1);
    const from = Date.now();
    const merged = await merge(a, b);
    const took = Date.now() - from;
    expect(merged.status).toBe(200);
    expect(took).toBeLessThan(10_000);
    expect(Number(await one('select count(*) from visit where patient_id = ?', [a]))).toBe(5_000);
  });
});
