import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CashDesk, wrongWith } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';

let clinic: SpecClinic;
let desk: CashDesk;
let admin: CashDesk;
let surgeon: Person;
let today: string;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  desk = new CashDesk(clinic, await clinic.person('RECEPTION'));
  admin = new CashDesk(clinic, await clinic.person('ADMIN'));
  surgeon = await clinic.person('DENTAL_SURGEON');
  today = await clinic.get(Clinic).today();
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

describe('a ledger', () => {
  it('settles the oldest charges first and keeps the rest as prepayment', async () => {
    const id = await clinic.patient();
    const [second, first] = [
      await desk.charge(id, 30_000),
      await desk.charge(id, 20_000, { paidOn: dayAfter(today, -3) }),
    ];
    const payment = await desk.pay(id, 40_000);
    expect(await desk.line(first)).toMatchObject({ status: 'PAID', openMinor: 0 });
    expect(await desk.line(second)).toMatchObject({ status: 'PARTIAL', openMinor: 10_000 });
    await desk.pay(id, 15_000);
    expect(await desk.stands(id)).toMatchObject({ chargedMinor: 50_000, paidMinor: 55_000, balanceMinor: -5_000 });
    expect(await desk.stands(id)).toMatchObject({ openMinor: 0, prepaidMinor: 5_000, overdueMinor: 0 });
    expect(await desk.line(payment)).toMatchObject({ status: 'PAID', openMinor: 0, effectMinor: -40_000 });
  });

  it('settles what it is told to, and no more than is open or paid', async () => {
    const id = await clinic.patient();
    const [one, other] = [await desk.charge(id, 10_000), await desk.charge(id, 10_000)];
    const to = (chargeId: number, amountMinor: number) => ({ chargeId, amount: { amountMinor, currency: 'LKR' } });
    const told = (...allocations: object[]) => desk.call('POST', payments(id), cash(12_000, { allocations }));
    expect((await told(to(other, 12_000))).body).toMatchObject({ code: 'allocation-too-much' });
    expect((await told(to(other, 7_000), to(one, 6_000))).status).toBe(409);
    const stranger = await desk.charge(await clinic.patient(), 9_000);
    expect((await told(to(stranger, 9_000))).status).toBe(409);
    const { body } = await told(to(other, 7_000));
    expect(body).toMatchObject({ openMinor: 5_000, allocations: [{ chargeId: other, amountMinor: 7_000 }] });
    expect((await desk.call('POST', `payment-records/${String(body['id'])}/allocate`, {})).body).toMatchObject({
      openMinor: 0,
    });
    expect(await desk.line(one)).toMatchObject({ openMinor: 5_000 });
    expect((await desk.call('POST', `payment-records/${String(body['id'])}/allocate`, {})).body).toMatchObject({
      code: 'nothing-to-allocate',
    });
  });

  it('gives back what settles nothing first, and opens what was settled last', async () => {
    const id = await clinic.patient();
    const [first, last] = [await desk.charge(id, 10_000), await desk.charge(id, 10_000)];
    const payment = await desk.pay(id, 25_000);
    await desk.refund(payment, 5_000);
    expect(await desk.line(last)).toMatchObject({ openMinor: 0 });
    expect((await desk.refund(payment, 4_000)).body).toMatchObject({
      kind: 'REFUND',
      refundOfId: payment,
      method: 'CASH',
    });
    expect(await desk.line(last)).toMatchObject({ openMinor: 4_000, status: 'PARTIAL' });
    expect((await desk.refund(payment, 16_001)).body).toMatchObject({
      code: 'refund-too-much',
      conflict: { leftMinor: 16_000 },
    });
    expect((await desk.refund(payment)).status).toBe(201);
    expect(await desk.line(payment)).toMatchObject({ status: 'REFUNDED', refundedMinor: 25_000, openMinor: 0 });
    expect(await desk.line(first)).toMatchObject({ status: 'PENDING' });
    expect((await desk.refund(payment, 1)).status).toBe(409);
    expect((await desk.refund(first, 1)).body).toMatchObject({ code: 'nothing-to-refund' });
    expect((await desk.refund(payment, 1, 'USD')).status).toBe(422);
  });

  it('undoes a line by its opposite, once, and never the undoing', async () => {
    const id = await clinic.patient();
    const charge = await desk.charge(id, 10_000);
    const payment = await desk.pay(id, 10_000);
    expect((await desk.reverse(charge)).status).toBe(403);
    const { body } = await admin.reverse(charge);
    expect(body).toMatchObject({ kind: 'REVERSAL', reversesId: charge, effectMinor: -10_000, status: 'VOID' });
    expect(await desk.line(charge)).toMatchObject({ status: 'VOID', openMinor: 0, allocations: [] });
    expect(await desk.line(payment)).toMatchObject({ openMinor: 10_000 });
    expect((await admin.reverse(charge)).body).toMatchObject({ code: 'posting-void' });
    expect((await admin.reverse(Number(body['id']))).body).toMatchObject({ code: 'posting-void' });
    const refund = Number((await desk.refund(payment, 4_000)).body['id']);
    expect((await admin.reverse(payment)).body).toMatchObject({ code: 'refunds-stand' });
    expect((await admin.reverse(refund)).status).toBe(201);
    expect((await admin.reverse(payment)).status).toBe(201);
    expect((await desk.refund(payment)).body).toMatchObject({ code: 'nothing-to-refund' });
    expect(await desk.stands(id)).toMatchObject({ balanceMinor: 0, chargedMinor: 0, paidMinor: 0, refundedMinor: 0 });
  });

  it('tells the balance at the end of any day, late charges apart', async () => {
    const id = await clinic.patient();
    const [then, later] = [dayAfter(today, -60), dayAfter(today, -10)];
    await desk.charge(id, 10_000, { paidOn: then });
    await desk.charge(id, 3_000, { paidOn: later, dueOn: today });
    await desk.pay(id, 6_000, { paidOn: later });
    expect(await desk.stands(id, 'LKR', dayAfter(then, -1))).toEqual({});
    expect(await desk.stands(id, 'LKR', dayAfter(later, -1))).toMatchObject({
      balanceMinor: 10_000,
      overdueMinor: 10_000,
    });
    expect(await desk.stands(id, 'LKR', today)).toMatchObject({
      balanceMinor: 7_000,
      openMinor: 7_000,
      overdueMinor: 4_000,
      openSince: then,
    });
    expect(await desk.stands(id, 'LKR', dayAfter(today, 1))).toMatchObject({ overdueMinor: 7_000 });
  });

  it('keeps currencies apart, in balances and in the list', async () => {
    const id = await clinic.patient();
    await desk.charge(id, 10_000);
    await desk.charge(id, 700, { currency: 'USD' });
    await desk.pay(id, 800, { currency: 'USD' });
    expect(await desk.stands(id)).toMatchObject({ balanceMinor: 10_000, prepaidMinor: 0 });
    expect(await desk.stands(id, 'USD')).toMatchObject({ balanceMinor: -100, prepaidMinor: 100 });
    const { body } = await desk.call('GET', `${payments(id)}?limit=2&count=true`);
    expect(body).toMatchObject({ total: 3, items: [{ kind: 'PAYMENT', balanceMinor: -100 }, { balanceMinor: 700 }] });
    const rest = await desk.call('GET', `${payments(id)}?cursor=${String(body['nextCursor'])}`);
    expect(rest.body).toMatchObject({ nextCursor: null, items: [{ kind: 'CHARGE', balanceMinor: 10_000 }] });
    const only = await desk.call(
      'GET',
      `${payments(id)}?currency=USD&kind=CHARGE&from=${today}&to=${dayAfter(today, 1)}`,
    );
    expect(only.body).toMatchObject({ items: [{ amount: { amountMinor: 700, currency: 'USD' } }] });
  });

  it('lists who owes most, or longest, and whom the clinic owes', async () => {
    const [big, old, credit] = [await clinic.patient(), await clinic.patient({}, [surgeon]), await clinic.patient()];
    await desk.charge(big, 900, { currency: 'CHF' });
    await desk.charge(old, 100, { currency: 'CHF', paidOn: dayAfter(today, -90) });
    await desk.pay(credit, 50, { currency: 'CHF' });
    const whose = async (query: string, who = desk) => {
      const { body } = await who.call('GET', `payment-records/open?currency=CHF&${query}`);
      const items: { patient: { id: number } }[] = Array.isArray(body['items']) ? body['items'] : [];
      return items.map(({ patient }) => patient.id);
    };
    expect(await whose('')).toEqual([big, old]);
    expect(await whose('sort=since')).toEqual([old, big]);
    expect(await whose('side=credit')).toEqual([credit]);
    expect(await whose('', new CashDesk(clinic, surgeon))).toEqual([old]);
    const first = await desk.call('GET', 'payment-records/open?currency=CHF&limit=1&count=true');
    expect(first.body).toMatchObject({ total: 2, items: [{ balanceMinor: 900 }] });
    expect(await whose(`limit=1&cursor=${String(first.body['nextCursor'])}`)).toEqual([old]);
  });

  it.each([
    ['amount.amountMinor', cash(0)],
    ['amount.amountMinor', cash(1.5)],
    ['amount.amountMinor', { ...cash(1), amount: { amountMinor: '100', currency: 'LKR' } }],
    ['amount.amountMinor', { ...cash(1), amount: { amountMinor: -5, currency: 'LKR' } }],
    ['amount', cash(1e21)],
    ['amount', cash(100_000_000_001)],
    ['amount.currency', { ...cash(1), amount: { amountMinor: 1, currency: 'ABC' } }],
    ['method', { ...cash(1), method: undefined }],
    ['tenderedMinor', cash(500, { tenderedMinor: 400 })],
    ['paidOn', cash(1, { paidOn: '2999-01-01' })],
    ['paidAt', cash(1, { paidAt: '2999-01-01T10:00:00.000Z' })],
    ['visitId', cash(1, { visitId: 4_000_000_000 })],
    ['planItemId', cash(1, { planItemId: 1 })],
    ['description', { ...cash(1), kind: 'CHARGE', method: undefined }],
  ])('refuses what cannot be posted, by its field %s', async (path, body) => {
    const id = await clinic.patient();
    const { status, body: told } = await desk.call('POST', payments(id), body);
    expect({ status, paths: JSON.stringify(told['errors']) }).toEqual({
      status: 422,
      paths: expect.stringContaining(`"${path}"`),
    });
    expect(await desk.stands(id)).toEqual({});
  });

  it('lists the charges that are open: no settled, reversed or other one', async () => {
    const patientId = await clinic.patient();
    const [settled, part, wrong] = [
      await desk.charge(patientId, 100),
      await desk.charge(patientId, 300),
      await desk.charge(patientId, 50),
    ];
    expect((await admin.reverse(wrong)).status).toBe(201);
    await desk.pay(patientId, 150);
    const later = await desk.charge(patientId, 20);
    const { body } = await desk.call('GET', `patients/${patientId}/payment-records?isOpen=true&count=true`);
    expect(body).toMatchObject({ total: 2, items: [{ id: later }, { id: part, openMinor: 250, status: 'PARTIAL' }] });
    expect(JSON.stringify(body)).not.toContain(`"id":${settled},`);
  });

  it('gives change for cash, and takes a moment that is a little ahead as now', async () => {
    const id = await clinic.patient();
    const ahead = new Date(Date.now() + 60_000).toISOString();
    const { body } = await desk.call('POST', payments(id), cash(350, { tenderedMinor: 500, paidAt: ahead }));
    expect(body).toMatchObject({ changeMinor: 150, tenderedMinor: 500, receiptNumber: expect.any(Number) });
    expect(String(body['paidAt']) < ahead).toBe(true);
  });
});

describe('the ledger is for', () => {
  it('nobody outside the care of the patient, and no student or nurse', async () => {
    const id = await clinic.patient();
    const payment = await desk.pay(id, 100);
    const outsider = new CashDesk(clinic, surgeon);
    expect((await outsider.call('GET', payments(id))).status).toBe(404);
    expect((await outsider.call('GET', `payment-records/${payment}`)).status).toBe(404);
    expect((await outsider.call('POST', payments(id), cash(1))).status).toBe(403);
    for (const role of ['STUDENT', 'NURSE'] as const) {
      const nobody = new CashDesk(clinic, await clinic.person(role));
      expect((await nobody.call('GET', payments(id))).status).toBe(403);
      expect((await nobody.call('GET', 'payment-records/open')).status).toBe(403);
    }
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      expect([404, 405]).toContain((await admin.call(method, `payment-records/${payment}`)).status);
    }
  });
});
