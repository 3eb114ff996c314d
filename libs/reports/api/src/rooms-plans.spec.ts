import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { dayAfter } from '@cuspid/platform/contracts';
import type { FigureKey, ReportKind } from '@cuspid/reports/contracts';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportsService } from './reports.service';
import { openReportsClinic } from './testing/reports-clinic';

const IS_LONG = process.env['CUSPID_LONG'] !== undefined;
/** Of every table so many rows over ten years, a tenth of them in the year that is looked at. */
const ROWS = IS_LONG ? 200_000 : 4_000;
const AT_ONCE = 1_000;
const DAYS = 3_650;
const LONG_AGO = 400;

describe(`reports of rooms over tables of ${ROWS} rows`, () => {
  let clinic: SpecClinic;
  let admin: Person;
  let today: string;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    admin = await clinic.person('ADMIN');
    today = await clinic.get(Clinic).today();
    const patient = await clinic.patient({ dateOfBirth: '1990-01-01' });
    const { insertId: item } = await clinic.source.query(
      `insert into inventory_item (name, category, unit, quantity, minimum, created_at, created_by_id, updated_at, updated_by_id)
       values ('Bracket', 'Bonding', 'piece', 9, 1, now(3), ?, now(3), ?)`,
      [admin.id, admin.id],
    );
    const { insertId: lot } = await clinic.source.query(
      "insert into inventory_lot (item_id, quantity, unit_cost_minor, cost_currency, received_at) values (?, 9, 5, 'LKR', now(3))",
      [item],
    );
    const hash = '0'.repeat(64);
    for (let from = 0; from < ROWS; from += AT_ONCE) {
      const some = Array.from({ length: AT_ONCE }, (_, n) => {
        const day = dayAfter(today, -(((from + n) * 7) % DAYS));
        return { day, at: new Date(`${day}T10:00:00Z`) };
      });
      const add = (table: string, columns: string, rows: unknown[][]) =>
        clinic.source.query('insert into ?? (??) values ?', [table, columns.split(/,\s*/), rows]);
      await add(
        'posting',
        'patient_id, kind, amount_minor, currency, paid_on, paid_at, posted_at, posted_by_id',
        some.map(({ day, at }) => [patient, 'CHARGE', 100, 'LKR', day, at, at, admin.id]),
      );
      await add(
        'stock_movement',
        'item_id, lot_id, type, reason, difference, balance_after, lot_balance_after, unit_cost_minor, cost_currency, at, by_id',
        some.map(({ at }) => [item, lot, 'OUT', 'USAGE', -1, 9, 9, 5, 'LKR', at, admin.id]),
      );
      await add(
        'clinical_note',
        'patient_id, author_id, type, state, text, executed_at, execution_status, created_at, edited_at, changed_at, signed_at, signed_hash',
        some.map(({ at }) => [patient, admin.id, 'TREATMENT', 'SIGNED', 'x', at, 'COMPLETED', at, at, at, at, hash]),
      );
      await add(
        'dental_index',
        `patient_id, day, until_day, zone, decayed, missing_by_caries, missing_otherwise, filled, recorded,
          primary_decayed, primary_missing, primary_filled, primary_recorded`,
        some.map(({ day }, n) => [1_000_000 + from + n, day, '9999-12-31', 'Asia/Colombo', 1, 0, 0, 1, 28, 0, 0, 0, 0]),
      );
    }
    await clinic.source.query('analyze table posting, stock_movement, clinical_note, dental_index');
  }, 1_800_000);
  afterAll(() => clinic.close());

  const most = async (work: () => Promise<unknown>): Promise<number> =>
    Math.max(0, ...(await plansOf(clinic.source, work)).map(({ read }) => read));

  const period = () => ({ from: dayAfter(today, -30), to: today });
  /** Of the period and the one before it; a fact is read with what it is joined to. */
  const share = () => ((ROWS * 62) / DAYS) * 8 + 400;

  it.each<ReportKind>(['payments', 'inventory', 'procedures', 'epidemiology'])(
    'the report of %s reads the days of its period and of the one before',
    async (kind) => {
      expect(await most(() => clinic.get(ReportsService).of(kind, period()))).toBeLessThan(share());
    },
  );

  it.each<[ReportKind, FigureKey]>([
    ['payments', 'money-charged'],
    ['inventory', 'stock-used'],
    ['procedures', 'procedures-done'],
  ])('a page of the rows of %s is a walk that ends with the page', async (kind, figure) => {
    const year = { from: dayAfter(today, -LONG_AGO + 50), to: today };
    const rows = await most(() => clinic.get(ReportsService).rows(kind, { figure, ...year, limit: 25 }));
    expect(rows).toBeLessThan(400);
  });
});
