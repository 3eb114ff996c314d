import { randomUUID } from 'node:crypto';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CashDesk, wrongWith } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';

let clinic: SpecClinic;
let desk: CashDesk;
let admin: CashDesk;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  desk = new CashDesk(clinic, await clinic.person('RECEPTION'));
  admin = new CashDesk(clinic, await clinic.person('ADMIN'));
});
afterAll(async () => {
  const wrong = await wrongWith(clinic);
  await clinic.close();
  expect(wrong).toEqual([]);
});

const payments = (id: number) => `patients/${id}/payment-records`;
const cash = (amountMinor: number, set: object = {}) => ({
  ...{ kind: 'PAYMENT', method: 'CASH', amount: { amountMinor, currency: 'LKR' } },
  ...set,
});

describe('a key', () => {
  it('makes of twenty presses one posting, and of another body a refusal', async () => {
    const id = await clinic.patient();
    const key = randomUUID();
    const presses = await Promise.all(
      Array.from({ length: 20 }, () => desk.call('POST', payments(id), cash(1_000), key)),
    );
    const done = presses.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ body }) => body['id'])).size).toBe(1);
    expect(presses.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect((await desk.call('POST', payments(id), cash(1_000), key)).body).toEqual(done[0]?.body);
    expect((await desk.call('POST', payments(id), cash(999), key)).status).toBe(422);
    expect((await desk.call('POST', payments(id), cash(1_000), null)).status).toBe(400);
    const other = await admin.call('POST', payments(id), cash(1_000), key);
    expect([other.status, other.body['id'] === done[0]?.body['id']]).toEqual([201, false]);
    expect(await desk.stands(id)).toMatchObject({ paidMinor: 2_000 });
  });
});

describe('at one moment', () => {
  it('three of ten refunds of a third win', async () => {
    const payment = await desk.pay(await clinic.patient(), 150_000);
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.refund(payment, 50_000)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(3).fill(201), ...Array(7).fill(409)]);
  });

  it('a hundred payments by four cashiers have a hundred numbers without a gap', async () => {
    const people = [
      desk,
      admin,
      new CashDesk(clinic, await clinic.person('RECEPTION')),
      new CashDesk(clinic, await clinic.person('ADMIN')),
    ];
    const patients = await Promise.all(Array.from({ length: 12 }, () => clinic.patient()));
    const before = await last();
    await Promise.all(Array.from({ length: 100 }, (_, n) => people[n % 4]?.pay(patients[n % 12] ?? 0, 100 + n)));
    expect(await last()).toBe(before + 100);
  });

  it('a charge is paid or reversed, and the ledger adds up either way', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await clinic.patient();
      const charge = await desk.charge(id, 5_000);
      const allocations = [{ chargeId: charge, amount: { amountMinor: 5_000, currency: 'LKR' } }];
      const [paid, undone] = await Promise.all([
        desk.call('POST', payments(id), cash(5_000, { allocations })),
        admin.reverse(charge),
      ]);
      expect(undone.status).toBe(201);
      expect(await desk.stands(id)).toMatchObject({ openMinor: 0, prepaidMinor: paid.status === 201 ? 5_000 : 0 });
    }
  });

  const last = async () => {
    const [row] = await clinic.source.query(
      'select count(*) as drawn, max(receipt_number) as last from posting where receipt_number is not null',
    );
    expect(Number(row.drawn)).toBe(Number(row.last));
    return Number(row.last);
  };
});
