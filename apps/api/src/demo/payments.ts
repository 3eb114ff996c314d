import { NumberSeries, PatientBalance, Posting, PostingAllocation } from '@cuspid/payment-records/api';
import type { PaymentMethod } from '@cuspid/payment-records/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';
import { LessThan } from 'typeorm';
import { minutesAfter, type ClinicTime } from './clinic-time';
import { Random } from './random';
import { insertAll } from './write';

/** Visits that were charged for: the last ones, some months of them. */
const CHARGED = 220;
const DUE_DAYS = 30;
const CURRENCY = 'LKR';
/** What is charged for a kind of visit; an examination, where it is none of these. */
const PRICED: Readonly<Record<string, string>> = {
  'Composite filling': 'RS-11',
  Scaling: 'PV-10',
  Adjustment: 'EX-12',
  'Crown fit': 'RS-22',
  'Records, OPG': 'EX-22',
};
const METHODS: readonly (readonly [PaymentMethod, number])[] = [
  ['CASH', 55],
  ['CARD', 25],
  ['BANK_TRANSFER', 12],
  ['ONLINE', 5],
  ['CHEQUE', 3],
];
/** What becomes of a charge. */
const OUTCOMES = [
  ['paid', 70],
  ['part', 12],
  ['open', 9],
  ['more', 5],
  ['refunded', 4],
] as const;

interface Desk {
  desk: number;
  time: ClinicTime;
}

/** Charges of past visits, and what was paid for them: most all of it, some a part or nothing, a few too much or with some given back. */
export async function writePayments(tx: Tx, { desk, time }: Desk): Promise<void> {
  const visits = await tx.find(Visit, {
    where: { status: 'COMPLETED', startsAt: LessThan(minutesAfter(time.now, -100)) },
    order: { startsAt: 'DESC', id: 'DESC' },
    take: CHARGED,
  });
  const catalogue = new Map((await tx.find(Procedure)).map((row) => [row.code, row]));
  const book = new Book(desk, time);
  for (const visit of visits.toReversed()) {
    const procedure = catalogue.get(PRICED[visit.type] ?? 'EX-10');
    if (procedure?.priceMinor) book.enter(visit, procedure, procedure.priceMinor);
  }
  // In the order of a desk: what is given back settled something before.
  const [back, taken] = [book.postings.filter(isRefund), book.allocations.filter(isTaken)];
  await insertAll(tx, Posting, without(book.postings, back));
  await insertAll(tx, PostingAllocation, without(book.allocations, taken));
  await insertAll(tx, Posting, back);
  await insertAll(tx, PostingAllocation, taken);
  await insertAll(tx, PatientBalance, book.balances());
  await tx.insert(NumberSeries, { series: 'receipt', next: book.receipts + 1 });
}

const isRefund = ({ kind }: Partial<Posting>) => kind === 'REFUND';
const isTaken = ({ amountMinor = 0 }: Partial<PostingAllocation>) => amountMinor < 0;
const without = <T>(all: readonly T[], some: readonly T[]): T[] => all.filter((one) => !some.includes(one));

/** Lines as the desk would have entered them, with what follows from them. */
class Book {
  readonly postings: Partial<Posting>[] = [];
  readonly allocations: Partial<PostingAllocation>[] = [];
  receipts = 0;
  private readonly chance = new Random('payments');
  private readonly accounts = new Map<number, { open: number; prepaid: number; since: string | null }>();

  constructor(
    private readonly desk: number,
    private readonly time: ClinicTime,
  ) {}

  enter({ id: visitId, patientId, startsAt, minutes }: Visit, procedure: Procedure, price: number): void {
    const at = minutesAfter(startsAt, minutes + 5);
    const about = { patientId, visitId, currency: CURRENCY };
    const outcome = this.chance.weighted(OUTCOMES);
    const { id: procedureId, name: description } = procedure;
    const charge = this.post(at, { ...about, kind: 'CHARGE', amountMinor: price, description, procedureId });
    const paid = outcome === 'open' ? 0 : outcome === 'more' ? price * 2 : outcome === 'part' ? price / 2 : price;
    if (paid) this.settle(at, { ...about, amountMinor: paid }, charge, Math.min(paid, price));
    if (outcome === 'refunded') this.giveBack(minutesAfter(at, 20), about, this.postings.length, charge, price / 2);
    const settled = Math.min(paid, price) - (outcome === 'refunded' ? price / 2 : 0);
    this.account(patientId, price - settled, Math.max(0, paid - price), this.time.dayOf(at));
  }

  balances(): Partial<PatientBalance>[] {
    return [...this.accounts].map(([patientId, { open, prepaid, since }]) => ({
      ...{ patientId, currency: CURRENCY, openMinor: open, prepaidMinor: prepaid, openSince: since },
      balanceMinor: open - prepaid,
    }));
  }

  private post(at: Date, what: Partial<Posting>): number {
    const id = this.postings.length + 1;
    const paidOn = this.time.dayOf(at);
    const dueOn = what.kind === 'CHARGE' ? this.time.dayOf(minutesAfter(at, DUE_DAYS * 1_440)) : null;
    this.postings.push({ id, ...what, paidOn, dueOn, paidAt: at, postedAt: at, postedById: this.desk });
    return id;
  }

  private settle(at: Date, what: Partial<Posting>, chargeId: number, amountMinor: number): void {
    const method = this.chance.weighted(METHODS);
    const reference = method === 'CASH' ? null : `${method.slice(0, 2)}-${this.chance.digits(6)}`;
    // What a payment settles has its very moment: that is what its receipt tells.
    const moment = minutesAfter(at, 2);
    const paymentId = this.post(moment, {
      ...{ ...what, kind: 'PAYMENT', method, reference },
      receiptNumber: ++this.receipts,
    });
    this.allocate(moment, paymentId, paymentId, chargeId, amountMinor);
  }

  private giveBack(at: Date, about: Partial<Posting>, paymentId: number, chargeId: number, amountMinor: number): void {
    const method = this.postings[paymentId - 1]?.method ?? 'CASH';
    const why = { kind: 'REFUND', reason: 'Charged the full price by mistake', refundOfId: paymentId } as const;
    const id = this.post(at, { ...about, ...why, amountMinor, method, receiptNumber: ++this.receipts });
    this.allocate(at, id, paymentId, chargeId, -amountMinor);
  }

  private allocate(at: Date, causeId: number, paymentId: number, chargeId: number, amountMinor: number): void {
    const patientId = this.postings[paymentId - 1]?.patientId ?? 0;
    const settledOn = this.time.dayOf(at);
    this.allocations.push({ patientId, paymentId, chargeId, causeId, amountMinor, settledOn, postedAt: at });
  }

  private account(patientId: number, open: number, prepaid: number, day: string): void {
    const before = this.accounts.get(patientId) ?? { open: 0, prepaid: 0, since: null };
    const isFirstOpen = open > 0 && before.open === 0;
    const since = isFirstOpen ? day : (before.since ?? (prepaid ? day : null));
    this.accounts.set(patientId, { open: before.open + open, prepaid: before.prepaid + prepaid, since });
  }
}
