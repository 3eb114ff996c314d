import { dayAfter } from '@cuspid/platform/contracts';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InstalmentCharging } from './instalment-charging';
import { Cashier, lkr } from './testing/cashier';
import { openTermsClinic } from './testing/terms-clinic';

let clinic: SpecClinic;
let admin: Cashier, desk: Cashier;
let dentist: Person;
let patient: number;
let today: string;

beforeAll(async () => {
  clinic = await openTermsClinic();
  [desk, admin] = [
    new Cashier(clinic, await clinic.person('RECEPTION')),
    new Cashier(clinic, await clinic.person('ADMIN')),
  ];
  dentist = await clinic.person('ORTHODONTIST');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [dentist]);
  today = await clinic.get(Clinic).today();
});

const sweep = (day: string) => clinic.get(InstalmentCharging).sweep(day);
const faraway = () => dayAfter(today, 4_000);
const idOf = ({ body }: Answered) => Number(body['id']);
const read = async (id: number) => Object((await desk.ask('GET', `instalment-plans/${id}`)).body);
const statesOf = (plan: { instalments: { state: string }[] }) => plan.instalments.map(({ state }) => state);
const amountsOf = (plan: { instalments: { amount: { amountMinor: number } }[] }) =>
  plan.instalments.map(({ amount }) => amount.amountMinor);
/** The days of a charged plan go by. */
const goBy = (id: number, days: number) =>
  clinic.source.query('update instalment set due_on = date_sub(due_on, interval ? day) where plan_id = ?', [days, id]);
const postings = async (): Promise<number> => {
  const [row] = await clinic.source.query(
    "select count(*) as n from posting where patient_id = ? and kind = 'CHARGE'",
    [patient],
  );
  return Number(row.n);
};

it('charges the down payment at once and the rest on its days, to the last cent', async () => {
  const made = await desk.agree(patient, { downPayment: lkr(20_000), instalments: 3 });
  expect(made).toMatchObject({ status: 201, body: { state: 'RUNNING', version: 1 } });
  const plan = Object(made.body);
  expect(amountsOf(plan)).toEqual([20_000, 26_668, 26_666, 26_666]);
  expect(statesOf(plan)).toEqual(['CHARGED', 'DUE', 'DUE', 'DUE']);
  expect(await desk.owes(patient)).toBe(20_000);
  expect(await sweep(today)).toBe(0);
  expect(await sweep(dayAfter(today, 30))).toBe(1);
  expect(await sweep(dayAfter(today, 30))).toBe(0);
  expect(await sweep(faraway())).toBe(2);
  expect(await desk.owes(patient)).toBe(100_000);
  expect(await read(plan.id)).toMatchObject({ state: 'COMPLETE', charged: lkr(100_000), paid: lkr(0) });
});

it('tells what became of each instalment from the ledger, and lists those that are overdue', async () => {
  const id = idOf(await desk.agree(patient, { instalments: 4, total: lkr(40_000) }, 0));
  await sweep(faraway());
  await desk.pay(patient, 15_000);
  expect(statesOf(await read(id))).toEqual(['PAID', 'PART_PAID', 'CHARGED', 'CHARGED']);
  await goBy(id, 400);
  expect(await read(id)).toMatchObject({ overdue: lkr(25_000), paid: lkr(15_000) });
  expect(statesOf(await read(id))).toEqual(['PAID', 'OVERDUE', 'OVERDUE', 'OVERDUE']);
  const seen: number[] = [];
  for (let cursor = ''; ;) {
    const { body } = await desk.ask('GET', `instalment-plans/overdue?limit=1${cursor}`);
    const { items, nextCursor } = Object(body);
    for (const one of items) if (one.planId === id) seen.push(one.open.amountMinor);
    if (!nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  expect(seen).toEqual([5_000, 10_000, 10_000]);
  const [, second] = (await read(id)).instalments;
  await admin.ask('POST', `payment-records/${second.chargeId}/reverse`, { reason: 'Entered twice' });
  expect(statesOf(await read(id))[1]).toBe('VOID');
  // What was reversed by hand does not come back by itself.
  expect(await sweep(faraway())).toBe(0);
});

it('takes what was paid ahead for the next instalments by itself', async () => {
  await desk.pay(patient, 50_000);
  const id = idOf(await desk.agree(patient, { instalments: 4, total: lkr(80_000) }, 0));
  expect(statesOf(await read(id))).toEqual(['PAID', 'DUE', 'DUE', 'DUE']);
  await sweep(faraway());
  expect(statesOf(await read(id))).toEqual(['PAID', 'PAID', 'PART_PAID', 'CHARGED']);
  expect(await desk.owes(patient)).toBe(30_000);
});

it('is charged once each by three processes that sweep at the same time', async () => {
  const plans = await Promise.all([1, 2, 3].map(() => desk.agree(patient, { instalments: 12 })));
  const replicas = [await clinic.replica(), await clinic.replica()];
  const all = [clinic.app, ...replicas.map(({ app }) => app)].map((app) =>
    app.get(InstalmentCharging, { strict: false }),
  );
  const made = await Promise.all([...all, ...all].map((one) => one.sweep(faraway())));
  expect(made.reduce((sum, n) => sum + n, 0)).toBe(36);
  expect(await postings()).toBe(36);
  expect(await desk.owes(patient)).toBe(300_000);
  for (const plan of plans) expect(new Set(statesOf(await read(idOf(plan))))).toEqual(new Set(['CHARGED']));
  // The database has the last word: one posting stands for one instalment.
  const twice = clinic.source.query(
    'update instalment a join instalment b on b.plan_id = a.plan_id and b.number = a.number + 1 set a.charge_id = b.charge_id',
  );
  await expect(twice).rejects.toThrow('instalment_one_charge');
});

it('cancels and reschedules what is ahead, and leaves what is charged', async () => {
  const id = idOf(await desk.agree(patient, { instalments: 3, total: lkr(90_000) }, 0));
  const again = { instalments: 4, firstDueOn: dayAfter(today, 60), everyMonths: 2 };
  expect((await desk.ask('POST', `instalment-plans/${id}/reschedule`, again)).status).toBe(428);
  expect((await desk.of(7, 'POST', `instalment-plans/${id}/reschedule`, again)).status).toBe(412);
  const late = await desk.of(1, 'POST', `instalment-plans/${id}/reschedule`, {
    ...again,
    firstDueOn: dayAfter(today, -1),
  });
  expect(late).toMatchObject({ status: 422, body: { errors: [{ path: 'firstDueOn' }] } });
  const moved = await desk.of(1, 'POST', `instalment-plans/${id}/reschedule`, again);
  expect(moved).toMatchObject({ status: 200, body: { version: 2, everyMonths: 2 } });
  expect(amountsOf(Object(moved.body))).toEqual([30_000, 15_000, 15_000, 15_000, 15_000]);
  const reason = { reason: 'Moved away' };
  const [one, other] = await Promise.all([1, 2].map(() => desk.of(2, 'POST', `instalment-plans/${id}/cancel`, reason)));
  expect([one?.status, other?.status].toSorted()).toEqual([200, 412]);
  expect(statesOf(await read(id))).toEqual(['CHARGED', 'ENDED', 'ENDED', 'ENDED', 'ENDED']);
  expect(await read(id)).toMatchObject({ state: 'CANCELLED', cancelReason: 'Moved away' });
  expect(await sweep(faraway())).toBe(0);
  expect(await desk.owes(patient)).toBe(30_000);
  const over = await desk.of(3, 'POST', `instalment-plans/${id}/cancel`, reason);
  expect(over).toMatchObject({ status: 409, body: { code: 'instalments-over' } });
});

it('waits while a record is archived, and goes on when it is back', async () => {
  await desk.agree(patient);
  await clinic.source.query('update patient set is_active = 0 where id = ?', [patient]);
  expect(await sweep(faraway())).toBe(0);
  await clinic.source.query('update patient set is_active = 1 where id = ?', [patient]);
  expect(await sweep(faraway())).toBe(3);
});

it('refuses terms that cannot be', async () => {
  const refused = async (set: object, path: string) =>
    expect((await desk.agree(patient, set)).body, path).toMatchObject({ errors: [{ path }] });
  await refused({ downPayment: lkr(100_000) }, 'downPayment.amountMinor');
  await refused({ downPayment: { amountMinor: 1, currency: 'EUR' } }, 'downPayment.currency');
  await refused({ total: lkr(2), instalments: 3 }, 'instalments');
  await refused({ total: lkr(0) }, 'total.amountMinor');
  await refused({ firstDueOn: dayAfter(today, 800) }, 'firstDueOn');
  await refused({ firstDueOn: dayAfter(today, -1) }, 'firstDueOn');
  await refused({ planItemId: 4_000_000 }, 'planItemId');
  const keyless = await clinic.http.as(desk.me, 'POST', `/api/patients/${patient}/instalment-plans`, { body: {} });
  expect(keyless).toMatchObject({ status: 400, body: { code: 'idempotency-key-required' } });
  expect(await postings()).toBe(0);
});

it('is the desk’s to agree on and the care team’s to see', async () => {
  const id = idOf(await desk.agree(patient));
  const seen = (me: Person) => clinic.http.as(me, 'GET', `/api/instalment-plans/${id}`);
  expect((await seen(dentist)).status).toBe(200);
  expect(
    (await clinic.http.as(dentist, 'POST', `/api/patients/${patient}/instalment-plans`, { body: {} })).status,
  ).toBe(403);
  expect((await seen(await clinic.person('ORTHODONTIST'))).status).toBe(404);
  expect((await seen(await clinic.person('NURSE'))).status).toBe(403);
  const named = await desk.of(1, 'PATCH', `instalment-plans/${id}`, { description: 'Upper arch' });
  expect(named.body).toMatchObject({ description: 'Upper arch', version: 2 });
});
