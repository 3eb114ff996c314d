import { randomUUID } from 'node:crypto';
import type { CloseDayDto, DayCloseDto, OpenDrawerDto } from '@cuspid/payment-records/contracts/dto';
import { SPEC_PASSWORD, type Answered, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CashDesk } from '../testing/cash-desk';
import { openLedgerClinic } from '../testing/ledger-clinic';
import { DayCloses } from './day-closes.service';
import { DayClosing } from './day-closing.service';

const CLOSE = 'payment-records/day-close';

let clinic: SpecClinic;
let admin: CashDesk;
let patient: number;

beforeAll(async () => {
  clinic = await openLedgerClinic();
  admin = new CashDesk(clinic, await clinic.person('ADMIN'));
  patient = await clinic.patient();
});
afterAll(() => clinic.close());

const cashier = async () => new CashDesk(clinic, await clinic.person('RECEPTION'));
const openAt = async (desk: CashDesk, currency = 'LKR'): Promise<OpenDrawerDto | undefined> =>
  (await clinic.get(DayClosing).open(desk.me)).items.find((one) => one.currency === currency);
const read = (desk: CashDesk, id: unknown): Promise<DayCloseDto> => clinic.get(DayCloses).one(desk.me, Number(id));

/** Counts exactly what is expected, the float with it, unless told otherwise. */
async function close(desk: CashDesk, said: Partial<CloseDayDto> = {}, key = randomUUID()) {
  const { currency = 'LKR', floatMinor = 0, ...set } = said;
  const open = await openAt(desk, currency);
  const counts = (open?.methods ?? []).map(({ method, expectedMinor }) => ({
    method,
    countedMinor: expectedMinor + (method === 'CASH' ? floatMinor : 0),
  }));
  const body = { currency, floatMinor, counts, currentPassword: SPEC_PASSWORD, ...set };
  return desk.call('POST', CLOSE, body, key);
}
const told = ({ status, body }: Answered) => [status, body['code'] ?? null];
const fieldsOf = ({ body }: Answered) => JSON.stringify(body['errors'] ?? []);

/** Lines of a cashier that move money, and how many of them are in closes, and in how many. */
const kept = async ({ me }: CashDesk): Promise<{ lines: number; closed: number; ledger: string; drawer: string }> => {
  const [row] = await clinic.source.query(
    `select count(*) as \`lines\`, count(c.posting_id) as closed, coalesce(sum(-p.effect_minor), 0) as ledger,
       coalesce(sum(c.drawer_minor), 0) as drawer
     from posting p left join day_close_posting c on c.posting_id = p.id where p.posted_by_id = ? and p.method is not null`,
    [me.id],
  );
  return { ...row, lines: Number(row.lines), closed: Number(row.closed) };
};

describe('a close', () => {
  it('takes every line of the drawer once, whatever is posted at the same moment', async () => {
    const desk = await cashier();
    await desk.pay(patient, 1_000);
    const patients = await Promise.all(Array.from({ length: 10 }, () => clinic.patient()));
    const pays = Array.from({ length: 50 }, (_, at) => desk.pay(patients[at % 10] ?? patient, 1_000 + at));
    // Between the look and the count something is posted: then a reason is said for the difference.
    const counting = async () => {
      for (let turn = 0; turn < 4; turn++) await close(desk, { reason: 'Counted while others paid' });
    };
    await Promise.all([...pays, counting(), counting()]);
    while (await openAt(desk)) await close(desk);
    const all = await kept(desk);
    expect([all.lines, all.closed, all.drawer]).toEqual([51, 51, all.ledger]);
    const sums = await clinic.source.query(
      `select c.count as told, count(*) as \`lines\`, sum(c.expected_minor) / count(*) as expected, sum(l.drawer_minor) as taken
       from day_close c join day_close_posting l on l.close_id = c.id where c.cashier_id = ? group by c.id, c.count`,
      [desk.me.id],
    );
    expect(sums.length).toBeGreaterThan(0);
    for (const one of sums) expect([Number(one.lines), Number(one.taken)]).toEqual([one.told, Number(one.expected)]);
    const numbers = await clinic.source.query('select number from day_close order by number');
    expect(numbers.map(({ number }: { number: number }) => number)).toEqual(
      Array.from({ length: numbers.length }, (_, at) => at + 1),
    );
  });

  it('is made once of a key pressed many times, and then there is nothing to close', async () => {
    const desk = await cashier();
    await desk.pay(patient, 5_000, { method: 'CARD' });
    const key = randomUUID();
    const counts = [{ method: 'CARD' as const, countedMinor: 5_000 }];
    const presses = await Promise.all(Array.from({ length: 3 }, () => close(desk, { counts }, key)));
    const made = presses.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ body }) => body['id'])).size).toBe(1);
    expect(told(await close(desk, { counts }))).toEqual([409, 'nothing-to-close']);
  });

  it('holds the count against the ledger: what differs needs a reason, what was not counted is refused', async () => {
    const desk = await cashier();
    const payment = await desk.pay(patient, 150_000);
    await desk.refund(payment, 50_000);
    await desk.pay(patient, 20_000, { method: 'CARD' });
    const cash = (countedMinor: number) => ({ method: 'CASH', countedMinor }) as const;
    const card = { method: 'CARD', countedMinor: 20_000 } as const;
    const floatMinor = 500_000;
    expect(fieldsOf(await close(desk, { floatMinor, counts: [cash(600_000)] }))).toContain('CARD');
    expect(fieldsOf(await close(desk, { floatMinor, counts: [cash(599_000), card] }))).toContain('reason');
    const denominations = [{ valueMinor: 500_000, count: 1 }];
    expect(fieldsOf(await close(desk, { floatMinor, denominations }))).toContain('denominations');
    expect(told(await close(desk, { lastPostingId: payment }))).toEqual([409, 'drawer-changed']);
    const made = await close(desk, {
      ...{ floatMinor, counts: [cash(599_000), card], reason: 'A coin roll was short' },
      denominations: [...denominations, { valueMinor: 99_000, count: 1 }],
    });
    expect(made).toMatchObject({
      status: 201,
      body: { expectedMinor: 620_000, countedMinor: 619_000, differenceMinor: -1_000, count: 3, isIntact: true },
    });
    expect(made.body['methods']).toMatchObject([
      { method: 'CASH', inMinor: 150_000, outMinor: 50_000, expectedMinor: 100_000, differenceMinor: -1_000 },
      { method: 'CARD', expectedMinor: 20_000, differenceMinor: 0 },
    ]);
  });

  it('is signed with the password of who counts, and guesses are numbered', async () => {
    const desk = await cashier();
    await desk.pay(patient, 100);
    for (let turn = 0; turn < 5; turn++) {
      expect((await close(desk, { currentPassword: `a guess ${turn}` })).status).toBe(422);
    }
    expect((await close(desk)).status).toBe(429);
    expect((await openAt(desk))?.count).toBe(1);
    expect(
      (await close(admin, { counts: [{ method: 'CASH', countedMinor: 100 }], cashierId: desk.me.id })).body,
    ).toMatchObject({ cashier: { id: desk.me.id }, signedBy: { id: admin.me.id } });
  });

  it('keeps currencies apart', async () => {
    const desk = await cashier();
    await desk.pay(patient, 1_000);
    await desk.pay(patient, 70, { currency: 'USD' });
    expect((await close(desk, { currency: 'USD' })).body).toMatchObject({
      currency: 'USD',
      expectedMinor: 70,
      count: 1,
    });
    expect((await openAt(desk))?.expectedMinor).toBe(1_000);
    expect(await openAt(desk, 'USD')).toBeUndefined();
  });
});

describe('what was closed', () => {
  it('stays: what is reversed later lies in the open drawer of who reverses it', async () => {
    const desk = await cashier();
    const payment = await desk.pay(patient, 40_000);
    const { body } = await close(desk);
    const before = (await openAt(admin))?.expectedMinor ?? 0;
    await admin.reverse(payment);
    expect((await openAt(admin))?.expectedMinor).toBe(before - 40_000);
    expect(await openAt(desk)).toBeUndefined();
    expect(await read(admin, body['id'])).toMatchObject({ expectedMinor: 40_000, isIntact: true });
  });

  it('is refused to be changed by the database, and a change made behind its back is found', async () => {
    const desk = await cashier();
    const payment = await desk.pay(patient, 9_000);
    const id = Number((await close(desk)).body['id']);
    const sql = (text: string, values: unknown[]) => clinic.source.query(text, values);
    const changes: [string, string, unknown[]][] = [
      ['day_close_no_update', 'update day_close set note = ? where id = ?', ['Nothing to see', id]],
      ['day_close_posting_no_update', 'update day_close_posting set drawer_minor = ? where close_id = ?', [8_000, id]],
    ];
    for (const [, text, values] of changes) await expect(sql(text, values)).rejects.toThrow('append-only');
    await expect(sql('delete from day_close_posting where close_id = ?', [id])).rejects.toThrow('append-only');
    for (const [trigger, text, values] of changes) {
      await sql(`drop trigger ${trigger}`, []);
      const [was] = await sql('select note, hash from day_close where id = ?', [id]);
      await sql(text, values);
      expect([trigger, (await read(desk, id)).isIntact]).toEqual([trigger, false]);
      await sql('update day_close_posting set drawer_minor = 9000 where close_id = ?', [id]).catch(() => undefined);
      await sql('update day_close set note = ? where id = ?', [was.note, id]).catch(() => undefined);
      expect((await read(desk, id)).isIntact).toBe(true);
    }
    await sql('drop trigger posting_no_update', []);
    await sql("update posting set method = 'CARD' where id = ?", [payment]);
    expect((await read(desk, id)).isIntact).toBe(false);
  });

  it('is each cashier’s own, and all of it the administrators’', async () => {
    const [desk, other] = [await cashier(), await cashier()];
    await desk.pay(patient, 3_000);
    const { body } = await close(desk);
    await desk.pay(patient, 500);
    await other.pay(patient, 700);
    const id = Number(body['id']);
    expect(told(await other.call('GET', `${CLOSE}/${id}`))).toEqual([404, 'not-found']);
    expect(told(await other.call('GET', `${CLOSE}/${id}/close.pdf`))).toEqual([404, 'not-found']);
    expect(told(await other.call('GET', `${CLOSE}?cashierId=${desk.me.id}`))).toEqual([403, 'not-allowed']);
    expect(told(await other.call('GET', `${CLOSE}/open?cashierId=${desk.me.id}`))).toEqual([403, 'not-allowed']);
    expect((await other.call('GET', CLOSE)).body['items']).toEqual([]);
    expect((await desk.call('GET', CLOSE)).body['items']).toMatchObject([{ id, expectedMinor: 3_000 }]);
    expect((await admin.call('GET', `${CLOSE}?cashierId=${desk.me.id}`)).body['items']).toMatchObject([{ id }]);
    const { body: own } = await desk.call('GET', `${CLOSE}/day`);
    expect(own).toMatchObject({
      rows: [{ cashier: { id: desk.me.id }, count: 2, expectedMinor: 3_500, openCount: 1, openMinor: 500 }],
      closes: [{ id }],
    });
    const { body: all } = await admin.call('GET', `${CLOSE}/day`);
    expect(JSON.stringify(all['rows'])).toContain(other.me.name);
    expect((await desk.call('GET', `${CLOSE}/${id}/close.pdf`)).bytes.subarray(0, 4).toString()).toBe('%PDF');
  });
});
