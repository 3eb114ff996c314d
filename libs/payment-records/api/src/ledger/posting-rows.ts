import { Injectable } from '@nestjs/common';
import type { PostingStatus } from '@cuspid/payment-records/contracts';
import type { AllocationDto, PostingDto } from '@cuspid/payment-records/contracts/dto';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { refundedOf, settledBy } from './account';
import { Posting } from './posting';

/** What has become of lines, by the lines after them. */
interface Since {
  people: ReadonlyMap<number, StaffDto>;
  reversedBy: ReadonlyMap<number, number>;
  refunded: ReadonlyMap<number, number>;
  settled: ReadonlyMap<number, AllocationDto[]>;
  balances: ReadonlyMap<number, number>;
}

/** Lines of the ledger as they are told: each with what has become of it. */
@Injectable()
export class PostingRows {
  constructor(private readonly users: UsersService) {}

  /** @param balances what the patient owed after each line, where that is told */
  async of(
    db: EntityManager,
    rows: readonly Posting[],
    balances: ReadonlyMap<number, number> = new Map(),
  ): Promise<PostingDto[]> {
    const ids = rows.map(({ id }) => id);
    const charges = rows.filter(({ kind }) => kind === 'CHARGE').map(({ id }) => id);
    const others = rows.filter(({ kind }) => kind === 'PAYMENT' || kind === 'DISCOUNT').map(({ id }) => id);
    const back = ids.length ? await db.findBy(Posting, { reversesId: In(ids) }) : [];
    const since: Since = {
      balances,
      people: await this.users.named(
        rows.map(({ postedById }) => postedById),
        db,
      ),
      reversedBy: new Map(back.flatMap(({ id, reversesId }) => (reversesId === null ? [] : [[reversesId, id]]))),
      refunded: await refundedOf(db, others),
      settled: new Map([
        ...by(await settledBy(db, 'charge_id', charges), ({ chargeId }) => chargeId),
        ...by(await settledBy(db, 'payment_id', others), ({ paymentId }) => paymentId),
      ]),
    };
    return rows.map((row) => postingDto(row, since));
  }
}

function postingDto(row: Posting, since: Since): PostingDto {
  const { amountMinor, currency, tenderedMinor, paidAt, postedAt, postedById, ...rest } = row;
  const { id, patientId, kind, effectMinor, method, description, reference, notes, reason } = rest;
  const { paidOn, dueOn, procedureId, planItemId, visitId, receiptNumber, reversesId, refundOfId } = rest;
  const allocations = since.settled.get(id) ?? [];
  const settledMinor = allocations.reduce((sum, one) => sum + one.amountMinor, 0);
  const refundedMinor = kind === 'PAYMENT' ? (since.refunded.get(id) ?? 0) : null;
  const reversedById = since.reversedBy.get(id) ?? null;
  const isVoid = reversedById !== null || kind === 'REVERSAL';
  return {
    ...{ id, patientId, kind, effectMinor, method, description, reference, notes, reason },
    ...{ paidOn, dueOn, procedureId, planItemId, visitId, receiptNumber, reversesId, refundOfId },
    ...{ allocations, refundedMinor, reversedById, tenderedMinor },
    amount: { amountMinor, currency },
    status: isVoid ? 'VOID' : statusOf(row, settledMinor, refundedMinor ?? 0),
    balanceMinor: since.balances.get(id) ?? null,
    openMinor: openOf(row, isVoid, settledMinor + (refundedMinor ?? 0)),
    changeMinor: tenderedMinor === null ? null : tenderedMinor - amountMinor,
    paidAt: paidAt.toISOString(),
    postedAt: postedAt.toISOString(),
    postedBy: since.people.get(postedById) ?? null,
  };
}

function statusOf({ kind, amountMinor }: Posting, settledMinor: number, refundedMinor: number): PostingStatus {
  if (kind === 'PAYMENT' && refundedMinor > 0) return refundedMinor === amountMinor ? 'REFUNDED' : 'PARTIAL';
  if (kind !== 'CHARGE' || settledMinor === amountMinor) return 'PAID';
  return settledMinor ? 'PARTIAL' : 'PENDING';
}

function openOf({ kind, amountMinor }: Posting, isVoid: boolean, usedMinor: number): number | null {
  if (kind === 'REFUND' || kind === 'REVERSAL') return null;
  return isVoid ? 0 : amountMinor - usedMinor;
}

function by(settled: readonly AllocationDto[], side: (one: AllocationDto) => number): Map<number, AllocationDto[]> {
  const found = new Map<number, AllocationDto[]>();
  for (const one of settled) found.set(side(one), [...(found.get(side(one)) ?? []), one]);
  return found;
}
