import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHistoryClinic } from './testing/history-clinic';
import { HistoryDesk, WAITS } from './testing/history-desk';
import { WaitingList } from './waiting-list';

let clinic: SpecClinic;
let desk: HistoryDesk;
let ana: Person, sam: Person, admin: Person, stranger: Person;

beforeAll(async () => {
  clinic = await openHistoryClinic();
  desk = new HistoryDesk(clinic);
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Anushka Fernando' });
  [sam, admin, stranger] = [
    await clinic.person('DENTAL_SURGEON'),
    await clinic.person('ADMIN'),
    await clinic.person('ORTHODONTIST'),
  ];
});
afterAll(() => clinic.close());
beforeEach(async () => {
  desk.patient = await clinic.patient({ firstName: 'Nimal' }, [ana, sam]);
});

describe('a draft', () => {
  it('is its writer’s alone, and goes when it is saved', async () => {
    expect((await desk.get(ana, '/draft')).body).toMatchObject({ version: 0, answers: {}, savedAt: null });
    expect((await desk.keep(ana, 0, { caries: 'Se' })).body).toMatchObject({ version: 1, baseVersion: 0 });
    expect((await desk.keep(ana, 0, { caries: 'Sev' })).status).toBe(412);
    expect((await desk.keep(ana, 1, { caries: 'Seven' })).body['version']).toBe(2);
    expect((await desk.get(sam, '/draft')).body).toMatchObject({ version: 0, answers: {} });
    expect((await desk.get(admin, '/draft')).status).toBe(403);
    await desk.put(ana, 0, { caries: 'Seven' });
    expect((await desk.get(ana, '/draft')).body).toMatchObject({ version: 0, answers: {} });
  });

  it('goes on from a save of one section with what was typed in the others, and can be dropped', async () => {
    await desk.put(sam, 0, { habits: 'None', caries: 'None' });
    await desk.keep(ana, 0, { habits: 'Thumb', caries: 'One', fractures: '11' }, 1);
    await desk.put(ana, 1, { habits: 'Thumb', caries: 'One' });
    expect((await desk.get(ana, '/draft')).body).toMatchObject({
      ...{ baseVersion: 2, base: { habits: 'Thumb', caries: 'One' } },
      answers: { habits: 'Thumb', caries: 'One', fractures: '11' },
    });
    // What another saved meanwhile does not touch it.
    await desk.put(sam, 2, { habits: 'Thumb', caries: 'Two' });
    expect((await desk.get(ana, '/draft')).body).toMatchObject({ baseVersion: 2, answers: { fractures: '11' } });
    expect((await desk.send(ana, 'DELETE', '/draft')).status).toBe(204);
    expect((await desk.get(ana, '/draft')).body['version']).toBe(0);
  });

  it('is forgotten after a month', async () => {
    await desk.keep(ana, 0, { caries: 'Old' });
    await clinic.source.query('update case_history_draft set saved_at = saved_at - interval 31 day');
    expect((await desk.get(ana, '/draft')).body['version']).toBe(0);
  });
});

describe('the waiting list', () => {
  const waiting = async (query = '') => {
    const { body } = await clinic.http.as(ana, 'GET', `/api/waiting-list?limit=100${query}`);
    const items = body['items'];
    return Array.isArray(items) ? items.map(({ patient }): number => patient.id) : [];
  };

  it('stands by priority and then by how long they wait, and is left by who is taken up or put away', async () => {
    const people: number[] = [];
    for (const [index, block] of [
      { consultantWaitingListMode: 'FIXED', consultantDate: '2025-01-01' },
      { consultantWaitingListMode: 'FIXED', consultantDate: '2025-06-01', consultantPriority: 'SEVERE_MALOCCLUSION' },
      { consultantWaitingListMode: 'FIXED', consultantDate: '2025-03-01', consultantPriority: 'SEVERE_MALOCCLUSION' },
      { consultantWaitingListMode: 'REMOVABLE', consultantDate: '2026-01-01', consultantPriority: 'URGENT' },
    ].entries()) {
      desk.patient = await clinic.patient({ firstName: index ? 'Nimal' : '=cmd()' }, [ana]);
      people.push(desk.patient);
      expect((await desk.put(ana, 0, block, ['consultant'])).status).toBe(200);
    }
    const [plain, severe, older, urgent] = people;
    const of = async (query = '') => (await waiting(query)).filter((id) => people.includes(id));
    expect(await of()).toEqual([urgent, older, severe, plain]);
    expect(await of('&mode=FIXED')).toEqual([older, severe, plain]);
    expect(await of('&priority=SEVERE_MALOCCLUSION')).toEqual([older, severe]);
    const page = (await clinic.http.as(ana, 'GET', '/api/waiting-list?limit=2&count=true')).body;
    expect(page['nextCursor']).not.toBeNull();
    const next = await clinic.http.as(ana, 'GET', `/api/waiting-list?cursor=${String(page['nextCursor'])}`);
    expect(next.body['items']).toContainEqual(
      expect.objectContaining({ patient: expect.objectContaining({ id: severe }) }),
    );
    const csv = await clinic.http.as(ana, 'GET', '/api/waiting-list/export.csv?mode=FIXED');
    expect(Buffer.from(csv.bytes).toString('utf8')).toContain("'=cmd()");
    expect((await clinic.http.as(admin, 'GET', '/api/waiting-list/export.csv')).status).toBe(403);
    const takenUp = { consultantWaitingListMode: 'REMOVABLE', consultantTakeUpTreatmentModes: ['REMOVABLE_APPLIANCE'] };
    desk.patient = urgent ?? 0;
    await desk.put(ana, 1, takenUp, ['consultant']);
    expect(await of()).toEqual([older, severe, plain]);
    const { body: record } = await clinic.http.as(admin, 'GET', `/api/patients/${older}`);
    const away = await clinic.http.as(admin, 'DELETE', `/api/patients/${older}`, {
      body: { reason: 'moved away' },
      headers: { 'if-match': `"${String(record['version'])}"` },
    });
    expect(away.status).toBeLessThan(300);
    expect(await of()).toEqual([severe, plain]);
    // Another orthodontist’s patients are not on one’s own list.
    expect((await clinic.http.as(stranger, 'GET', '/api/waiting-list')).body['items']).toEqual([]);
  });

  it('is walked in its order, however many wait', async () => {
    const ids = Array.from({ length: 2_000 }, (_, n) => 100_000 + n);
    await clinic.source.query(
      'insert into patient (id, patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at) values ?',
      [ids.map((id) => [id, `BIG-${id}`, 'Ama', 'Big', 'FEMALE', new Date(), ana.id, new Date()])],
    );
    const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + (n % 700))).toISOString().slice(0, 10);
    await clinic.source.query(
      'insert into case_history (patient_id, version, waiting_mode, waiting_since, waiting_place) values ?',
      [ids.map((id, n) => [id, 1, n % 3 ? 'FIXED' : 'REMOVABLE', day(n), `${n % 3} ${day(n)}`])],
    );
    await clinic.source.query('analyze table case_history');
    const list = clinic.get(WaitingList);
    let deep = await list.list(admin, { limit: 100 });
    for (let page = 0; page < 6; page++) {
      deep = await list.list(admin, { limit: 100, ...(deep.nextCursor && { cursor: deep.nextCursor }) });
    }
    const filters = [{}, { cursor: deep.nextCursor ?? '' }, { mode: 'FIXED' }, { priority: 'URGENT' }] as const;
    for (const filter of filters) {
      const plans = await plansOf(clinic.source, () => list.list(admin, filter));
      expect(Math.max(...plans.map(({ read }) => read)), JSON.stringify(filter)).toBeLessThan(200);
    }
    await clinic.source.query('delete from case_history where patient_id >= 100000');
    await clinic.source.query('delete from patient where id >= 100000');
  });
});

describe('two records of one person', () => {
  it('become one history whose last save stands, and part again as they were', async () => {
    const [stays, goes] = [desk.patient, await clinic.patient({ firstName: 'Nimal' }, [ana, sam])];
    await desk.put(ana, 0, { caries: 'None' });
    await desk.send(ana, 'PUT', '/draft', { baseVersion: 1, answers: { caries: 'None', habits: 'Thumb' } }, 0);
    desk.patient = goes;
    await desk.put(sam, 0, { caries: 'One' });
    await desk.put(ana, 1, { caries: 'One', ...WAITS }, ['consultant']);
    await desk.send(ana, 'PUT', '/draft', { baseVersion: 2, answers: { ...WAITS, caries: 'Three' } }, 0);
    const version = async (id: number) => (await clinic.http.as(admin, 'GET', `/api/patients/${id}`)).body['version'];
    const act = async (verb: string, body: object) =>
      clinic.http.as(admin, 'POST', `/api/patients/${stays}/${verb}`, {
        body,
        headers: { 'if-match': `"${String(await version(stays))}"` },
      });
    const taken = { withId: goes, withVersion: await version(goes), reason: 'Registered twice', isSamePerson: true };
    const merged = await act('merge', taken);
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    desk.patient = stays;
    expect((await desk.get(ana)).body).toMatchObject({
      version: 3,
      answers: { caries: 'One' },
      waitingSince: '2026-03-04',
    });
    const intact = [{ isIntact: true }, { isIntact: true }, { isIntact: true }];
    expect((await desk.get(ana, '/versions')).body).toMatchObject({ items: intact });
    expect((await desk.get(ana, '/draft')).body).toMatchObject({ answers: { habits: 'Thumb' } });
    const merge = merged.body['merge'];
    const mergeId = merge && typeof merge === 'object' && 'id' in merge ? merge.id : 0;
    expect((await act('unmerge', { mergeId })).status).toBe(200);
    expect((await desk.get(ana)).body).toMatchObject({ version: 1, answers: { caries: 'None' }, waitingSince: null });
    expect((await desk.get(ana, '', goes)).body).toMatchObject({ version: 2, waitingSince: '2026-03-04' });
    expect((await desk.get(ana, '/draft', goes)).body).toMatchObject({ answers: { caries: 'Three' } });
  });
});
