import type { InvoiceDto } from '@cuspid/payment-records/contracts/dto';
import { PatientParts } from '@cuspid/patients/api';
import { SPEC_PASSWORD, type Answered, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayCloses } from '../closing/day-closes.service';
import { CashDesk } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { lastPrint, printReceipt } from '../testing/printed';
import { Invoices } from './invoices.service';
import { readStatement } from './statement';

let clinic: SpecClinic;
let desk: CashDesk;
let admin: CashDesk;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  desk = new CashDesk(clinic, await clinic.person('RECEPTION'));
  admin = new CashDesk(clinic, await clinic.person('ADMIN'));
});
afterAll(() => clinic.close());

const sql = (text: string, values: unknown[] = []) => clinic.source.query(text, values);
const told = ({ status, body }: Answered) => [status, body['code'] ?? null];

describe('invoices', () => {
  const issue = (id: number, body: object = {}) => desk.call('POST', `patients/${id}/invoices`, body);
  const one = (id: number): Promise<InvoiceDto> => clinic.get(Invoices).one(desk.me, id);

  it('put a charge on one of them, whoever issues at once, and their numbers have no gap', async () => {
    const patients = await Promise.all(Array.from({ length: 5 }, () => clinic.patient()));
    for (const id of patients) await desk.charge(id, 10_000);
    const answers = await Promise.all(patients.flatMap((id) => [issue(id), issue(id), issue(id)]));
    expect(answers.map(told).toSorted()).toEqual([
      ...Array(5).fill([201, null]),
      ...Array(10).fill([409, 'nothing-to-invoice']),
    ]);
    const rows = await sql('select number from invoice order by number');
    expect(rows.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('are frozen with what was settled before, a sum for each currency, and are void by a credit note', async () => {
    const patient = await clinic.patient({ firstName: 'Ruwan', lastName: 'Silva' });
    const paid = await desk.charge(patient, 10_000, { description: 'Consultation' });
    await desk.pay(patient, 4_000);
    await desk.charge(patient, 700, { currency: 'USD', description: 'Whitening gel' });
    const { status, body } = await issue(patient, { notes: 'Bank details at the desk' });
    expect([status, body]).toMatchObject([
      201,
      {
        state: 'ISSUED',
        billedTo: 'Ruwan Silva',
        isIntact: true,
        totals: [
          {
            charged: { amountMinor: 10_000, currency: 'LKR' },
            settled: { amountMinor: 4_000 },
            due: { amountMinor: 6_000 },
          },
          { charged: { amountMinor: 700, currency: 'USD' }, due: { amountMinor: 700 } },
        ],
      },
    ]);
    const id = Number(body['id']);
    expect(told(await issue(patient, { chargeIds: [paid] }))).toEqual([409, 'already-invoiced']);
    expect((await issue(patient, { chargeIds: [paid + 1_000_000] })).status).toBe(422);
    await desk.pay(patient, 6_000);
    await clinic.get(Invoices).pdf(desk.me, id);
    expect(lastPrint(clinic)).toMatch(/Consultation 100\.00 40\.00 60\.00.*LKR 60\.00.*USD 7\.00/);
    expect(lastPrint(clinic)).not.toContain('VOID');
    expect((await desk.call('POST', `invoices/${id}/void`, { reason: 'Wrong person' })).status).toBe(403);
    const voided = await admin.call('POST', `invoices/${id}/void`, { reason: 'Wrong person' });
    expect(voided.body).toMatchObject({ state: 'VOID', number: body['number'], creditNote: { number: 'CN-000001' } });
    expect(told(await admin.call('POST', `invoices/${id}/void`, { reason: 'Again' }))).toEqual([409, 'invoice-void']);
    await clinic.get(Invoices).pdf(desk.me, id);
    expect(lastPrint(clinic)).toMatch(/VOID.*CN-000001/);
    expect((await issue(patient, { chargeIds: [paid] })).status).toBe(201);
    const { body: list } = await desk.call('GET', `patients/${patient}/invoices?state=VOID&count=true`);
    expect(list).toMatchObject({ items: [{ id }], total: 1, nextCursor: null });
  });

  it('are refused to be changed by the database, and a change made behind its back is found', async () => {
    const patient = await clinic.patient();
    await desk.charge(patient, 100);
    const id = Number((await issue(patient)).body['id']);
    await expect(sql('update invoice set due_on = ? where id = ?', ['2099-01-01', id])).rejects.toThrow('append-only');
    await expect(sql('delete from invoice_charge where invoice_id = ?', [id])).rejects.toThrow('append-only');
    await sql('drop trigger invoice_no_update');
    await sql("update invoice set content = replace(content, '100', '900') where id = ?", [id]);
    expect((await one(id)).isIntact).toBe(false);
  });
});

describe('a statement', () => {
  it('begins and ends where the ledger stands on those days', async () => {
    const patient = await clinic.patient();
    const day = (n: number) => `2026-02-${String(n).padStart(2, '0')}`;
    await desk.charge(patient, 50_000, { paidOn: day(1) });
    await desk.pay(patient, 20_000, { paidOn: day(3) });
    const late = await desk.pay(patient, 5_000, { paidOn: day(10) });
    await desk.charge(patient, 1_000, { paidOn: day(12), currency: 'USD' });
    await admin.reverse(late);
    for (const [from, to] of [
      [2, 9],
      [1, 28],
      [4, 9],
      [10, 12],
    ] as const) {
      for (const currency of ['LKR', 'USD']) {
        const days = { currency, from: day(from), to: day(to) };
        const statement = await readStatement(clinic.source.manager, patient, days, 100);
        const before = from > 1 ? await desk.stands(patient, currency, day(from - 1)) : {};
        const after = await desk.stands(patient, currency, day(to));
        expect([statement.openingMinor, statement.closingMinor]).toEqual([
          before['balanceMinor'] ?? 0,
          after['balanceMinor'] ?? 0,
        ]);
      }
    }
    const path = `patients/${patient}/statement.pdf?from=${day(2)}&to=${day(9)}`;
    expect((await desk.call('GET', path)).bytes.subarray(0, 4).toString()).toBe('%PDF');
    expect(lastPrint(clinic)).toMatch(
      /Balance before 2 Feb 2026 500\.00 .*200\.00 300\.00 Balance on 9 Feb 2026 300\.00/,
    );
    expect((await desk.call('GET', `patients/${patient}/statement.pdf?from=${day(9)}&to=${day(2)}`)).status).toBe(422);
  });
});

describe('papers of a record', () => {
  const TABLES = ['receipt_print', 'invoice', 'invoice_charge', 'credit_note'];
  const rowsOf = async (ids: number[]): Promise<string> =>
    JSON.stringify(
      await Promise.all(
        TABLES.map((table) => sql('select * from ?? where patient_id in (?) order by id', [table, ids])),
      ),
    );
  const withPapers = async (): Promise<number> => {
    const id = await clinic.patient();
    await desk.charge(id, 5_000);
    const { body } = await desk.call('POST', `patients/${id}/invoices`, {});
    await admin.call('POST', `invoices/${Number(body['id'])}/void`, { reason: 'Twice' });
    await printReceipt(clinic, desk.me, await desk.pay(id, 5_000));
    return id;
  };

  it('move with it into another one, and home again when the merge is taken back', async () => {
    const [stays, goes] = [await withPapers(), await withPapers()];
    const before = await rowsOf([stays, goes]);
    const merge = (what: string, body: object, version: number) =>
      clinic.http.as(admin.me, 'POST', `/api/patients/${stays}/${what}`, {
        body,
        headers: { 'if-match': `"${version}"` },
      });
    const merged = await merge('merge', { withId: goes, withVersion: 1, isSamePerson: true }, 1);
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    expect(JSON.parse(await rowsOf([stays])).map((rows: object[]) => rows.length)).toEqual([2, 2, 2, 2]);
    const back = await merge('unmerge', { mergeId: Object(merged.body['merge']).id }, 2);
    expect(back.status, JSON.stringify(back.body)).toBe(200);
    expect(await rowsOf([stays, goes])).toBe(before);
  });

  it('go with it when it is deleted for good, in the order of what stands on what; what was counted stays', async () => {
    const id = await withPapers();
    const counts = [{ method: 'CASH', countedMinor: 0 }];
    const currentPassword = SPEC_PASSWORD;
    const closing = { currency: 'LKR', floatMinor: 0, counts, reason: 'Not counted', currentPassword };
    const { body } = await desk.call('POST', 'payment-records/day-close', closing);
    const purge =
      "insert into patient_purge (patient_id, patient_code, reason, files, purged_at, purged_by_id) values (?, 'P', 'Asked', 0, now(3), ?)";
    await sql('update patient set is_active = 0 where id = ?', [id]);
    await sql(purge, [id, admin.me.id]);
    for (const { entity } of clinic.get(PatientParts).all().toReversed()) {
      const { tableName, columns, primaryColumns } = clinic.source.getMetadata(entity);
      if (!columns.some(({ databaseName }) => databaseName === 'patient_id')) continue;
      await sql('delete from ?? where patient_id = ? order by ?? desc', [
        tableName,
        id,
        primaryColumns[0]?.databaseName,
      ]);
    }
    expect(await rowsOf([id])).toBe('[[],[],[],[]]');
    const close = await clinic.get(DayCloses).one(desk.me, Number(body['id']));
    expect([close.isIntact, close.count > 0]).toEqual([true, true]);
  });
});
