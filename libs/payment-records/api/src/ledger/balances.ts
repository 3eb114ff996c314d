import { Injectable } from '@nestjs/common';
import { minorOf } from '@cuspid/payment-records/contracts';
import type { CurrencyBalanceDto } from '@cuspid/payment-records/contracts/dto';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { freeMoney, openCharges } from './account';

/** Effects of one kind of line, with what reversed them, at the end of a day. */
const OF = (kind: string) => `coalesce(sum(if(ifnull(p.reverses_kind, p.kind) = '${kind}', p.effect_minor, 0)), 0)`;

const SUMS = `select p.currency, ${OF('CHARGE')} as charged, ${OF('PAYMENT')} as paid, ${OF('REFUND')} as refunded,
  ${OF('DISCOUNT')} as discounted, sum(p.effect_minor) as balance
  from posting p where p.patient_id = ? and p.paid_on <= ? group by p.currency order by p.currency`;

/** Charges that stood at the end of a day, and how much of each was open then. */
const OPEN = `select p.currency, date_format(p.paid_on, '%Y-%m-%d') as day, p.due_on < ? as is_late,
  p.amount_minor - (select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.charge_id = p.id and a.settled_on <= ?) as rest
  from posting p where p.patient_id = ? and p.kind = 'CHARGE' and p.paid_on <= ?
  and not exists (select 1 from posting v where v.reverses_id = p.id and v.paid_on <= ?)`;

/** One of the two servers tells a claim as a number, the other as its digits. */
interface OpenRow {
  currency: string;
  day: string;
  is_late: string | number | null;
  rest: string;
}

/** Where patients stand, at the end of any day, and at this moment for the walk of who owes. */
@Injectable()
export class Balances {
  /** Where a patient stands at the end of a day of the clinic, by the lines that count for it or a day before. */
  async at(db: EntityManager, patientId: number, day: string): Promise<CurrencyBalanceDto[]> {
    const sums: Record<string, string>[] = await db.query(SUMS, [patientId, day]);
    const open: OpenRow[] = await db.query(OPEN, [day, day, patientId, day, day]);
    const balances: CurrencyBalanceDto[] = [];
    for (const row of sums) {
      const currency = row['currency'] ?? '';
      const own = open.filter((one) => one.currency === currency && minorOf(one.rest) !== 0);
      const openMinor = own.reduce((sum, { rest }) => sum + minorOf(rest), 0);
      const balanceMinor = minorOf(row['balance'] ?? null);
      balances.push({
        ...{ currency, balanceMinor, openMinor, prepaidMinor: openMinor - balanceMinor },
        chargedMinor: minorOf(row['charged'] ?? null),
        discountedMinor: turned(row['discounted']),
        paidMinor: turned(row['paid']),
        refundedMinor: minorOf(row['refunded'] ?? null),
        overdueMinor: own.reduce((sum, { rest, is_late }) => sum + (Number(is_late) ? minorOf(rest) : 0), 0),
        openSince: own.map((one) => one.day).toSorted()[0] ?? null,
      });
    }
    return balances;
  }

  /**
   * Writes down where a patient stands, in every currency there is a line in; whoever asks for it holds the patient. A record that
   * is being merged into theirs has no lines any more, and stands nowhere.
   */
  async settle(tx: Tx, patientId: number): Promise<void> {
    const merging: { id: number }[] = await tx.query(
      "select merged_id as id from patient_merge where patient_id = ? and state = 'MOVING'",
      [patientId],
    );
    for (const id of [patientId, ...merging.map((one) => one.id)]) await this.settleAll(tx, id);
  }

  private async settleAll(tx: Tx, patientId: number): Promise<void> {
    const sums: { currency: string; balance: string }[] = await tx.query(
      'select currency, sum(effect_minor) as balance from posting where patient_id = ? group by currency',
      [patientId],
    );
    const kept = sums.map(({ currency }) => currency);
    await tx.query('delete from patient_balance where patient_id = ? and currency not in (?)', [
      patientId,
      kept.length ? kept : [''],
    ]);
    for (const { currency, balance } of sums) await this.write(tx, patientId, currency, minorOf(balance));
  }

  /** The same of one currency. */
  async settleOne(tx: Tx, patientId: number, currency: string): Promise<void> {
    const [sum]: { balance: string | null }[] = await tx.query(
      'select sum(effect_minor) as balance from posting where patient_id = ? and currency = ?',
      [patientId, currency],
    );
    await this.write(tx, patientId, currency, minorOf(sum?.balance ?? null));
  }

  private async write(tx: Tx, patientId: number, currency: string, balanceMinor: number): Promise<void> {
    const open = await openCharges(tx, patientId, currency);
    const free = await freeMoney(tx, patientId, currency);
    const openMinor = open.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
    const prepaidMinor = free.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
    const since = open[0]?.paidOn ?? free[0]?.paidOn ?? null;
    await tx.query(
      `insert into patient_balance (patient_id, currency, balance_minor, open_minor, prepaid_minor, open_since) values (?, ?, ?, ?, ?, ?)
       on duplicate key update balance_minor = ?, open_minor = ?, prepaid_minor = ?, open_since = ?`,
      [patientId, currency, balanceMinor, openMinor, prepaidMinor, since, balanceMinor, openMinor, prepaidMinor, since],
    );
  }
}

/** What lowers what the patient owes is told as an amount of its own. */
const turned = (digits: string | undefined): number => minorOf(-minorOf(digits ?? null));
