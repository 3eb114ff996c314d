import { randomInt } from 'node:crypto';
import { MergeService, Patient } from '@cuspid/patients/api';
import type { PostingDto } from '@cuspid/payment-records/contracts/dto';
import { DomainError } from '@cuspid/platform/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { transaction } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongWith } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { Ledger } from './ledger';
import { PatientBalance } from './patient-balance';
import { Posting } from './posting';
import { PostingsService } from './postings.service';

const ACTS = process.env['CUSPID_LONG'] ? 3_000 : 80;
const CURRENCIES = ['LKR', 'USD'] as const;

let clinic: SpecClinic;
let reception: Person;
let admin: Person;
let today: string;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  [reception, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
  today = await clinic.get(Clinic).today();
});
afterAll(() => clinic.close());

/** Everything people do with one patient's ledger, in the order of a walk that begins with each of them once. */
const ACTS_OF_DESK = ['charge', 'pay', 'discount', 'charge', 'prepay', 'allocate', 'refund', 'reverse'] as const;
type Act = (typeof ACTS_OF_DESK)[number];

type Line = Pick<PostingDto, 'id' | 'amount' | 'effectMinor'>;

class Walk {
  private readonly lines: Line[] = [];
  readonly effects = new Map<string, bigint>();
  done = 0;
  refused = 0;

  constructor(readonly patientId: number) {}

  async step(act: Act): Promise<void> {
    try {
      const line = await this.acts[act]();
      if (!line) return;
      this.done++;
      if (act === 'allocate') return;
      this.lines.push(line);
      const before = this.effects.get(line.amount.currency) ?? 0n;
      this.effects.set(line.amount.currency, before + BigInt(line.effectMinor));
    } catch (error) {
      // A clinic may refuse what chance proposes; that it breaks is no refusal.
      if (!(error instanceof DomainError) || error.status >= 500) throw error;
      this.refused++;
    }
  }

  private readonly acts: Record<Act, () => Promise<Line | undefined>> = {
    charge: () => this.record({ kind: 'CHARGE', description: 'Filling' }),
    pay: () => this.record({ kind: 'PAYMENT', method: 'CARD' }),
    prepay: () => this.record({ kind: 'PAYMENT', method: 'CASH', allocations: [] }),
    discount: () => this.discount(),
    allocate: () => this.on((id) => service().allocate(reception, id, {})),
    refund: () => this.on((id, amount) => service().refund(reception, id, { amount, reason: 'chance' })),
    reverse: () => this.on((id) => service().reverse(admin, id, { reason: 'chance' })),
  };

  private money() {
    return { amountMinor: 1 + randomInt(50_000), currency: CURRENCIES[randomInt(2)] ?? 'LKR' };
  }

  private record(what: Omit<Parameters<PostingsService['record']>[2], 'amount'>): Promise<Line> {
    const paidOn = dayAfter(today, -randomInt(100));
    return service().record(reception, this.patientId, { ...what, amount: this.money(), paidOn });
  }

  private discount(): Promise<Line | undefined> {
    const { amountMinor, currency } = this.money();
    return transaction(clinic.source, async (tx) => {
      await tx.findOne(Patient, { where: { id: this.patientId }, lock: { mode: 'pessimistic_write' } });
      const what = { patientId: this.patientId, amountMinor, currency, reason: 'chance' };
      const { id, effectMinor } = await clinic.get(Ledger).discount(tx, admin, what);
      return { id, effectMinor, amount: { amountMinor, currency } };
    });
  }

  private async on(act: (id: number, amount: Line['amount']) => Promise<Line>) {
    const line = this.lines[randomInt(this.lines.length || 1)];
    const some = line && { ...line.amount, amountMinor: 1 + randomInt(line.amount.amountMinor) };
    return line && some && act(line.id, some);
  }
}

const service = () => clinic.get(PostingsService);
describe('the ledger', () => {
  it('says the same as its lines, summed anew, through a walk of everything that can be done', async () => {
    const walks = await Promise.all([1, 2, 3].map(async () => new Walk(await clinic.patient())));
    for (const walk of walks) for (const act of ACTS_OF_DESK) await walk.step(act);
    for (let n = 0; n < ACTS; n++) {
      // Three desks at once, each with a patient of its own.
      await Promise.all(walks.map((walk) => walk.step(ACTS_OF_DESK[randomInt(ACTS_OF_DESK.length)] ?? 'charge')));
    }
    expect(await wrongWith(clinic)).toEqual([]);
    for (const { patientId, effects, done } of walks) {
      expect(done).toBeGreaterThan(ACTS / 4);
      const kept = await clinic.source.manager.findBy(PatientBalance, { patientId });
      const told = await clinic.get(Ledger).balanceAt(clinic.source.manager, patientId, dayAfter(today, 1));
      for (const { currency, balanceMinor, openMinor, prepaidMinor } of kept) {
        expect(BigInt(balanceMinor)).toBe(effects.get(currency));
        expect(told.find((one) => one.currency === currency)).toMatchObject({ balanceMinor, openMinor, prepaidMinor });
      }
      for (let back = 0; back < 100; back += 9) await neverOdd(patientId, dayAfter(today, -back));
    }
  });

  /** On no day of the past is more settled than was paid, or less than nothing open. */
  async function neverOdd(patientId: number, day: string): Promise<void> {
    for (const { openMinor, prepaidMinor, overdueMinor, ...one } of await clinic
      .get(Ledger)
      .balanceAt(clinic.source.manager, patientId, day)) {
      expect(Math.min(openMinor, prepaidMinor, overdueMinor, openMinor - overdueMinor)).toBeGreaterThanOrEqual(0);
      const sum = one.chargedMinor - one.discountedMinor - one.paidMinor + one.refundedMinor;
      expect([one.balanceMinor, openMinor - prepaidMinor]).toEqual([sum, sum]);
    }
  }
});

describe('two records of one person', () => {
  it('have one ledger while they are one, and each its own again, with what was given back of it since', async () => {
    const [stays, goes] = [await clinic.patient({ lastName: 'Same' }), await clinic.patient({ lastName: 'Same' })];
    const cash = { kind: 'PAYMENT', method: 'CASH', amount: { amountMinor: 900, currency: 'LKR' } } as const;
    await service().record(reception, stays, { ...cash, kind: 'CHARGE', method: undefined, description: 'Filling' });
    const { id } = await service().record(reception, goes, cash);
    const { merge } = await clinic
      .get(MergeService)
      .merge(admin, stays, 1, { withId: goes, withVersion: 1, isSamePerson: true });
    expect(await kept(stays)).toEqual([{ balanceMinor: 0, openMinor: 900, prepaidMinor: 900 }]);
    expect(await kept(goes)).toEqual([]);
    await service().refund(reception, id, { amount: { amountMinor: 400, currency: 'LKR' }, reason: 'since' });
    const version = (await clinic.source.manager.findOneByOrFail(Patient, { id: stays })).version;
    const back = await clinic.http.as(admin, 'POST', `/api/patients/${stays}/unmerge`, {
      ...{ body: { mergeId: merge.id }, headers: { 'if-match': `"${version}"` } },
    });
    expect(back.status).toBe(200);
    expect(await kept(stays)).toEqual([{ balanceMinor: 900, openMinor: 900, prepaidMinor: 0 }]);
    expect(await kept(goes)).toEqual([{ balanceMinor: -500, openMinor: 0, prepaidMinor: 500 }]);
    expect(await wrongWith(clinic)).toEqual([]);
  });

  const kept = async (patientId: number) =>
    (await clinic.source.manager.findBy(PatientBalance, { patientId })).map(
      ({ balanceMinor, openMinor, prepaidMinor }) => ({ balanceMinor, openMinor, prepaidMinor }),
    );
});

describe('the database itself', () => {
  const ask = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);
  let payment: number;
  let charge: number;

  beforeAll(async () => {
    const patientId = await clinic.patient();
    const amount = { amountMinor: 1_000, currency: 'LKR' };
    charge = (await service().record(reception, patientId, { kind: 'CHARGE', amount, description: 'Filling' })).id;
    payment = (await service().record(reception, patientId, { kind: 'PAYMENT', amount, method: 'CASH' })).id;
  });

  it('refuses to change a line, to take one away, and to forget what settles what', async () => {
    for (const sql of [
      'update posting set amount_minor = 1 where id = ?',
      "update posting set notes = 'other' where id = ?",
      'update posting set patient_id = patient_id + 1 where id = ?',
      'delete from posting where id = ?',
    ]) {
      await expect(ask(sql, [payment]), sql).rejects.toThrow();
    }
    await expect(ask('update posting_allocation set amount_minor = 1 where payment_id = ?', [payment])).rejects.toThrow(
      'append-only',
    );
    await expect(ask('delete from posting_allocation where payment_id = ?', [payment])).rejects.toThrow();
    expect(await ask('select amount_minor from posting where id = ?', [payment])).toEqual([
      { amount_minor: expect.anything() },
    ]);
  });

  it.each([
    [
      'a refund beyond its payment',
      { kind: 'REFUND', refund_of_id: 'payment', amount_minor: 1_001, receipt_number: 9_001 },
    ],
    [
      'a refund in another currency',
      { kind: 'REFUND', refund_of_id: 'payment', currency: 'USD', receipt_number: 9_001 },
    ],
    ['a refund of a charge', { kind: 'REFUND', refund_of_id: 'charge', receipt_number: 9_001 }],
    [
      'a reversal of another amount',
      { kind: 'REVERSAL', reverses_id: 'payment', reverses_kind: 'PAYMENT', amount_minor: 999 },
    ],
    ['a reversal of another kind', { kind: 'REVERSAL', reverses_id: 'charge', reverses_kind: 'PAYMENT' }],
    ['a reversal of nothing', { kind: 'REVERSAL', reverses_kind: 'PAYMENT' }],
    ['a payment without a number', { kind: 'PAYMENT' }],
    ['a payment with a number given before', { kind: 'PAYMENT', receipt_number: 'taken' }],
    ['a line of nothing', { kind: 'CHARGE', method: null, amount_minor: 0 }],
    ['a line of less than nothing', { kind: 'CHARGE', method: null, amount_minor: -1 }],
    ['a kind nobody knows', { kind: 'GIFT', method: null }],
  ])('refuses %s', async (_, set) => {
    const [{ patient_id, taken }] = await ask('select patient_id, receipt_number as taken from posting where id = ?', [
      payment,
    ]);
    const known: Record<string, unknown> = { payment, charge, taken };
    const meant = Object.fromEntries(Object.entries(set).map(([name, value]) => [name, known[String(value)] ?? value]));
    const row = {
      ...{
        patient_id,
        amount_minor: 1_000,
        currency: 'LKR',
        method: 'CASH',
        reason: 'by hand',
        posted_by_id: admin.id,
      },
      ...{ paid_on: today, paid_at: new Date(), posted_at: new Date() },
      ...meant,
    };
    await expect(ask('insert into posting (??) values (?)', [Object.keys(row), Object.values(row)])).rejects.toThrow();
  });

  it('refuses to settle more than was charged, or with more than was paid', async () => {
    const { patientId } = await clinic.source.manager.findOneByOrFail(Posting, { id: payment });
    const columns =
      'insert into posting_allocation (patient_id, payment_id, charge_id, cause_id, amount_minor, settled_on, posted_at)';
    for (const [from, to, amount] of [
      [payment, charge, 1],
      [payment, charge, -1_001],
      [charge, charge, 1],
      [payment, payment, 1],
    ]) {
      const values = [patientId, from, to, payment, amount, today, new Date()];
      await expect(ask(`${columns} values (?)`, [values]), String(amount)).rejects.toThrow('a charge is settled');
    }
  });
});
