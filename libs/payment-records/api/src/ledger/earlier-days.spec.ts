import { dayAfter } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { Ledger } from './ledger';
import { PostingsService } from './postings.service';

let clinic: SpecClinic;

beforeAll(async () => {
  clinic = await openLedgerClinic();
});
afterAll(() => clinic.close());

it('settles a charge with a payment of an earlier day from the day on which it was free again', async () => {
  const [desk, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
  const patientId = await clinic.patient();
  const today = await clinic.get(Clinic).today();
  const amount = { amountMinor: 1_000, currency: 'LKR' };
  const service = clinic.get(PostingsService);
  const pay = (back: number) =>
    service.record(desk, patientId, { kind: 'PAYMENT', method: 'CARD', amount, paidOn: dayAfter(today, -back) });
  await service.record(desk, patientId, {
    ...{ kind: 'CHARGE', description: 'Filling', amount, paidOn: dayAfter(today, -60) },
  });
  const { id } = await pay(50);
  await service.reverse(admin, id, { reason: 'of another patient' });
  await pay(30);
  const told = async (back: number) => {
    const [one] = await clinic.get(Ledger).balanceAt(clinic.source.manager, patientId, dayAfter(today, -back));
    return [one?.balanceMinor, one?.openMinor, one?.prepaidMinor];
  };
  expect(await Promise.all([55, 40, 20, 0].map(told))).toEqual([
    [1_000, 1_000, 0],
    [0, 0, 0],
    [-1_000, 0, 1_000],
    [0, 0, 0],
  ]);
});
