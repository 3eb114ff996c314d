import { dayAfter } from '@cuspid/platform/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { ReportKind } from '@cuspid/reports/contracts';
import type { ReportDto } from '@cuspid/reports/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportsService } from './reports.service';
import { disagreements } from './testing/agreement';
import { openReportsClinic } from './testing/reports-clinic';

const ZONE = 'Europe/London';

describe('the reports of single rooms', () => {
  let clinic: SpecClinic;
  let admin: Person, ana: Person, cashier: Person;
  let receipt = 1;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    admin = await clinic.person('ADMIN');
    [ana, cashier] = [await clinic.person('ORTHODONTIST'), await clinic.person('RECEPTION')];
    await clinic.source.query("insert ignore into clinic_setting (id, name, time_zone) values (1, 'Spec', ?)", [ZONE]);
    await clinic.source.query("update clinic_setting set time_zone = ?, currency = 'LKR' where id = 1", [ZONE]);
    clinic.get(Clinic).forget();
  }, 120_000);
  afterAll(() => clinic.close());

  const report = (kind: ReportKind, from: string, to: string): Promise<ReportDto> =>
    clinic.get(ReportsService).of(kind, { from, to });
  const value = ({ figures }: ReportDto, key: string) => figures.find((one) => one.key === key)?.value;
  const before = ({ figures }: ReportDto, key: string) => figures.find((one) => one.key === key)?.before;
  const rows = ({ tables }: ReportDto, key: string) =>
    tables.find((one) => one.key === key)?.rows.map((row) => row.cells);
  const insert = async (table: string, row: Record<string, unknown>): Promise<number> =>
    (await clinic.source.query('insert into ?? (??) values (?)', [table, Object.keys(row), Object.values(row)]))
      .insertId;

  async function came(patientId: number, at: string, set: object = {}): Promise<number> {
    const made = { created_by_id: admin.id, created_at: new Date(), minutes: 30, type: 'Review', provider_id: ana.id };
    return insert('visit', { ...made, patient_id: patientId, starts_at: new Date(at), status: 'COMPLETED', ...set });
  }

  it('counts patients by the clinic’s days, and as the directory does', async () => {
    // London’s 29 March 2026 begins at 00:00 UTC and ends at 23:00.
    const registered = ['2026-03-28T23:59:00Z', '2026-03-29T00:00:00Z', '2026-03-29T22:59:00Z', '2026-03-29T23:00:00Z'];
    const ids: number[] = [];
    for (const at of registered) {
      const id = await clinic.patient({ dateOfBirth: '2000-01-01' });
      await clinic.source.query("update patient set registered_at = ?, province = 'Western' where id = ?", [
        new Date(at),
        id,
      ]);
      ids.push(id);
    }
    const [first = 0, second = 0, third = 0] = ids;
    await came(first, '2026-03-29T10:00:00Z');
    await came(first, '2026-03-29T12:00:00Z');
    await came(second, '2026-03-29T22:30:00Z');
    await came(third, '2026-03-29T23:10:00Z');
    await came(third, '2026-03-29T11:00:00Z', { type: 'Registration' });
    const told = await report('patients', '2026-03-29', '2026-03-29');
    expect(value(told, 'patients-registered')).toBe(2);
    expect(value(told, 'patients-seen')).toBe(2);
    expect(before(await report('patients', '2026-03-30', '2026-03-30'), 'patients-seen')).toBe(2);
    const [plain] = await clinic.source.query(
      'select count(*) as n, sum(allergy_state = ?) as unasked from patient where is_active',
      ['UNKNOWN'],
    );
    expect(value(told, 'patients-total')).toBe(Number(plain.n));
    expect(value(told, 'patients-allergies-unknown')).toBe(Number(plain.unasked));
    expect(rows(told, 'by-province')).toContainEqual(['Western', 4]);
    expect(await disagreements(clinic, 'patients', { from: '2026-03-28', to: '2026-03-30' })).toEqual([]);
  });

  async function line(patientId: number, kind: string, amount: number, day: string, set: object = {}): Promise<number> {
    const isMoney = kind === 'PAYMENT' || kind === 'REFUND';
    return insert('posting', {
      ...{ patient_id: patientId, kind, amount_minor: amount, currency: 'LKR', paid_on: day },
      ...{ paid_at: new Date(`${day}T12:00:00Z`), posted_at: new Date(), posted_by_id: cashier.id },
      ...(isMoney && { method: 'CASH', receipt_number: receipt++ }),
      ...(['REFUND', 'DISCOUNT', 'REVERSAL'].includes(kind) && { reason: 'Because of it' }),
      ...set,
    });
  }

  it('adds money up as the ledger does, each currency for itself', async () => {
    const patientId = await clinic.patient();
    const visit = await came(patientId, '2026-04-01T10:00:00Z');
    const charge = await line(patientId, 'CHARGE', 10_000, '2026-04-01', { visit_id: visit });
    const paid = await line(patientId, 'PAYMENT', 6_000, '2026-04-01');
    await line(patientId, 'REFUND', 1_000, '2026-04-02', { refund_of_id: paid });
    const wrong = await line(patientId, 'PAYMENT', 500, '2026-04-02', { method: 'CARD' });
    await line(patientId, 'REVERSAL', 500, '2026-04-03', {
      reverses_id: wrong,
      reverses_kind: 'PAYMENT',
      method: 'CARD',
    });
    const undone = await line(patientId, 'CHARGE', 700, '2026-04-02', { visit_id: visit });
    await line(patientId, 'REVERSAL', 700, '2026-04-03', { reverses_id: undone, reverses_kind: 'CHARGE' });
    await line(patientId, 'DISCOUNT', 200, '2026-04-03');
    await line(patientId, 'PAYMENT', 30, '2026-04-03', { currency: 'USD' });
    expect(charge).toBeGreaterThan(0);
    const told = await report('payments', '2026-04-01', '2026-04-03');
    const of = (key: string) => value(told, key);
    expect([of('money-charged'), of('money-received'), of('money-refunded')]).toEqual([10_000, 6_000, 1_000]);
    expect([of('money-collected'), of('money-discounted')]).toEqual([5_000, 200]);
    expect(rows(told, 'by-method')?.slice(0, 2)).toEqual([
      ['Cash', 5_000],
      ['Card', 0],
    ]);
    expect(rows(told, 'by-currency')).toEqual([
      ['LKR', 5_000],
      ['USD', 30],
    ]);
    expect(rows(told, 'by-clinician')).toEqual([[ana.name, 10_000]]);
    expect(rows(told, 'by-cashier')).toEqual([[cashier.name, 5_000]]);
    expect(before(await report('payments', '2026-04-03', '2026-04-03'), 'money-collected')).toBe(-500);
    expect(await disagreements(clinic, 'payments', { from: '2026-04-01', to: '2026-04-03' })).toEqual([]);
  });

  it('tells what is open by its age', async () => {
    const today = await clinic.get(Clinic).today();
    for (const [days, open] of [
      [0, 100],
      [30, 10],
      [31, 1_000],
      [91, 7],
    ] as const) {
      const account = {
        currency: 'LKR',
        balance_minor: open,
        open_minor: open,
        prepaid_minor: 0,
        open_since: dayAfter(today, -days),
      };
      await insert('patient_balance', { patient_id: await clinic.patient(), ...account });
    }
    const told = await report('payments', today, today);
    expect(value(told, 'money-outstanding')).toBe(1_117);
    expect(rows(told, 'by-age')?.map((cells) => cells[1])).toEqual([110, 1_000, 0, 7]);
    expect(await disagreements(clinic, 'payments', { from: today, to: today })).toEqual([]);
  });

  it('tells of the stock what the stock page tells', async () => {
    const today = await clinic.get(Clinic).today();
    const item = async (name: string, quantity: number, minimum: number, set: object = {}) => {
      const made = { created_at: new Date(), created_by_id: admin.id, updated_at: new Date(), updated_by_id: admin.id };
      return insert('inventory_item', { name, category: 'Bonding', unit: 'piece', quantity, minimum, ...made, ...set });
    };
    await item('None', 0, 4);
    await item('Half', 2, 4);
    await item('Low', 3, 4);
    const plenty = await item('Plenty', 90, 4, { soonest_expiry: dayAfter(today, 60) });
    await item('Old', 90, 4, { soonest_expiry: dayAfter(today, -1) });
    await item('Later', 90, 4, { soonest_expiry: dayAfter(today, 61) });
    await item('Gone', 0, 4, { deleted_at: new Date() });
    const lot = await insert('inventory_lot', {
      ...{ item_id: plenty, quantity: 90, unit_cost_minor: 250, cost_currency: 'LKR', received_at: new Date() },
    });
    const move = async (at: string, type: string, reason: string, difference: number) =>
      insert('stock_movement', {
        ...{ item_id: plenty, lot_id: lot, type, reason, difference, balance_after: 90, lot_balance_after: 90 },
        ...{ unit_cost_minor: 250, cost_currency: 'LKR', at: new Date(at), by_id: admin.id },
      });
    // 25 October 2026 has 25 hours in London: from 23:00 UTC to midnight of the 26th.
    await move('2026-10-24T22:59:00Z', 'OUT', 'USAGE', -50);
    await move('2026-10-24T23:00:00Z', 'OUT', 'USAGE', -5);
    await move('2026-10-25T23:59:00Z', 'IN', 'USAGE', 1);
    await move('2026-10-25T12:00:00Z', 'OUT', 'EXPIRED', -2);
    await move('2026-10-26T00:00:00Z', 'OUT', 'LOSS', -9);
    const told = await report('inventory', '2026-10-25', '2026-10-25');
    const page = await clinic.http.as(admin, 'GET', '/api/inventory/stats');
    const alerts = await clinic.http.as(admin, 'GET', '/api/inventory/alerts?count=true');
    const keys = ['stock-items', 'stock-out', 'stock-critical', 'stock-low', 'stock-expired', 'stock-expiring'];
    const same = ['items', 'outOfStock', 'critical', 'low', 'expired', 'expiringSoon'].map((key) => page.body[key]);
    expect(keys.map((key) => value(told, key))).toEqual(same);
    expect(same).toEqual([6, 1, 1, 1, 1, 1]);
    expect(value(told, 'stock-alerts')).toBe(alerts.body['total']);
    expect([value(told, 'stock-value'), value(told, 'stock-used'), value(told, 'stock-used-cost')]).toEqual([
      22_500, 4, 1_000,
    ]);
    expect(value(told, 'stock-lost-cost')).toBe(500);
    expect(await disagreements(clinic, 'inventory', { from: '2026-10-24', to: '2026-10-26' })).toEqual([]);
  });
});
