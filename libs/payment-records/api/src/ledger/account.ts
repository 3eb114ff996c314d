import { minorOf } from '@cuspid/payment-records/contracts';
import { In, type EntityManager } from 'typeorm';
import { Posting } from './posting';

/** What is left of a line: open of a charge, or settling nothing yet of a payment or a discount. */
export interface Left {
  id: number;
  paidOn: string;
  leftMinor: number;
  /** The first day it can be settled on: its own, or the one on which what had settled it was taken back. */
  openFrom: string;
}

const STANDS = 'not exists (select 1 from posting v where v.reverses_id = p.id)';
const SETTLED = '(select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.';
const REFUNDED = `(select coalesce(sum(r.amount_minor), 0) from posting r
  where r.refund_of_id = p.id and not exists (select 1 from posting v where v.reverses_id = r.id))`;

const OPEN = `p.amount_minor - ${SETTLED}charge_id = p.id)`;
const FREE = `p.amount_minor - ${SETTLED}payment_id = p.id) - ${REFUNDED}`;

/** When a charge was last set free of what settled it. */
const FREED = `(select date_format(max(a.settled_on), '%Y-%m-%d') from posting_allocation a where a.charge_id = p.id and a.amount_minor < 0)`;

const leftOf = (rest: string, which: string, freed = 'null') => `select * from (
  select p.id, date_format(p.paid_on, '%Y-%m-%d') as day, ${rest} as rest, ${freed} as freed from posting p
  where p.patient_id = ? and p.currency = ? and ${which} and ${STANDS}) found
  where rest <> 0 order by day, id`;
const OPEN_CHARGES = leftOf(OPEN, "p.kind = 'CHARGE'", FREED);
const FREE_MONEY = leftOf(FREE, "p.kind in ('PAYMENT', 'DISCOUNT')");

/** The charges of the list `alias` that stand and are not wholly settled. */
export const standsOpen = (alias: string): string =>
  `${alias}.kind = 'CHARGE' and not exists (select 1 from posting v where v.reverses_id = ${alias}.id) and ${alias}.amount_minor >
  (select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.charge_id = ${alias}.id)`;

interface LeftRow {
  id: number;
  day: string;
  rest: string;
  freed: string | null;
}

/** Charges of a patient that are not settled, the oldest first. */
export async function openCharges(db: EntityManager, patientId: number, currency: string): Promise<Left[]> {
  const rows: LeftRow[] = await db.query(OPEN_CHARGES, [patientId, currency]);
  return rows.map(left);
}

/** Payments and discounts of a patient that settle nothing with some of them, the oldest first. */
export async function freeMoney(db: EntityManager, patientId: number, currency: string): Promise<Left[]> {
  const rows: LeftRow[] = await db.query(FREE_MONEY, [patientId, currency]);
  return rows.map(left);
}

const left = ({ id, day, rest, freed }: LeftRow): Left => ({
  ...{ id, paidOn: day, leftMinor: minorOf(rest) },
  openFrom: freed && freed > day ? freed : day,
});

/** What settles what at this moment, of the lines with these ids; either side. */
export interface Settled {
  paymentId: number;
  chargeId: number;
  amountMinor: number;
}

export async function settledBy(
  db: EntityManager,
  side: 'payment_id' | 'charge_id',
  ids: readonly number[],
): Promise<Settled[]> {
  if (!ids.length) return [];
  const rows: { payment: number; charge: number; amount: string }[] = await db.query(
    `select payment_id as payment, charge_id as charge, sum(amount_minor) as amount, max(id) as latest from posting_allocation
     where ?? in (?) group by payment_id, charge_id having sum(amount_minor) <> 0 order by latest`,
    [side, ids],
  );
  return rows.map(({ payment, charge, amount }) => ({
    ...{ paymentId: payment, chargeId: charge },
    amountMinor: minorOf(amount),
  }));
}

/** How much of each of these payments was given back. */
export async function refundedOf(db: EntityManager, ids: readonly number[]): Promise<Map<number, number>> {
  if (!ids.length) return new Map();
  const rows: { payment: number; amount: string }[] = await db.query(
    `select r.refund_of_id as payment, sum(r.amount_minor) as amount from posting r
     where r.refund_of_id in (?) and not exists (select 1 from posting v where v.reverses_id = r.id) group by r.refund_of_id`,
    [ids],
  );
  return new Map(rows.map(({ payment, amount }) => [payment, minorOf(amount)]));
}

/** How much of one payment was given back. */
export const refundedMinor = async (db: EntityManager, id: number): Promise<number> =>
  (await refundedOf(db, [id])).get(id) ?? 0;

/** Whether there is a line that reverses this one. */
export const isReversed = (db: EntityManager, id: number): Promise<boolean> => db.existsBy(Posting, { reversesId: id });

/** Whether one of those that settle is a discount. */
export const hasDiscount = (db: EntityManager, settled: readonly Settled[]): Promise<boolean> =>
  db.existsBy(Posting, { id: In(settled.map(({ paymentId }) => paymentId)), kind: 'DISCOUNT' });
