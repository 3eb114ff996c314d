import { minorOf, type PaymentMethod, type PostingKind } from '@cuspid/payment-records/contracts';
import type { DrawerMethodDto } from '@cuspid/payment-records/contracts/dto';
import type { EntityManager } from 'typeorm';
import type { DayClosePosting } from './day-close-posting';

/** A line of the ledger as it lies in a drawer. */
export type DrawerLine = Omit<DayClosePosting, 'closeId'>;

interface Row {
  postingId: number;
  kind: PostingKind;
  method: PaymentMethod;
  effect: string;
  receiptNumber: number | null;
  postedAt: Date;
}

/**
 * The newest line a drawer's closes took. Whoever posts holds the drawer before the line is added, and so does who closes: what is
 * younger is open, and nothing older can appear.
 */
export async function closedUpTo(db: EntityManager, cashierId: number, currency: string): Promise<number> {
  const [row]: { last: number | null }[] = await db.query(
    'select max(last_posting_id) as last from day_close where cashier_id = ? and currency = ?',
    [cashierId, currency],
  );
  return row?.last ?? 0;
}

/** What came into the drawer and went out of it since it was closed, oldest first. What lowers what patients owe came in. */
export async function openLines(db: EntityManager, cashierId: number, currency: string): Promise<DrawerLine[]> {
  const rows: Row[] = await db.query(
    `select p.id as postingId, p.kind, p.method, p.effect_minor as effect, p.receipt_number as receiptNumber, p.posted_at as postedAt
     from posting p where p.posted_by_id = ? and p.currency = ? and p.id > ? and p.method is not null order by p.id`,
    [cashierId, currency, await closedUpTo(db, cashierId, currency)],
  );
  return rows.map(({ effect, ...row }) => ({ ...row, drawerMinor: minorOf(-minorOf(effect)) }));
}

/** The currencies somebody ever posted in. */
export async function currenciesOf(db: EntityManager, cashierId: number, most: number): Promise<string[]> {
  const known: string[] = [];
  while (known.length < most) {
    // One dive into the index a currency, however many lines there are of each.
    const [row]: { next: string | null }[] = await db.query(
      'select min(currency) as next from posting where posted_by_id = ? and currency > ?',
      [cashierId, known.at(-1) ?? ''],
    );
    if (!row?.next) break;
    known.push(row.next);
  }
  return known;
}

/** Lines by how they were paid, in a fixed order. */
export function byMethod(
  lines: readonly Pick<DrawerLine, 'method' | 'drawerMinor'>[],
  methods: readonly PaymentMethod[],
): DrawerMethodDto[] {
  return methods.flatMap((method) => {
    const own = lines.filter((line) => line.method === method);
    const inMinor = own.reduce((sum, { drawerMinor }) => sum + Math.max(0, drawerMinor), 0);
    const outMinor = own.reduce((sum, { drawerMinor }) => sum + Math.max(0, -drawerMinor), 0);
    return own.length ? [{ method, count: own.length, inMinor, outMinor, expectedMinor: inMinor - outMinor }] : [];
  });
}
