import type { INestApplicationContext } from '@nestjs/common';
import {
  DayClose,
  DayClosePosting,
  Invoices,
  NumberSeries,
  openLines,
  PatientBalance,
  reckon,
  signedClose,
} from '@cuspid/payment-records/api';
import type { CloseDayDto, DenominationDto } from '@cuspid/payment-records/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { DataSource, MoreThan } from 'typeorm';
import { minutesAfter, type ClinicTime } from './clinic-time';
import { insertAll } from './write';

const CURRENCY = 'LKR';
/** The change a drawer begins a day with. */
const FLOAT = 500_000;
/** Notes and coins of the rupee, in cents. */
const PIECES = [500_000, 100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 1];
/** Every so many days a note was given out too much. */
const SHORT_EVERY = 9;
const SHORT = 10_000;
const INVOICED = 4;

type Line = Awaited<ReturnType<typeof openLines>>[number];

/** Every day of the desk until yesterday, counted and signed for; what was posted today stands open. */
export async function writeCloses(tx: Tx, { desk, time }: { desk: number; time: ClinicTime }): Promise<void> {
  const lines = await openLines(tx, desk, CURRENCY);
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(time.dayOf(line.postedAt), [...(days.get(time.dayOf(line.postedAt)) ?? []), line]);
  const past = [...days].filter(([day]) => day < time.today);
  const closes = past.map(([closedOn, own], index) => {
    const closedAt = minutesAfter(own.at(-1)?.postedAt ?? time.now, 30);
    const by = { currency: CURRENCY, cashierId: desk, signedById: desk, closedOn, closedAt, number: index + 1 };
    return { id: index + 1, ...signedClose(own, reckon(own, countOf(own, index)), by) };
  });
  await insertAll(tx, DayClose, closes);
  await insertAll(
    tx,
    DayClosePosting,
    past.flatMap(([, own], index) => own.map((line) => ({ ...line, closeId: index + 1 }))),
  );
  await tx.insert(NumberSeries, { series: 'day-close', next: closes.length + 1 });
}

/** What was counted that day: all there should be, and now and then a note less. */
function countOf(lines: readonly Line[], index: number): CloseDayDto {
  const short = index % SHORT_EVERY === SHORT_EVERY - 1 ? SHORT : 0;
  const methods = [...new Set(['CASH' as const, ...lines.map(({ method }) => method)])];
  const counts = methods.map((method) => {
    const sum = lines.reduce((all, line) => all + (line.method === method ? line.drawerMinor : 0), 0);
    return { method, countedMinor: sum + (method === 'CASH' ? FLOAT - short : 0) };
  });
  const denominations = piecesOf(counts[0]?.countedMinor ?? 0);
  const reason = short ? { reason: 'A note too much was given as change' } : {};
  return { currency: CURRENCY, floatMinor: FLOAT, counts, denominations, ...reason, currentPassword: '' };
}

/** The fewest notes and coins that make an amount. */
function piecesOf(amountMinor: number): DenominationDto[] {
  let left = amountMinor;
  return PIECES.flatMap((valueMinor) => {
    const count = Math.max(0, Math.floor(left / valueMinor));
    left -= count * valueMinor;
    return count ? [{ valueMinor, count }] : [];
  });
}

/** Invoices of some who owe, one of them made void. */
export async function loadInvoices(app: INestApplicationContext): Promise<void> {
  const db = app.get(DataSource).manager;
  const owing = await db.find(PatientBalance, {
    where: { openMinor: MoreThan(0) },
    order: { id: 'ASC' },
    take: INVOICED,
  });
  const [desk, admin] = [await actor(db, 'reception@cuspid.test'), await actor(db, 'admin@cuspid.test')];
  const ids: number[] = [];
  for (const { patientId } of owing) ids.push((await app.get(Invoices).issue(desk, patientId, {})).id);
  const [first] = ids;
  if (first) await app.get(Invoices).void(admin, first, { reason: 'The insurance pays it' });
}

async function actor(db: DataSource['manager'], email: string): Promise<Actor> {
  const { id, name, role } = await db.findOneByOrFail(User, { email });
  return { id, name, role, sessionId: 0, mustChangePassword: false, address: null, requestId: 'demo' };
}
