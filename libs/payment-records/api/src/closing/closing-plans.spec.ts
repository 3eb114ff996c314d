import { plansOf, SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CashDesk } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { DayCloses } from './day-closes.service';
import { DayClosing } from './day-closing.service';
import { DaySummaries } from './day-summary.service';

const LINES = 3_000;
const MANY = `insert into posting (patient_id, kind, amount_minor, currency, method, paid_on, paid_at, posted_at, posted_by_id, receipt_number)
  select ?, 'PAYMENT', 100, 'LKR', 'CASH', '2020-01-15', '2020-01-15', '2020-01-15', ?, 1000000 + row_number() over (order by c.ordinal_position)
  from information_schema.columns c limit ?`;

let clinic: SpecClinic;
let desk: CashDesk;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  desk = new CashDesk(clinic, await clinic.person('RECEPTION'));
  const patient = await clinic.patient();
  const { affectedRows } = await clinic.source.query(MANY, [patient, desk.me.id, LINES]);
  const counts = [{ method: 'CASH' as const, countedMinor: 100 * Number(affectedRows) }];
  const signed = { currency: 'LKR', floatMinor: 0, counts, currentPassword: SPEC_PASSWORD };
  await clinic.get(DayClosing).close(desk.me, signed);
  await desk.pay(patient, 100);
  await clinic.source.query('analyze table posting, day_close, day_close_posting');
});
afterAll(() => clinic.close());

it('what stands open, a day, and the closes are read without what was closed long ago', async () => {
  const { me } = desk;
  for (const ask of [
    () => clinic.get(DayClosing).open(me),
    () => clinic.get(DaySummaries).of(me),
    () => clinic.get(DayCloses).page(me, {}),
  ]) {
    const plans = await plansOf(clinic.source, ask);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThan(LINES / 10);
  }
});
