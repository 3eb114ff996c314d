import { SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PatientBalances } from '../ledger/patient-balances.service';
import { CashDesk } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { DayClosing } from './day-closing.service';
import { DrawerPostings } from './drawer-postings.service';

let clinic: SpecClinic;
let admin: CashDesk;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  admin = new CashDesk(clinic, await clinic.person('ADMIN'));
});
afterAll(() => clinic.close());

const cashier = async () => new CashDesk(clinic, await clinic.person('RECEPTION'));
const lines = async ({ me }: CashDesk, filter = {}) => (await clinic.get(DrawerPostings).list(me, filter)).items;

it('what lies in a drawer is what its owner posted since the last close, newest first, page by page', async () => {
  const [desk, other] = [await cashier(), await cashier()];
  const patient = await clinic.patient();
  const first = await desk.pay(patient, 1_000);
  const { body: refund } = await desk.refund(first, 400);
  await other.pay(patient, 9_000);
  await desk.pay(patient, 2_000, { method: 'CARD' });
  expect((await lines(desk)).map(({ method, drawerMinor }) => [method, drawerMinor])).toEqual([
    ['CARD', 2_000],
    ['CASH', -400],
    ['CASH', 1_000],
  ]);
  const page = await clinic.get(DrawerPostings).list(desk.me, { limit: 1, count: true });
  expect([page.items.length, page.total]).toEqual([1, 3]);
  const rest = await clinic.get(DrawerPostings).list(desk.me, { limit: 5, cursor: page.nextCursor ?? '' });
  expect(rest.items.map(({ id }) => id)).toEqual([Number(refund['id']), first]);

  const [open] = (await clinic.get(DayClosing).open(desk.me)).items;
  const counts = (open?.methods ?? []).map(({ method, expectedMinor }) => ({ method, countedMinor: expectedMinor }));
  const close = { currency: 'LKR', floatMinor: 0, counts, currentPassword: SPEC_PASSWORD };
  expect((await desk.call('POST', 'payment-records/day-close', close)).status).toBe(201);
  expect(await lines(desk)).toEqual([]);
  await desk.pay(patient, 700);
  expect((await lines(desk)).map(({ drawerMinor }) => drawerMinor)).toEqual([700]);
});

it('somebody else’s drawer is for administrators', async () => {
  const [desk, other] = [await cashier(), await cashier()];
  await desk.pay(await clinic.patient(), 3_000);
  await expect(lines(other, { cashierId: desk.me.id })).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await lines(admin, { cashierId: desk.me.id })).map(({ drawerMinor }) => drawerMinor)).toEqual([3_000]);
});

it('balances of a list are those of the ledger, of whom the caller may see and nobody else', async () => {
  const desk = await cashier();
  const [owes, prepaid, without] = [await clinic.patient(), await clinic.patient(), await clinic.patient()];
  await desk.charge(owes, 5_000);
  await desk.pay(prepaid, 800);
  const asked = [owes, prepaid, without, 4_000_000_000].join(',');
  const { items } = await clinic.get(PatientBalances).of(desk.me, asked);
  expect(items.map(({ patientId, currency, balanceMinor }) => [patientId, currency, balanceMinor])).toEqual([
    [owes, 'LKR', 5_000],
    [prepaid, 'LKR', -800],
  ]);
  const surgeon = await clinic.person('DENTAL_SURGEON');
  expect((await clinic.get(PatientBalances).of(surgeon, asked)).items).toEqual([]);
});
