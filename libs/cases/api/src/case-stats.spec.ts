import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CasesDesk } from './testing/cases-desk';
import { openCasesClinic } from './testing/cases-clinic';

let clinic: SpecClinic;
let desk: CasesDesk;
let ana: Person, ben: Person, kavi: Person, mina: Person, admin: Person;

beforeAll(async () => {
  clinic = await openCasesClinic();
  await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
  desk = new CasesDesk(clinic);
  [ana, ben] = [await clinic.person('ORTHODONTIST'), await clinic.person('DENTAL_SURGEON')];
  [kavi, mina] = [await clinic.person('STUDENT'), await clinic.person('STUDENT')];
  admin = await clinic.person('ADMIN');
}, 300_000);
afterAll(() => clinic.close());

it('counts the cases one may see as their lists do', async () => {
  const cases = [];
  for (const [supervisor, student] of [
    [ana, kavi],
    [ana, kavi],
    [ana, mina],
    [ben, mina],
  ] as const) {
    const patientId = await clinic.patient({}, [supervisor]);
    cases.push({ patientId, id: Number((await desk.open(supervisor, patientId, student)).body['id']) });
  }
  const [late, submitted, removed] = cases;
  for (const title of ['Records', 'Plan']) await desk.post(ana, late?.id, 'tasks', { title, dueOn: '2099-01-01' });
  await clinic.source.query("update case_task set due_on = '2020-01-01' where case_id = ?", [late?.id]);
  expect((await desk.submit(kavi, submitted?.id)).status).toBe(201);
  const leave = { action: 'LEAVE', userId: mina.id };
  await desk.call(ana, 'POST', `patients/${removed?.patientId}/care-team`, leave);

  const stats = async (who: Person) => (await desk.call(who, 'GET', 'cases/stats')).body;
  const listed = async (asked: string) => (await desk.call(admin, 'GET', `cases?count=true&${asked}`)).body['total'];
  const all = await stats(admin);
  expect(all).toMatchObject({ total: 4, removed: 1, unsupervised: 0, overdueCases: 1, overdueTasks: 2, waiting: 1 });
  expect([await listed(''), await listed('removed=true'), await listed('overdue=true')]).toEqual([4, 1, 1]);
  expect(all['bySupervisor']).toMatchObject([
    { person: { id: ana.id }, open: 2, verified: 0, overdue: 2 },
    { person: { id: ben.id }, open: 1, verified: 0, overdue: 0 },
  ]);
  expect(await stats(mina)).toMatchObject({ total: 1, overdueTasks: 0, removed: 0 });
});
