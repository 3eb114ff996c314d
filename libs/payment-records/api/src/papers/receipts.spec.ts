import type { Actor } from '@cuspid/platform/api';
import type { Answered, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CashDesk } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { printedBy, printReceipt } from '../testing/printed';
import { figure, moneyText } from './money-words';
import { Receipts } from './receipts.service';

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
const print = (me: Actor, id: number, filter = {}): Promise<string> => printReceipt(clinic, me, id, filter);

describe('an amount on paper', () => {
  it('is written by its digits, as many as the currency has', () => {
    expect([figure(0, 'LKR'), figure(5, 'LKR'), figure(123_456_789, 'LKR')]).toEqual(['0.00', '0.05', '1,234,567.89']);
    expect([figure(1_500, 'JPY'), figure(1_500, 'KWD'), figure(-150_000, 'LKR')]).toEqual([
      '1,500',
      '1.500',
      '−1,500.00',
    ]);
    expect(moneyText(Number.MAX_SAFE_INTEGER, 'LKR')).toBe('LKR 90,071,992,547,409.91');
  });
});

describe('receipts', () => {
  it('of a hundred payments at once have a hundred numbers without a gap, and one original each', async () => {
    const patients = await Promise.all(Array.from({ length: 10 }, () => clinic.patient()));
    const first = Number((await sql('select coalesce(max(receipt_number), 0) as last from posting'))[0].last);
    const ids = await Promise.all(Array.from({ length: 100 }, (_, at) => desk.pay(patients[at % 10] ?? 0, 100 + at)));
    const numbers = await sql('select receipt_number as n from posting where id in (?) order by n', [ids]);
    expect(numbers.map(({ n }: { n: number }) => n)).toEqual(Array.from({ length: 100 }, (_, at) => first + 1 + at));
    const before = printedBy(clinic).length;
    await Promise.all(ids.flatMap((id) => [desk.me, admin.me].map((me) => clinic.get(Receipts).pdf(me, id, {}))));
    const prints = await sql(
      `select posting_id, group_concat(copy order by copy) as copies from receipt_print where posting_id in (?) group by posting_id`,
      [ids],
    );
    expect(prints.map(({ copies }: { copies: string }) => copies)).toEqual(Array(100).fill('0,1'));
    expect(printedBy(clinic).length - before).toBeGreaterThanOrEqual(200);
  });

  it('are the original once, then copies with a number, and a preview counts for nothing', async () => {
    const id = await desk.pay(await clinic.patient({ firstName: 'Nimal', lastName: 'Perera' }), 150_000, {
      tenderedMinor: 200_000,
    });
    const preview = await print(desk.me, id, { preview: true });
    const original = await print(desk.me, id);
    const copy = await print(admin.me, id, { format: 'slip' });
    expect([preview, original, copy].map((text) => /Preview, not a receipt|Original|Copy \d+/.exec(text)?.[0])).toEqual(
      [...['Preview, not a receipt', 'Original', 'Copy 1']],
    );
    for (const text of [preview, original, copy]) {
      expect(text).toContain('LKR 1,500.00');
      expect(text).toContain('Handed over LKR 2,000.00');
      expect(text).toContain('Change LKR 500.00');
      expect(text).toContain('Kept as prepayment');
      expect(text).toContain('LKR 1,500.00 in credit');
    }
    const hashes = [preview, original, copy].map((text) => /SHA-256 ([0-9a-f ]{71})/.exec(text)?.[1]);
    expect(new Set(hashes).size).toBe(1);
    const { body } = await desk.call('GET', `payment-records/${id}/receipt`);
    expect(body).toMatchObject({
      isVoid: false,
      prints: 2,
      last: { copy: 1, format: 'slip', printedBy: { id: admin.me.id } },
    });
    await expect(sql('delete from receipt_print where posting_id = ?', [id])).rejects.toThrow('append-only');
    await expect(sql('update receipt_print set copy = 7 where posting_id = ?', [id])).rejects.toThrow('append-only');
  });

  it('say what was paid with them, and go on saying it whatever is settled later', async () => {
    const patient = await clinic.patient();
    await desk.charge(patient, 30_000, { description: 'Crown, upper left' });
    const id = await desk.pay(patient, 50_000);
    const original = await print(desk.me, id);
    expect(original).toMatch(/Crown, upper left 300\.00 .*Kept as prepayment 200\.00/);
    await desk.charge(patient, 20_000, { description: 'Later filling' });
    await desk.call('POST', `payment-records/${id}/allocate`, {});
    const copy = await print(desk.me, id);
    expect(copy).not.toContain('Later filling');
    expect(copy.replace('Copy 1', 'Original')).toBe(original);
  });

  it('of what was reversed say VOID, and of a refund what it gave back', async () => {
    const patient = await clinic.patient();
    await desk.charge(patient, 9_000, { description: 'Scaling' });
    const payment = await desk.pay(patient, 9_000);
    const refund = Number((await desk.refund(payment, 4_000)).body['id']);
    const paper = await print(desk.me, refund);
    expect(paper).toContain('Refund receipt');
    expect(paper).toMatch(/To be paid again .*Scaling 40\.00/);
    await admin.reverse(refund);
    await admin.reverse(payment);
    expect(await print(desk.me, payment)).toMatch(/VOID.*It counts for nothing/);
    expect(await print(desk.me, payment, { format: 'slip' })).toContain('VOID');
    const charge = await desk.charge(patient, 100);
    expect(told(await desk.call('GET', `payment-records/${charge}/receipt.pdf`))).toEqual([409, 'no-receipt']);
  });

  it('print text as text, in every script, and no health data', async () => {
    const hostile = '<script>alert("x")</script>';
    const patient = await clinic.patient({ firstName: hostile, lastName: 'දිනේෂ් குமார்' });
    await sql(
      "insert into patient_alert (patient_id, kind, label, severity, recorded_by_id, recorded_at) values (?, 'ALLERGY', 'Penicillin', 'SEVERE', ?, now(3))",
      [patient, desk.me.id],
    );
    const text = await print(desk.me, await desk.pay(patient, 100));
    expect(text).toContain(`${hostile} දිනේෂ් குமார்`);
    expect(text).not.toContain('Penicillin');
  });
});
