import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { LEDGER, spread } from '@cuspid/payment-records/contracts';
import type { CurrencyBalanceDto } from '@cuspid/payment-records/contracts/dto';
import { Events, type Actor } from '@cuspid/platform/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { freeMoney, hasDiscount, isReversed, refundedMinor, settledBy } from './account';
import { Balances } from './balances';
import { holdDrawer } from './cash-drawer';
import {
  AlreadyReversed,
  DiscountStands,
  NothingToAllocate,
  NothingToRefund,
  RefundsStand,
  RefundTooMuch,
} from './ledger-errors';
import type { Charge, Discount, Line, Part, Payment, Refund, Settling } from './ledger-lines';
import { NumberSeries, RECEIPTS } from './number-series';
import { Posting } from './posting';
import { insertLine, later, settle, settlingOf } from './settling';
import { claimItem, releaseItem } from '../terms/charged-item';

/**
 * The one way lines come into the ledger. Whoever calls holds the patient (`CareTeam.require(…, true)`) and has looked at what is
 * told; amounts are whole minor units above nothing. Every line is in the trail, in the kept balances and told to the screens in
 * the same transaction.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly balances: Balances,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** What the patient owes more. An item of the plan is charged once at a time. @throws ItemCharged */
  async charge(tx: Tx, me: Actor, what: Charge): Promise<Posting> {
    const line = await this.dated(tx, what);
    const dueOn = what.dueOn ?? dayAfter(line.paidOn, LEDGER.dueDays);
    const made = await this.post(tx, me, { ...line, dueOn, kind: 'CHARGE' }, []);
    if (made.planItemId) await claimItem(tx, made.patientId, made.planItemId, { chargeId: made.id });
    return made;
  }

  /** What the patient pays. @throws AllocationTooMuch */
  async pay(tx: Tx, me: Actor, { parts, ...what }: Payment): Promise<Posting> {
    const line = await this.dated(tx, what);
    const settling = await settlingOf(tx, line, parts);
    await holdDrawer(tx, me.id);
    const receiptNumber = await NumberSeries.next(tx, RECEIPTS);
    return this.post(tx, me, { ...line, receiptNumber, kind: 'PAYMENT' }, settling);
  }

  /** What the patient need not pay. @throws AllocationTooMuch */
  async discount(tx: Tx, me: Actor, { parts, ...what }: Discount): Promise<Posting> {
    const line = await this.dated(tx, what);
    return this.post(tx, me, { ...line, kind: 'DISCOUNT' }, await settlingOf(tx, line, parts));
  }

  /** Gives a payment back, first what settles nothing, then what was settled last. @throws NothingToRefund, RefundTooMuch */
  async refund(
    tx: Tx,
    me: Actor,
    payment: Posting,
    { amountMinor, reason, method, reference }: Refund,
  ): Promise<Posting> {
    if (payment.kind !== 'PAYMENT' || (await isReversed(tx, payment.id))) throw new NothingToRefund();
    const leftMinor = payment.amountMinor - (await refundedMinor(tx, payment.id));
    const amount = amountMinor ?? leftMinor;
    if (leftMinor <= 0 || amount > leftMinor) throw new RefundTooMuch(leftMinor);
    const line = await this.after(tx, payment, amount);
    const settled = await settledBy(tx, 'payment_id', [payment.id]);
    const free = leftMinor - settled.reduce((sum, one) => sum + one.amountMinor, 0);
    const back = spread(
      Math.max(0, amount - free),
      settled.toReversed().map((one) => ({ id: one.chargeId, openMinor: one.amountMinor })),
    );
    await holdDrawer(tx, me.id);
    const receiptNumber = await NumberSeries.next(tx, RECEIPTS);
    const taken = back.map(({ id, amountMinor: part }) => ({
      chargeId: id,
      amountMinor: -part,
      settledOn: line.paidOn,
    }));
    const how = { method: method ?? payment.method, reference: reference ?? null, refundOfId: payment.id };
    return this.post(tx, me, { ...line, ...how, reason, receiptNumber, kind: 'REFUND' }, taken, payment.id);
  }

  /**
   * Undoes a line by its opposite, and what it settled or was settled with; of a charge the payments are left as prepayments.
   * @throws AlreadyReversed, RefundsStand, DiscountStands
   */
  async reverse(tx: Tx, me: Actor, posting: Posting, reason: string): Promise<Posting> {
    const { id, kind, method } = posting;
    if (kind === 'REVERSAL' || (await isReversed(tx, id))) throw new AlreadyReversed();
    if (kind === 'PAYMENT' && (await refundedMinor(tx, id)) > 0) throw new RefundsStand();
    const settled = await settledBy(tx, kind === 'CHARGE' ? 'charge_id' : 'payment_id', [id]);
    if (kind === 'CHARGE' && (await hasDiscount(tx, settled))) throw new DiscountStands();
    const line = await this.after(tx, posting, posting.amountMinor);
    await holdDrawer(tx, me.id);
    const said = { method, reason, reversesId: id, reversesKind: kind, kind: 'REVERSAL' as const };
    const made = await insertLine(tx, me, { ...line, ...said });
    if (kind === 'CHARGE') await releaseItem(tx, { chargeId: id });
    for (const one of settled) {
      const back = { chargeId: one.chargeId, amountMinor: -one.amountMinor, settledOn: line.paidOn };
      await settle(tx, made, one.paymentId, [back]);
    }
    return this.told(tx, me, made);
  }

  /** Lets what is left of a payment settle charges: those named, or the oldest first. @throws NothingToAllocate, AllocationTooMuch */
  async allocate(tx: Tx, me: Actor, payment: Posting, parts?: readonly Part[]): Promise<void> {
    const { id, patientId, currency } = payment;
    const free = (await freeMoney(tx, patientId, currency)).find((one) => one.id === id);
    if (!free) throw new NothingToAllocate();
    const today = await this.clinic.today(tx);
    const line = { patientId, currency, amountMinor: free.leftMinor, paidOn: later(today, payment.paidOn) };
    const settling = await settlingOf(tx, line, parts);
    if (!settling.length) throw new NothingToAllocate();
    await settle(tx, payment, id, settling, clock.now());
    await this.told(tx, me, payment, 'payment.allocated', settling);
  }

  /** Where a patient stands at the end of a day of the clinic, every currency apart. */
  balanceAt(db: EntityManager, patientId: number, day: string): Promise<CurrencyBalanceDto[]> {
    return this.balances.at(db, patientId, day);
  }

  private async dated<T extends Line>(tx: Tx, what: T): Promise<T & { paidOn: string; paidAt: Date }> {
    const paidAt = what.paidAt ?? clock.now();
    return { ...what, paidAt, paidOn: what.paidOn ?? (await this.clinic.today(tx)) };
  }

  /** A line on another one: it never counts for a day before that. */
  private async after(tx: Tx, { patientId, currency, paidOn, visitId }: Posting, amountMinor: number) {
    const today = await this.clinic.today(tx);
    return { patientId, currency, visitId, amountMinor, paidOn: later(today, paidOn), paidAt: clock.now() };
  }

  private async post(
    tx: Tx,
    me: Actor,
    what: Partial<Posting>,
    settling: readonly Settling[],
    paymentId?: number,
  ): Promise<Posting> {
    const made = await insertLine(tx, me, what);
    await settle(tx, made, paymentId ?? made.id, settling);
    return this.told(tx, me, made);
  }

  /** To the kept balances, the trail and the screens. */
  private async told(
    tx: Tx,
    me: Actor,
    posting: Posting,
    action?: string,
    settling?: readonly Settling[],
  ): Promise<Posting> {
    const { id, patientId, kind, currency, amountMinor, method, reason, paidOn, receiptNumber } = posting;
    await this.balances.settleOne(tx, patientId, currency);
    const line = { kind, currency, amountMinor, method, reason, paidOn, receiptNumber };
    const after = settling ? { settling } : { ...line, reversesId: posting.reversesId, refundOfId: posting.refundOfId };
    await this.audit.record(tx, me, action ?? `payment.${kind.toLowerCase()}`, {
      entity: 'posting',
      id,
      patientId,
      after,
    });
    await this.events.publish(tx, 'payments', { id, patientId });
    return posting;
  }
}
