import { minorOf, receiptText, type PostingKind } from '@cuspid/payment-records/contracts';
import type { EntityManager } from 'typeorm';

/** A line of a statement: what it added to what was owed, and what was owed then. */
export interface StatementLine {
  day: string;
  kind: PostingKind;
  /** Of a reversal: what it reversed. */
  reversedKind: PostingKind | null;
  description: string | null;
  receipt: string | null;
  effectMinor: number;
  balanceMinor: number;
}

/** A patient's account in one currency over some days, both included. */
export interface Statement {
  currency: string;
  from: string;
  to: string;
  openingMinor: number;
  lines: StatementLine[];
  closingMinor: number;
}

interface Row {
  day: string;
  kind: PostingKind;
  reversedKind: PostingKind | null;
  description: string | null;
  receiptNumber: number | null;
  effect: string;
}

const ROWS = `select date_format(p.paid_on, '%Y-%m-%d') as day, p.kind, p.reverses_kind as reversedKind, p.effect_minor as effect,
  coalesce(p.description, was.description) as description, coalesce(p.receipt_number, was.receipt_number) as receiptNumber
  from posting p left join posting was on was.id = p.reverses_id
  where p.patient_id = ? and p.currency = ? and p.paid_on between ? and ? order by p.paid_on, p.id limit ?`;

/** Reads it from the ledger, in the order in which the lines count; one line more than `most` at most. */
export async function readStatement(
  db: EntityManager,
  patientId: number,
  { currency, from, to }: Pick<Statement, 'currency' | 'from' | 'to'>,
  most: number,
): Promise<Statement> {
  const [before]: { balance: string | null }[] = await db.query(
    'select sum(effect_minor) as balance from posting where patient_id = ? and currency = ? and paid_on < ?',
    [patientId, currency, from],
  );
  const rows: Row[] = await db.query(ROWS, [patientId, currency, from, to, most + 1]);
  const openingMinor = minorOf(before?.balance ?? null);
  let balanceMinor = openingMinor;
  const lines = rows.map(({ effect, receiptNumber, ...row }) => {
    const effectMinor = minorOf(effect);
    balanceMinor = minorOf(balanceMinor + effectMinor);
    return { ...row, receipt: receiptNumber ? receiptText(receiptNumber) : null, effectMinor, balanceMinor };
  });
  return { currency, from, to, openingMinor, lines, closingMinor: balanceMinor };
}
