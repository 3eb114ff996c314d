import { spread } from '@cuspid/payment-records/contracts';
import type { Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { openCharges } from './account';
import { AllocationTooMuch } from './ledger-errors';
import type { Part, Settling } from './ledger-lines';
import { Posting } from './posting';
import { PostingAllocation } from './posting-allocation';

/** The later of two days. */
export const later = (one: string, other: string): string => (one > other ? one : other);

/** Adds a line as it will always be. */
export async function insertLine(tx: Tx, me: Actor, what: Partial<Posting>): Promise<Posting> {
  const { identifiers } = await tx.insert(Posting, { ...what, postedAt: clock.now(), postedById: me.id });
  return tx.findOneByOrFail(Posting, { id: Number(identifiers[0]?.['id']) });
}

/**
 * Lets a payment settle charges, or takes it back; `cause` is the line that brings it about. What is settled with a line has its
 * very moment, and what it settles later another: so a receipt tells what was paid with it.
 */
export async function settle(
  tx: Tx,
  cause: Posting,
  paymentId: number,
  parts: readonly Settling[],
  postedAt = cause.postedAt,
): Promise<void> {
  const { patientId, id } = cause;
  if (parts.length) {
    await tx.insert(
      PostingAllocation,
      parts.map((part) => ({ ...part, patientId, paymentId, causeId: id, postedAt })),
    );
  }
}

/** How a payment settles charges: as told, as far as they are open, or the oldest first. @throws AllocationTooMuch */
export async function settlingOf(
  tx: Tx,
  {
    patientId,
    currency,
    amountMinor,
    paidOn,
  }: { patientId: number; currency: string; amountMinor: number; paidOn: string },
  parts?: readonly Part[],
): Promise<Settling[]> {
  const open = await openCharges(tx, patientId, currency);
  const known = new Map(open.map((charge) => [charge.id, charge]));
  const wanted =
    parts ??
    spread(
      amountMinor,
      open.map(({ id, leftMinor }) => ({ id, openMinor: leftMinor })),
    ).map((part) => ({ chargeId: part.id, amountMinor: part.amountMinor }));
  const isTold = new Set(wanted.map(({ chargeId }) => chargeId)).size === wanted.length;
  const isWithin = wanted.every((part) => part.amountMinor <= (known.get(part.chargeId)?.leftMinor ?? 0));
  const sum = wanted.reduce((all, part) => all + part.amountMinor, 0);
  if (!isTold || !isWithin || sum > amountMinor) throw new AllocationTooMuch();
  return wanted.map((part) => ({ ...part, settledOn: later(paidOn, known.get(part.chargeId)?.openFrom ?? paidOn) }));
}
