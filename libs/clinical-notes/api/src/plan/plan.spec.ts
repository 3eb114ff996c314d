import { Procedure } from '@cuspid/settings/api';
import { plansOf, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openNotesClinic } from '../testing/notes-clinic';

let clinic: SpecClinic;
let ana: Person, ben: Person, desk: Person, admin: Person, nurse: Person;
let patient: number;

beforeAll(async () => {
  clinic = await openNotesClinic();
  [ana, ben, desk, admin, nurse] = [
    await clinic.person('ORTHODONTIST'),
    await clinic.person('DENTAL_SURGEON'),
    await clinic.person('RECEPTION'),
    await clinic.person('ADMIN'),
    await clinic.person('NURSE'),
  ];
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana]);
});

const send = (me: Person, method: string, path: string, body?: object, version?: number): Promise<Answered> =>
  clinic.http.as(me, method, `/api${path}`, { body, headers: version ? { 'if-match': `"${version}"` } : {} });
const idOf = ({ body }: Answered) => Number(body['id']);
const plan = (me = ana) => send(me, 'GET', `/patients/${patient}/plan`);
const phase = async (name: string) => idOf(await send(ana, 'POST', `/patients/${patient}/plan/phases`, { name }));
const item = (phaseId: number, what: object) => send(ana, 'POST', `/plan-phases/${phaseId}/items`, what);
const problem = (what: object = {}, me = ana) =>
  send(me, 'POST', `/patients/${patient}/problems`, { code: 'CARIES', teeth: ['36'], ...what });

describe('the problem list', () => {
  it('keeps every change, and its days in order', async () => {
    const id = idOf(await problem({ since: '2026-01-05', note: 'Deep' }));
    const edit = (body: object, version: number) => send(ana, 'PATCH', `/problems/${id}`, body, version);
    expect((await edit({ state: 'RESOLVED', resolvedOn: '2026-01-04' }, 1)).status).toBe(422);
    expect((await edit({ state: 'RESOLVED', resolvedOn: '2026-02-01' }, 1)).body).toMatchObject({ version: 2 });
    expect((await edit({ state: 'ACTIVE' }, 1)).status).toBe(412);
    expect((await send(ana, 'PATCH', `/problems/${id}`, {})).status).toBe(428);
    expect((await edit({ state: 'ACTIVE' }, 2)).body).toMatchObject({ state: 'ACTIVE', resolvedOn: null, version: 3 });
    expect((await send(ana, 'DELETE', `/problems/${id}`, undefined, 3)).status).toBe(204);
    expect((await send(ana, 'GET', `/patients/${patient}/problems`)).body['items']).toEqual([]);
    const { body } = await send(ana, 'GET', `/problems/${id}/versions`);
    expect(body['items']).toMatchObject([
      { version: 4, isRemoved: true },
      { version: 3, state: 'ACTIVE' },
      { version: 2, state: 'RESOLVED', resolvedOn: '2026-02-01' },
      { version: 1, since: '2026-01-05', teeth: ['36'] },
    ]);
    const change = clinic.source.query('update patient_problem_version set note = ? where problem_id = ?', ['x', id]);
    await expect(change).rejects.toThrow('append-only');
    expect((await problem({ code: 'OTHER' })).body).toMatchObject({ errors: [{ path: 'label' }] });
  });

  it('is read by pages, active ones first', async () => {
    for (const since of ['2026-01-01', '2026-03-01', '2026-02-01']) await problem({ since });
    const [, second] = [await problem({ since: '2026-04-01' }), await problem({ since: '2026-05-01' })];
    await send(ana, 'PATCH', `/problems/${idOf(second)}`, { state: 'RESOLVED' }, 1);
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await send(ana, 'GET', `/patients/${patient}/problems?limit=2${cursor}`);
      const { items, nextCursor } = Object(body);
      for (const { since } of items) seen.push(since);
      cursor = nextCursor ? `&cursor=${encodeURIComponent(nextCursor)}` : '';
    } while (cursor);
    expect(seen).toEqual(['2026-04-01', '2026-03-01', '2026-02-01', '2026-01-01', '2026-05-01']);
  });
});

describe('who may', () => {
  it('reception sees plan and progress, and never a diagnosis', async () => {
    const problemId = idOf(await problem({ label: 'Secret diagnosis' }));
    const made = await item(await phase('Urgent'), { name: 'Filling', problemId });
    expect(made.body).toMatchObject({ problem: { id: problemId, label: 'Secret diagnosis' } });
    const seen = await plan(desk);
    expect(seen.body).toMatchObject({ proposals: null, phases: [{ name: 'Urgent', items: [{ name: 'Filling' }] }] });
    expect(JSON.stringify(seen.body)).not.toContain('Secret');
    for (const path of [`/patients/${patient}/problems`, `/problems/${problemId}/versions`]) {
      expect((await send(desk, 'GET', path)).status).toBe(403);
    }
    expect((await send(desk, 'POST', `/patients/${patient}/plan/phases`, { name: 'Mine' })).status).toBe(403);
    expect((await plan(nurse)).status).toBe(403);
    expect((await plan(admin)).status).toBe(200);
    const timeline = await send(desk, 'GET', `/patients/${patient}/timeline?kind=notes`);
    expect(JSON.stringify(timeline.body)).toContain('plan.planned');
    expect(JSON.stringify(timeline.body)).not.toContain('Secret');
  });

  it('somebody else’s patient is not there', async () => {
    const phaseId = await phase('Urgent');
    const itemId = idOf(await item(phaseId, { name: 'Filling' }));
    const problemId = idOf(await problem());
    for (const path of [`/patients/${patient}/plan`, `/problems/${problemId}/versions`]) {
      expect((await send(ben, 'GET', path)).status, path).toBe(404);
    }
    for (const path of [`/plan-phases/${phaseId}`, `/plan-items/${itemId}`, `/problems/${problemId}`]) {
      expect((await send(ben, 'DELETE', path, undefined, 1)).status, path).toBe(404);
    }
  });
});

describe('a plan', () => {
  it('copies name and price when something is planned, and adds up by phase and state', async () => {
    const procedure = { name: 'Crown', code: 'CR-1', category: 'Crowns', priceMinor: 4_500_000, priceCurrency: 'LKR' };
    const { identifiers } = await clinic.source.manager.insert(Procedure, procedure);
    const procedureId = Number(identifiers[0]?.['id']);
    const [urgent, later] = [await phase('Urgent'), await phase('Restorative')];
    const crown = await item(later, { procedureId, teeth: ['16'], providerId: ana.id });
    expect(crown.body).toMatchObject({ name: 'Crown', procedureCode: 'CR-1', price: { amountMinor: 4_500_000 } });
    await clinic.source.manager.update(Procedure, { id: procedureId }, { priceMinor: 9_900_000 });
    const filling = await item(urgent, { name: 'Filling', price: { amountMinor: 750_000, currency: 'LKR' } });
    const done = { executionStatus: 'COMPLETED', executedAt: '2026-03-01', outcome: 'Two increments' };
    const state = await send(ana, 'POST', `/plan-items/${idOf(filling)}/state`, done, 1);
    expect(state.body).toMatchObject({ ...done, version: 2 });
    expect((await plan()).body).toMatchObject({
      phases: [
        { name: 'Urgent', progress: { percent: 100 } },
        { name: 'Restorative', progress: { open: 1 } },
      ],
      totals: [
        { executionStatus: 'PLANNED', items: 1, amounts: [{ amountMinor: 4_500_000, currency: 'LKR' }] },
        { executionStatus: 'COMPLETED', items: 1, amounts: [{ amountMinor: 750_000, currency: 'LKR' }] },
      ],
      progress: { items: 2, done: 1, open: 1, percent: 50 },
    });
    for (const wrong of [
      { procedureId: 4_000_000 },
      { name: 'x', providerId: desk.id },
      { name: 'x', problemId: 4_000_000 },
      { name: 'x', price: { amountMinor: 1, currency: 'USD' } },
      {},
    ]) {
      expect((await item(urgent, wrong)).status, JSON.stringify(wrong)).toBe(422);
    }
  });

  it('moves items and phases, and loses none', async () => {
    const [a, b] = [await phase('A'), await phase('B')];
    const made: number[] = [];
    for (const name of ['one', 'two', 'three']) made.push(idOf(await item(a, { name })));
    const [one = 0, two = 0, three = 0] = made;
    const move = (id: number, to: object, version = 1) => send(ana, 'POST', `/plan-items/${id}/move`, to, version);
    await move(three, { phaseId: a, before: one });
    await move(two, { phaseId: b });
    expect((await move(one, { phaseId: b, before: three })).status).toBe(422);
    await send(ana, 'PATCH', `/plan-phases/${b}`, { before: a, name: 'B first' }, 1);
    expect((await plan()).body).toMatchObject({
      phases: [
        { name: 'B first', version: 2, items: [{ name: 'two' }] },
        { name: 'A', items: [{ name: 'three' }, { name: 'one' }] },
      ],
    });
    expect((await send(ana, 'DELETE', `/plan-phases/${b}`, undefined, 2)).body).toMatchObject({
      code: 'plan-phase-not-empty',
    });
    expect((await send(ana, 'DELETE', `/plan-items/${two}`, undefined, 2)).status).toBe(204);
    expect((await send(ana, 'DELETE', `/plan-phases/${b}`, undefined, 2)).status).toBe(204);
  });

  it('is agreed to as it stands, and says when that is no longer what was agreed to', async () => {
    const accept = () => send(ana, 'POST', `/patients/${patient}/plan/acceptances`, { acceptedBy: 'GUARDIAN' });
    expect((await accept()).body).toMatchObject({ code: 'plan-empty' });
    const id = idOf(await item(await phase('A'), { name: 'one', price: { amountMinor: 500, currency: 'LKR' } }));
    expect((await accept()).body).toMatchObject({ items: 1, amounts: [{ amountMinor: 500 }], isOutdated: false });
    await send(ana, 'POST', `/plan-items/${id}/state`, { executionStatus: 'IN_PROGRESS' }, 1);
    expect((await plan()).body).toMatchObject({ acceptance: { acceptedBy: 'GUARDIAN', isOutdated: false } });
    await send(ana, 'PATCH', `/plan-items/${id}`, { price: { amountMinor: 900, currency: 'LKR' } }, 2);
    expect((await plan()).body).toMatchObject({ acceptance: { isOutdated: true } });
  });

  it('of two who change an item at once, one is told so', async () => {
    const id = idOf(await item(await phase('A'), { name: 'one' }));
    const answers = await Promise.all(
      ['x', 'y', 'z'].map((name) => send(ana, 'PATCH', `/plan-items/${id}`, { name }, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('becomes one of two records’, phases beside each other, and two again when the merge is taken back', async () => {
    const [stays, goes] = [patient, await clinic.patient({}, [ana])];
    await item(await phase('Stays'), { name: 'one', problemId: idOf(await problem()) });
    patient = goes;
    await item(await phase('Goes'), { name: 'two', problemId: idOf(await problem()) });
    await send(ana, 'POST', `/patients/${goes}/plan/acceptances`, {});
    const tables = ['plan_phase', 'plan_item', 'plan_acceptance', 'patient_problem', 'patient_problem_version'];
    const rows = async () =>
      JSON.stringify(
        await Promise.all(
          tables.map((table) =>
            clinic.source.query('select * from ?? where patient_id in (?) order by id', [table, [stays, goes]]),
          ),
        ),
      );
    const before = await rows();
    const what = { withId: goes, withVersion: 1, isSamePerson: true };
    const merged = await send(desk, 'POST', `/patients/${stays}/merge`, what, 1);
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    patient = stays;
    expect((await plan()).body).toMatchObject({
      phases: [
        { name: 'Stays', items: [{ name: 'one' }] },
        { name: 'Goes', items: [{ name: 'two' }] },
      ],
      progress: { items: 2 },
      acceptance: { items: 1 },
    });
    const mergeId = Object(merged.body)['merge'].id;
    const back = await send(desk, 'POST', `/patients/${stays}/unmerge`, { mergeId }, 2);
    expect(back.status, JSON.stringify([merged.body, back.body])).toBe(200);
    expect(await rows()).toBe(before);
  });

  it('is read by the patient’s own index in a clinic of many', async () => {
    const filled = `insert into plan_item (patient_id, phase_id, name, execution_status, terms_at, created_at, created_by_id,
      updated_at, updated_by_id) select ?, ?, 'Filling', 'PLANNED', now(3), now(3), ?, now(3), ? from chart_rows`;
    const [other, own] = [await phase('A'), patient];
    patient = await clinic.patient({}, [ana]);
    const phaseId = await phase('B');
    const many = filled.replace('chart_rows', '(select 1 from information_schema.columns limit 2000) many');
    await clinic.source.query(many, [own, other, ana.id, ana.id]);
    await item(phaseId, { name: 'one' });
    await clinic.source.query('analyze table plan_item, plan_phase, patient_problem');
    const plans = await plansOf(clinic.source, () => plan());
    const steps = plans.flatMap((one) => one.steps.filter(({ table }) => /plan/i.test(String(table))));
    expect(steps.length).toBeGreaterThan(0);
    for (const one of plans) expect(one.read, JSON.stringify(one)).toBeLessThan(400);
  });
});
