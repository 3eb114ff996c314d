import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { dump, fill, fillChart, insert, queueEntry, type Filling } from './two-records';

const some = (max: number) => fc.array(fc.nat(20), { maxLength: max });
const filling: fc.Arbitrary<Filling> = fc.record({
  alerts: some(3),
  members: some(3),
  requests: some(2),
  visits: some(4),
  closedEntries: fc.nat(2),
  acts: some(6),
  notices: fc.nat(2),
  cases: fc.nat(2),
});

describe('merging two records and taking it back', () => {
  let clinic: SpecClinic;
  let desk: Person | undefined;
  const staff: Person[] = [];

  beforeAll(async () => {
    // No reminder leaves by itself between two looks at the tables.
    clinic = await openWholeClinic({ REMINDER_WINDOW_HOURS: '0' });
    desk = await clinic.person('RECEPTION');
    for (const role of ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT'] as const) staff.push(await clinic.person(role));
  });
  afterAll(() => clinic.close());

  const call = (method: string, path: string, body?: object, version?: number) =>
    clinic.http.as(desk!, method, `/api/patients/${path}`, {
      ...(body && { body }),
      ...(version && { headers: { 'if-match': `"${version}"` } }),
    });
  let made = 0;
  const register = async (set: object = {}): Promise<number> => {
    const what = { firstName: 'Asha', lastName: `Twin${++made}`, dateOfBirth: '1990-05-17', sex: 'FEMALE', ...set };
    const answer = await call('POST', '', { ...what, isNotDuplicate: true });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return Number(answer.body['id']);
  };
  const versionOf = async (id: number): Promise<number> =>
    Number((await clinic.source.query('select version from patient where id = ?', [id]))[0].version);
  const merge = async (stays: number, goes: number, set: object = {}) => {
    const what = { withId: goes, withVersion: await versionOf(goes), isSamePerson: true, ...set };
    return call('POST', `${stays}/merge`, what, await versionOf(stays));
  };
  const unmerge = async (stays: number, mergeId: unknown) =>
    call('POST', `${stays}/unmerge`, { mergeId }, await versionOf(stays));
  const idOf = (body: Record<string, unknown>) => JSON.parse(JSON.stringify(body['merge'])).id;

  it('leaves every table as it was, whatever the two hold', async () => {
    await fc.assert(
      fc.asyncProperty(filling, filling, fc.boolean(), async (mine, theirs, isOpen) => {
        const [stays, goes] = [await register({ phone: '0771234567' }), await register({ email: 'asha@spec.test' })];
        await fill(clinic, stays, mine, staff, desk!);
        await fill(clinic, goes, theirs, staff, desk!);
        await fillChart(clinic, stays, mine.acts, staff[0]!);
        if (isOpen) await queueEntry(clinic, goes, desk!, 'IN_WAITING_ROOM');
        const before = await dump(clinic);
        const merged = await merge(stays, goes);
        expect(merged.status, JSON.stringify(merged.body)).toBe(200);
        expect(await leftOf(goes)).toEqual([]);
        const undone = await unmerge(stays, idOf(merged.body));
        expect(undone.status, JSON.stringify(undone.body)).toBe(200);
        expect(await dump(clinic)).toEqual(before);
        expect([await versionOf(stays), await versionOf(goes)]).toEqual([3, 3]);
      }),
      { numRuns: Number(process.env['MERGE_RUNS'] ?? 8), seed: 41, endOnFailure: true },
    );
  }, 120_000);

  /** Tables in which somebody still has rows. */
  const leftOf = async (id: number): Promise<string[]> => {
    const tables = ['patient_alert', 'care_team_member', 'care_team_request', 'access_request', 'notice', 'visit'];
    tables.push('perio_exam', 'perio_version', 'perio_tooth', 'chart_version');
    tables.push('teaching_case', 'case_logbook_entry', 'patient_consent', 'consent_withdrawal', 'case_presentation');
    tables.push('letter', 'queue_entry', 'dental_chart', 'chart_act', 'chart_finding', 'patient_term');
    const left: string[] = [];
    for (const table of tables) {
      const [row] = await clinic.source.query('select count(*) as n from ?? where patient_id = ?', [table, id]);
      if (Number(row.n)) left.push(table);
    }
    return left;
  };

  it('numbers the acts of both charts in the order they were recorded, without a gap', async () => {
    const [stays, goes] = [await register(), await register()];
    for (const id of [stays, goes, stays, goes]) await fillChart(clinic, id, [0, 1], staff[0]!);
    await merge(stays, goes);
    const acts = await clinic.source.query('select number from chart_act where patient_id = ? order by recorded_at', [
      stays,
    ]);
    expect(acts.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const [chart] = await clinic.source.query('select version from dental_chart where patient_id = ?', [stays]);
    expect(chart.version).toBe(8);
  });

  it('keeps what was recorded since with the record that stayed, and sends along what stands on what goes back', async () => {
    const [stays, goes] = [await register(), await register()];
    await fillChart(clinic, goes, [0], staff[0]!);
    const { body } = await merge(stays, goes);
    await clinic.source.query(
      'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
      [stays, staff[0]!.id, staff[0]!.role, desk!.id],
    );
    const path = `/api/patients/${stays}/dental-chart`;
    const own = await clinic.http.as(staff[0]!, 'POST', `${path}/entries`, { body: { text: '36 o caries' } });
    expect(own.status, JSON.stringify(own.body)).toBe(201);
    const [theirs] = await clinic.source.query(
      'select id from chart_finding where patient_id = ? order by id limit 1',
      [stays],
    );
    await clinic.http.as(staff[0]!, 'POST', `${path}/findings/${theirs.id}/void`, { body: { reason: 'wrong tooth' } });
    const preview = await call('GET', `${stays}/unmerge-preview`);
    const parts: { name: string }[] = JSON.parse(JSON.stringify(preview.body['parts']));
    expect(parts.find(({ name }) => name === 'chart-acts')).toMatchObject({ back: 1, since: 1, along: 1 });
    expect((await unmerge(stays, idOf(body))).status).toBe(200);
    const acts = await clinic.source.query(
      'select patient_id, number from chart_act where patient_id in (?) order by patient_id, number',
      [[stays, goes]],
    );
    expect(acts.map((act: object) => Object.values(act))).toEqual([
      [stays, 1],
      [goes, 1],
      [goes, 2],
    ]);
  });

  it('refuses to part what belongs to both: a finding of one put in the place of one of the other', async () => {
    const [stays, goes] = [await register(), await register()];
    for (const id of [stays, goes]) await fillChart(clinic, id, [0], staff[0]!);
    const { body } = await merge(stays, goes);
    const [mine, theirs] = await clinic.source.query('select id from chart_finding where patient_id = ? order by id', [
      stays,
    ]);
    const common = { patient_id: stays, author_id: staff[0]!.id, recorded_at: new Date() };
    const act_id = await insert(clinic, 'chart_act', { ...common, number: 3, kind: 'void' });
    for (const { id } of [mine, theirs]) {
      const said = { tooth: '16', code: 'caries', layer: 'condition', effective_on: '2026-01-01', voids_id: id };
      await insert(clinic, 'chart_finding', { ...common, act_id, ...said });
    }
    expect((await call('GET', `${stays}/unmerge-preview`)).body['against']).toEqual(['rows-tied']);
    expect((await unmerge(stays, idOf(body))).body).toMatchObject({ status: 409, code: 'tied-since' });
  });

  it('keeps a field changed since, and takes back the others', async () => {
    const [stays, goes] = [await register(), await register({ phone: '0712223334', email: 'old@spec.test' })];
    const { body } = await merge(stays, goes, { taken: ['phone', 'email'] });
    await call('PATCH', String(stays), { email: 'new@spec.test' }, await versionOf(stays));
    expect((await call('GET', `${stays}/unmerge-preview`)).body).toMatchObject({
      restored: ['phone'],
      kept: ['email'],
    });
    const undone = await unmerge(stays, idOf(body));
    expect(undone.body['patient']).toMatchObject({ phone: null, email: 'new@spec.test' });
    expect(undone.body['restored']).toMatchObject({ phone: '0712223334', email: 'old@spec.test' });
  });

  it('takes back a chain from its newest end only', async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    const first = await merge(b, a);
    const second = await merge(c, b);
    expect((await unmerge(b, idOf(first.body))).body).toMatchObject({ status: 410, code: 'patient-merged' });
    expect((await unmerge(c, idOf(first.body))).body).toMatchObject({ status: 409, code: 'newer-merge' });
    expect((await unmerge(c, idOf(second.body))).status).toBe(200);
    expect((await unmerge(b, idOf(first.body))).status).toBe(200);
    expect((await unmerge(b, idOf(first.body))).body).toMatchObject({ status: 409, code: 'no-merge' });
  });
});
