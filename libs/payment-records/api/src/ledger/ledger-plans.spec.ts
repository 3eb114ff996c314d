import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { Balances } from './balances';
import { OpenAccounts } from './open-accounts';
import { PostingList } from './posting-list';

/** Two hundred thousand lines where there is time; else enough to see what a page reads. */
const PATIENTS = process.env['CUSPID_LONG'] ? 20_000 : 1_000;
/** Lines of each patient: charges, and a payment after every other one. */
const EACH = 10;
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

describe(`a ledger of ${PATIENTS * EACH} lines`, () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person;
  let first = 0;
  let receipts = 0;

  beforeAll(async () => {
    clinic = await openLedgerClinic();
    [reception, ana] = [await clinic.person('RECEPTION'), await clinic.person('DENTAL_SURGEON')];
    first = await clinic.patient({}, [ana]);
    for (let from = 0; from < PATIENTS; from += AT_ONCE) await fill(from);
    await clinic.source.query(
      `insert into patient_balance (patient_id, currency, balance_minor, open_minor, prepaid_minor, open_since)
       select patient_id, currency, sum(effect_minor), greatest(sum(effect_minor), 0), greatest(-sum(effect_minor), 0), min(paid_on)
       from posting group by patient_id, currency`,
    );
    await clinic.source.query('analyze table patient, posting, patient_balance');
  }, 1_800_000);
  afterAll(() => clinic.close());

  async function fill(from: number): Promise<void> {
    const day = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
    const ids = Array.from({ length: AT_ONCE }, (_, n) => 1_000_000 + from + n);
    await clinic.source.query(
      'insert into patient (id, patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at) values ?',
      [ids.map((id) => [id, `BIG-${id}`, 'Ama', `Big${id}`, 'FEMALE', new Date(), reception.id, new Date()])],
    );
    const lines = [...ids, ...(from ? [] : [first])].flatMap((id) =>
      Array.from({ length: EACH }, (_, n) => {
        const isPaid = n % 2 === 1;
        const told = isPaid ? ['PAYMENT', 'CASH', ++receipts] : ['CHARGE', null, null];
        // Half of them owe, half have paid too much.
        const amount = isPaid ? (id % 2 ? 50 : 1_100 + (id % 700)) : 100 + (id % 900);
        return [id, amount, day(1 + n * 20 + (id % 19)), ...told];
      }),
    );
    const rest = [reception.id, 'LKR', new Date(), new Date()];
    await clinic.source.query(
      `insert into posting (patient_id, amount_minor, paid_on, kind, method, receipt_number, posted_by_id, currency, paid_at, posted_at)
       values ?`,
      [lines.map((line) => [...line, ...rest])],
    );
  }

  const read = async (work: () => Promise<unknown>) =>
    Math.max(...(await plansOf(clinic.source, work)).map((plan) => plan.read));
  const accounts = () => clinic.get(OpenAccounts);

  it('is walked for one patient alone: the list, a line, the balance at a day', async () => {
    const list = clinic.get(PostingList);
    expect((await list.list(reception, first, { count: true })).total).toBe(EACH);
    for (const filter of [
      {},
      { kind: 'CHARGE' as const },
      { currency: 'LKR' },
      { from: '2020-01-01', to: '2020-02-01' },
    ]) {
      expect(await read(() => list.list(reception, first, filter))).toBeLessThan(20 * EACH);
    }
    expect(await read(() => clinic.get(Balances).at(clinic.source.manager, first, '2999-01-01'))).toBeLessThan(
      20 * EACH,
    );
  });

  it('is walked in its order for who owes most and longest, on any page', async () => {
    const all = await accounts().list(reception, { count: true, currency: 'LKR' });
    expect(all.total).toBeGreaterThan(PATIENTS / 4);
    const deep = await accounts().list(reception, { currency: 'LKR', limit: 100 });
    for (const sort of ['amount', 'since'] as const) {
      for (const side of ['owes', 'credit'] as const) {
        const asked = { currency: 'LKR', sort, side };
        const { nextCursor } = await accounts().list(reception, asked);
        expect(await read(() => accounts().list(reception, asked)), `${sort} ${side}`).toBeLessThan(200);
        const next = { ...asked, ...(nextCursor && { cursor: nextCursor }) };
        expect(await read(() => accounts().list(reception, next)), `${sort} ${side}, next`).toBeLessThan(200);
      }
    }
    const cursor = deep.nextCursor ?? '';
    expect(await read(() => accounts().list(reception, { currency: 'LKR', cursor }))).toBeLessThan(200);
  });

  it('is walked by their patients for who sees few', async () => {
    expect((await accounts().list(ana, { currency: 'LKR' })).items.length).toBeLessThanOrEqual(1);
    expect(await read(() => accounts().list(ana, { currency: 'LKR' }))).toBeLessThan(200);
  });
});
